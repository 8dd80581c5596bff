"""The strokes that every SVG chart is made of, built as element trees: no text can become markup."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from xxtrack.render.safe import plain

Point = tuple[float, float]


def drawing(width: int, height: int, title: str, name: str) -> ET.Element:
    """An empty picture with its title."""
    box = {"viewBox": f"0 0 {width} {height}", "class": name, "role": "img", "xmlns": "http://www.w3.org/2000/svg"}
    root = ET.Element("svg", box)
    ET.SubElement(root, "title").text = plain(title)
    return root


def stroke(root: ET.Element, name: str, points: Iterable[Point]) -> None:
    """A line through some points."""
    ET.SubElement(root, "polyline", {"class": name, "points": " ".join(map(pair, points))})


def across(root: ET.Element, name: str, heights: Iterable[float], ends: Point) -> None:
    """Level lines from one side to the other."""
    moves = "".join(f"M{short(ends[0])} {short(y)}H{short(ends[1])}" for y in heights)
    ET.SubElement(root, "path", {"class": name, "d": moves})


def dots(root: ET.Element, points: Iterable[Point], name: str = "dots") -> None:
    """A round mark at each point: the cap of a stroke that goes nowhere."""
    if moves := "".join(f"M{short(x)} {short(y)}h0" for x, y in points):
        ET.SubElement(root, "path", {"class": name, "d": moves})


def lettering(root: ET.Element, said: str, x: float, y: float, anchor: str = "start", name: str = "") -> None:
    """Text at a point."""
    at = {"x": short(x), "y": short(y)} | ({"text-anchor": anchor} if anchor != "start" else {})
    ET.SubElement(root, "text", at | ({"class": name} if name else {})).text = plain(said)


def pair(point: Point) -> str:
    """A point as SVG writes it."""
    return f"{short(point[0])},{short(point[1])}"


def short(value: float) -> str:
    """A tenth of a pixel is enough."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
