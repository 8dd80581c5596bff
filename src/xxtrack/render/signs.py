"""How each status is marked: a sign beside its word, and a colour that only adds to them."""

from xxtrack.model.status import Status

SIGNS: dict[Status, str] = {
    Status.MISSED: "✗",
    Status.LAGGING: "«",
    Status.NO_DATA: "?",
    Status.AT_RISK: "!",
    Status.NOT_DUE: "-",
    Status.ON_TRACK: "=",
    Status.AHEAD: "»",
    Status.ACHIEVED: "✓",
}
STYLES: dict[Status, str] = {
    Status.MISSED: "bold red",
    Status.LAGGING: "red",
    Status.NO_DATA: "magenta",
    Status.AT_RISK: "yellow",
    Status.NOT_DUE: "dim",
    Status.ON_TRACK: "green",
    Status.AHEAD: "cyan",
    Status.ACHIEVED: "bold green",
}
