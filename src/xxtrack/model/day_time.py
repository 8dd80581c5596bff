"""A day with a time of day, as one is written where a slip was mended the same afternoon."""

from datetime import date
from typing import Self


class DayTime(date):
    """A day with a time, without a zone: after the day alone, before the next day. ``second`` is of the day."""

    second: int

    def __new__(cls, year: int, month: int, day: int, second: int = 0) -> Self:
        """As a date, with the second of the day."""
        self = super().__new__(cls, year, month, day)
        self.second = second
        return self

    @classmethod
    def on(cls, day: date, second: int) -> Self:
        """A time of a day."""
        return cls(day.year, day.month, day.day, second)

    @property
    def day_alone(self) -> date:
        """The day without the time."""
        return date(self.year, self.month, self.day)

    def isoformat(self) -> str:
        """As it is written into a file: 2023-07-05 14:30, with seconds where there are any."""
        minutes, seconds = divmod(self.second, 60)
        shown = f"{self.day_alone} {minutes // 60:02}:{minutes % 60:02}"
        return f"{shown}:{seconds:02}" if seconds else shown

    __str__ = isoformat

    def __reduce__(self) -> tuple[type["DayTime"], tuple[int, ...]]:
        return DayTime, (self.year, self.month, self.day, self.second)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, date) and _place(self) == _place(other)

    def __hash__(self) -> int:
        return hash(_place(self))

    def __lt__(self, other: date) -> bool:
        return _place(self) < _place(other)

    def __le__(self, other: date) -> bool:
        return _place(self) <= _place(other)

    def __gt__(self, other: date) -> bool:
        return _place(self) > _place(other)

    def __ge__(self, other: date) -> bool:
        return _place(self) >= _place(other)


def _place(day: date) -> tuple[int, int]:
    return day.toordinal(), day.second if isinstance(day, DayTime) else -1


def day_alone(day: date) -> date:
    """The day of a report, with or without its time."""
    return day.day_alone if isinstance(day, DayTime) else day
