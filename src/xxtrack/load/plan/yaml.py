"""YAML text to plain nodes, each with its place. Nothing is interpreted: every scalar stays as written.

Built from libyaml's events, not from PyYAML's constructors: those turn ``NO`` into False and ``12.30`` into 12.3, keep
the last of two equal keys without a word, and lose positions. No constructor runs, so a file cannot create objects.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import yaml

from xxtrack.load.lines import YAML_BREAK
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import msg

Path: TypeAlias = tuple[str | int, ...]
Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | None"

_FORBIDDEN = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What YAML does not allow, as a pattern; compiled where it is needed, for that takes longer than a small plan."""

MAX_DEPTH = 32
MAX_BYTES = 64 * 1024 * 1024

_Loader = getattr(yaml, "CLoader", yaml.Loader)


class Document(NamedTuple):
    """A YAML document as dicts, lists and strings, with the place of every key and value by path."""

    tree: Tree
    values: dict[Path, Where]
    keys: dict[Path, Where]

    def value_at(self, path: Path) -> Where:
        """Where a value stands; the nearest enclosing one where the path does not exist."""
        while path not in self.values and path:
            path = path[:-1]
        return self.values[path]

    def key_at(self, path: Path) -> Where:
        """Where a key stands, else its value."""
        return self.keys.get(path) or self.value_at(path)


