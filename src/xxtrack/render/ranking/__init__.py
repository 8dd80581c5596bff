"""Leads or scopes in order, in every format."""

from dataclasses import dataclass
from datetime import date

from xxtrack.model.finding import LeftOut
from xxtrack.model.ranking import Ranking
from xxtrack.render import Formats


@dataclass(frozen=True, slots=True)
class RankingReport:
    """Places, and the date judged at."""

    ranking: Ranking
    as_of: date
    left_out: LeftOut | None = None


FORMATS: Formats[RankingReport] = Formats(
    {
        "table": "ranking.terminal:ranking_text",
        "json": "ranking.data:ranking_json",
        "csv": "ranking.data:ranking_csv",
        "markdown": "ranking.data:ranking_markdown",
    }
)
