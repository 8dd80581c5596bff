"""`xxtrack status --by`: scopes or leads in order, instead of items."""

from xxtrack.assess.ranking import ranking
from xxtrack.assess.select import Selection
from xxtrack.cli.streams import print_lines, width, write
from xxtrack.model.assessment import Assessment
from xxtrack.model.ranking import By
from xxtrack.wording import Lang


def print_ranking(assessment: Assessment, select: Selection, by: By, output_format: str, lang: Lang) -> None:
    """Rank what is asked for and print it."""
    from xxtrack.render.status.ranking_data import ranking_csv, ranking_json, ranking_markdown
    from xxtrack.render.status.ranking_terminal import ranking_text

    places = ranking(assessment, select, by)
    if output_format == "json":
        write(ranking_json(places, assessment.as_of, lang))
    elif output_format == "csv":
        write(ranking_csv(places))
    elif output_format == "markdown":
        write(ranking_markdown(places, lang))
    else:
        print_lines(ranking_text(places, lang, width()))