def decode_text(source: Source) -> str | Finding:
    """The file as text: UTF-8 with or without a byte-order mark, nothing else."""
    if len(source.data) > MAX_BYTES:
        return Finding("XX107", msg("yaml.too-large", limit=MAX_BYTES // 1024 // 1024), Where(source.name))
    try:
        return source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(YAML_BREAK.split(source.data[: error.start].decode("utf-8-sig", "replace")))
        return Finding("XX102", msg("file.not-utf8", offset=error.start), Where(source.name, line, 1))


def read_yaml(source: Source) -> tuple[Document | None, list[Finding]]:
    """Parse one document. Where the text is not YAML there is no document and one finding that says where."""
    text = decode_text(source)
    if isinstance(text, Finding):
        return None, [text]
    document, findings = _read(text, source)
    unquoted: list[Finding] = []
    while document is None and len(unquoted) < _MOST_REPAIRS and (repaired := _with_quotes(text, findings)):
        text, where = repaired
        unquoted.append(Finding("XX103", msg("yaml.colon-inside"), where, hint=msg("hint.quote-text")))
        document, findings = _read(text, source)
    return document, [*unquoted, *findings, *(_cut_by_comments(document, text) if document else ())]


_MOST_REPAIRS = 20
"""Values that are read as if they were quoted: each takes another reading of the file."""
_COLON_INSIDE = re.compile(
    r"(?P<before>\s*(?:- )*[\w-]+: )(?P<value>[^\s\"'|>&*!%@`#\[{](?:.*: .*|.*:))\s*$",
)
_WORDY = frozenset({"name", "title", "text", "note", "reason"})


def _with_quotes(text: str, findings: list[Finding]) -> tuple[str, Where] | None:
    """The text with quotes around the value in whose colon YAML stopped, and its place; None for other faults."""
    fault = findings[-1]
    if fault.code != "XX103" or "mapping values" not in str(dict(fault.message.args).get("problem", "")):
        return None
    lines = YAML_BREAK.split(text)
    ends = YAML_BREAK.findall(text)
    number = fault.where.line - 1
    match = _COLON_INSIDE.fullmatch(lines[number])
    if not match:
        return None
    before, value = match["before"], match["value"]
    lines[number] = f"{before}'{value.replace(chr(39), chr(39) * 2)}'"
    whole = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    return whole, Where(fault.where.file, fault.where.line, len(before) + 1, len(value))


def _cut_by_comments(document: Document, text: str) -> Iterator[Finding]:
    """Words that end before a blank and #: Grow # of events. A comment has two blanks before it, or its own line."""
    if " #" not in text:
        return
    lines = YAML_BREAK.split(text)
    for path, where in document.values.items():
        if path and path[-1] in _WORDY and where.length:
            line = lines[where.line - 1]
            rest = line[where.column - 1 + where.length :]
            if line[where.column - 1] not in "\"'" and re.match(r" #", rest):
                value = Where(where.file, where.line, where.column, len(line) - where.column + 1)
                yield Finding(
                    "XX108", msg("yaml.cut-by-comment", rest=rest.strip()), value, hint=msg("hint.quote-text")
                )


def _read(text: str, source: Source) -> tuple[Document | None, list[Finding]]:
    builder = _Builder(source.name)
    try:
        builder.read(iter(_Loader(text).get_event, None))
    except yaml.reader.ReaderError as error:
        # libyaml tells bytes and PyYAML characters; the first character that YAML forbids is the one.
        forbidden = re.search(_FORBIDDEN, text)
        before = YAML_BREAK.split(text[: forbidden.start()] if forbidden else "")
        where = Where(source.name, len(before), len(before[-1]) + 1)
        return None, [*builder.findings, Finding("XX102", msg("yaml.control", code=_codepoint(error.character)), where)]
    except yaml.MarkedYAMLError as error:
        return None, [*builder.findings, _syntax(error, text, source.name)]
    except _TooDeepError as error:
        return None, [*builder.findings, Finding("XX107", msg("yaml.too-deep", limit=MAX_DEPTH), error.where)]
    if builder.document is None or builder.document.tree is None:
        return None, [*builder.findings, Finding("XX106", msg("yaml.empty"), Where(source.name))]
    return builder.document, builder.findings


class _TooDeepError(Exception):
    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where


class _Builder:
    """Folds events into a tree; keeps findings for what the format does not allow and goes on."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.document: Document | None = None
        self._values: dict[Path, Where] = {}
        self._keys: dict[Path, Where] = {}

    def read(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.document is not None:
                    self._refuse("yaml.second-document", event)
                    return
                self.document = Document(self._node(events, next(events), ()), self._values, self._keys)

    def _where(self, event: Any) -> Where:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if start.line == end.line else 0
        return Where(self.file, start.line + 1, start.column + 1, length)

    def _refuse(self, key: str, event: Any) -> None:
        self.findings.append(Finding("XX105", msg(key), self._where(event)))

    def _node(self, events: Iterator[Any], event: Any, path: Path) -> Tree:
        kind = type(event)
        where = self._where(event)
        self._values[path] = where
        if kind is yaml.AliasEvent:
            self._refuse("yaml.alias", event)
            return None
        if event.anchor is not None:
            self._refuse("yaml.anchor", event)
        if event.tag is not None and event.tag != "!":
            self._refuse("yaml.tag", event)
        if kind is yaml.ScalarEvent:
            return _scalar(event)
        if len(path) >= MAX_DEPTH:
            raise _TooDeepError(where)
        if kind is yaml.MappingStartEvent:
            return self._mapping(events, path)
        return self._sequence(events, path)

    def _sequence(self, events: Iterator[Any], path: Path) -> list[Tree]:
        items: list[Tree] = []
        while type(event := next(events)) is not yaml.SequenceEndEvent:
            items.append(self._node(events, event, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[Any], path: Path) -> dict[str, Tree]:
        entries: dict[str, Tree] = {}
        while type(event := next(events)) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                # A list, mapping or alias as a key: read past it and its value so that the rest is still checked.
                self._refuse("yaml.complex-key", event)
                self._node(events, event, (*path, "?"))
                self._node(events, next(events), (*path, "?"))
                continue
            key: str = event.value
            if event.anchor is not None:
                self._refuse("yaml.anchor", event)
            child = (*path, key)
            value_event = next(events)
            if key == "<<":
                self._refuse("yaml.merge", event)
                self._node(events, value_event, child)
            elif key in entries:
                first = self._keys[child].line
                self.findings.append(
                    Finding("XX104", msg("yaml.duplicate-key", key=key, line=first), self._where(event))
                )
                self._node(events, value_event, (*path, "?"))
            else:
                self._keys[child] = self._where(event)
                entries[key] = self._node(events, value_event, child)
        return entries


def _scalar(event: Any) -> str | None:
    value: str = event.value
    if event.implicit[0] and not event.style and value in {"", "~", "null"}:
        return None
    return value


def _codepoint(character: object) -> str:
    number = character if isinstance(character, int) else ord(str(character)[:1] or "\0")
    return f"U+{number:04X}"


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> Finding:
    # A key without its colon is missed only where the next line begins; the context is where the key stands.
    colon = "expected ':'" in (error.problem or "")
    mark = (error.context_mark if colon else None) or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = YAML_BREAK.split(text)
    if line >= len(lines):
        # Where a quotation is still open, libyaml counts on behind the end.
        line, column = len(lines) - 1, len(lines[-1])
    offending = lines[line]
    where = Where(file, line + 1, column + 1)
    if "nesting depth" in (error.problem or ""):
        # libyaml reads ahead of its events and from version 0.2.6 on has a limit of its own.
        return Finding("XX107", msg("yaml.too-deep", limit=MAX_DEPTH), where)
    if "\t" in offending[: column + 1] and not offending[:column].strip():
        return Finding("XX103", msg("yaml.tab"), where, hint=msg("hint.tab"))
    hint = None
    if re.match(r"\s*(- )?[\w-]+:\s*[>%@`*&!|\[{]", offending):
        hint = msg("hint.quote")
    elif any("：" in written and ":" not in written for written in lines[max(line - 1, 0) : line + 1]):
        hint = msg("hint.full-width-colon")
    return Finding("XX103", msg("yaml.syntax", problem=error.problem or ""), where, hint=hint)
