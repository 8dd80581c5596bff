"""A period or a day: read or refused; a period runs forward, and a day is the end of its own period."""

from tests.fuzz.targets.shared import text_of
from xxtrack.model.period import PeriodError, calendar_year
from xxtrack.model.period_grammar import parse_day, parse_period


def run(data: bytes) -> None:
    text = text_of(data)
    day = parse_day(text)
    try:
        period = parse_period(text, calendar_year(2023))
    except PeriodError:
        assert day is None
        return
    assert period.start <= period.end
    assert (
        parse_period(period.end.isoformat(), calendar_year(2023)).end == parse_day(period.end.isoformat()) == period.end
    )
    assert day in {None, period.end}
