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
    Status.MONITORED: "~",
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
    Status.MONITORED: "blue",
}
STATUS_COLOURS: dict[Status, tuple[str, str]] = {
    Status.MISSED: ("#FFFFFF", "#B3261E"),
    Status.LAGGING: ("#FFFFFF", "#C25100"),
    Status.NO_DATA: ("#3F1D5C", "#DCC8EC"),
    Status.AT_RISK: ("#4A3A00", "#FFE08A"),
    Status.NOT_DUE: ("#404040", "#EBEBEB"),
    Status.ON_TRACK: ("#1E4620", "#DDF0DB"),
    Status.AHEAD: ("#0B3A5E", "#C3DEF3"),
    Status.ACHIEVED: ("#1B5E20", "#C8E6C9"),
    Status.MONITORED: ("#33415C", "#E3E8F4"),
}
"""Ink and ground in a workbook: a contrast of more than 4.5 to 1, and the word always stands in the cell."""
