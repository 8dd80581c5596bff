"""A period or a day: read or refused; a period runs forward, and a day is the end of its own period."""

from tests.fuzz.targets.shared import text_of
from xxtrack.model.period import PeriodError, parse_day, parse_period


def run(data: bytes) -> None:
    text = text_of(data)
    day = parse_day(text)
    try:
        period = parse_period(text, 2023)
    except PeriodError:
        assert day is None
        return
    assert period.start <= period.end
    assert period.start.year == period.end.year
    assert period.start.day == 1
    assert parse_period(period.end.isoformat(), 2023).end == parse_day(period.end.isoformat()) == period.end
    assert day in {None, period.end}
