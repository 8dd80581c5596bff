"""Lines as the names, file names and notes of an office, through one format of one command: nothing of them acts."""

import json
import shutil
import tempfile
from pathlib import Path

from tests import inert
from tests.forged import write_forged
from tests.fuzz.targets.shared import text_of
from tests.helpers import run_cli

_DAY = ("--as-of", "2023-06-30")
FORMATS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("terminal", ("status", "--all", *_DAY)),
    ("csv", ("status", "--format", "csv", *_DAY)),
    ("markdown", ("status", "--all", "--format", "markdown", *_DAY)),
    ("json", ("status", "--format", "json", *_DAY)),
    ("terminal", ("check", *_DAY)),
    ("github", ("check", "--format", "github", *_DAY)),
    ("json", ("check", "--format", "sarif", *_DAY)),
    ("xml", ("check", "--format", "junit", *_DAY)),
    ("markdown", ("check", "--format", "markdown", *_DAY)),
    ("ics", ("due", "--format", "ics", *_DAY)),
    ("html", ("report", "--format", "html", *_DAY)),
    ("markdown", ("report", "--format", "bulletin", *_DAY)),
    ("svg", ("show", "P01-01", "--svg", "-", *_DAY)),
    ("terminal", ("show", "P01-01", *_DAY)),
)


def run(data: bytes) -> None:
    kind, arguments = FORMATS[data[0] % len(FORMATS) if data else 0]
    texts = [line for line in data[1:].decode("utf-8", "replace").split("\n") if line.strip()][:6]
    if len(texts) < 2 or not all(_is_for_yaml(text) for text in texts):
        return
    folder = Path(tempfile.mkdtemp(prefix="xxtrack-fuzz-"))
    try:
        write_forged(folder, texts, _file_name(texts[0]))
        outcome = run_cli(*arguments, cwd=folder)
        assert outcome.code in {0, 1, 2, 3}, outcome.stderr
        inert.terminal(outcome.stderr)
        if outcome.stdout:
            inert.KINDS[kind](outcome.stdout)
    finally:
        shutil.rmtree(folder)


def _is_for_yaml(text: str) -> bool:
    """YAML refuses these even as escapes, and keys of a thousand characters; a plan that is refused shows nothing."""
    return not any(c in text for c in "\ufffe\uffff") and len(json.dumps(text)) < 1000


def _file_name(text: str) -> str:
    return text_of(text.encode().replace(b"/", b"").replace(b"\0", b"")[:100]).strip(".") or "a"
