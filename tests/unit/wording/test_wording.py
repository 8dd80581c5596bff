"""The catalogue: complete in both languages, without leftovers, and every key that code asks for exists."""

import ast
import re
import string
from enum import Enum
from importlib import import_module

import pytest

from tests.helpers import ROOT
from xxtrack.wording import Texts, term_key

SOURCE = ROOT / "src" / "xxtrack"
WORDING = SOURCE / "wording"
BY_PREFIX: dict[str, Texts] = {
    path.stem: import_module(f"xxtrack.wording.phrases.{path.stem}").TEXTS
    for path in sorted((WORDING / "phrases").glob("[!_]*.py"))
}
TEXTS = {key: pair for texts in BY_PREFIX.values() for key, pair in texts.items()}
TEMPLATES = sorted(SOURCE.rglob("*.html"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_are_there_with_the_same_blanks(key: str) -> None:
    chinese, english = TEXTS[key]
    assert chinese.strip()
    assert english.strip()
    assert blanks(chinese) == blanks(english)


def test_a_phrase_stands_in_the_file_that_its_key_names() -> None:
    assert [key for prefix, texts in BY_PREFIX.items() for key in texts if not key.startswith(f"{prefix}.")] == []


def test_chinese_texts_are_chinese() -> None:
    bare = {key: re.sub(r"\{.*?\}", "", chinese) for key, (chinese, _) in TEXTS.items()}
    exceptions = {key for key, words in bare.items() if not CHINESE.search(words) and re.search(r"[A-Za-z]", words)}
    assert exceptions == set()


def asked_keys() -> dict[str, set[str]]:
    """Constant keys in calls of msg(), text(), help_text(), and the names of their arguments."""
    keys: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            if node.func.id in {"msg", "text", "help_text"} and isinstance(node.args[0], ast.Constant):
                named = {keyword.arg for keyword in node.keywords if keyword.arg}
                keys.setdefault(str(node.args[0].value), set()).update(named)
    for path in TEMPLATES:
        for call in re.finditer(r"\bt\('([\w.-]+)'(?! ~)(?:, (\w+)=)?", path.read_text("utf-8")):
            keys.setdefault(call[1], set()).update({call[2]} - {None})
    return keys


def test_every_key_that_code_asks_for_exists_and_has_its_blanks() -> None:
    for key, given in asked_keys().items():
        assert key in TEXTS, key
        assert given <= blanks(TEXTS[key][0]), (key, given)


def test_no_text_is_left_over() -> None:
    source = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py") if WORDING not in path.parents)
    prefixes = {match[1] for match in re.finditer(r'f"([a-z-]+\.[a-z-]*)\{', source)}
    quoted = set(re.findall(r'"([a-z-]+\.[\w.-]+)"', source))
    for path in TEMPLATES:
        template = path.read_text("utf-8")
        quoted |= set(re.findall(r"\bt\('([\w.-]+)'[,)]", template))
        prefixes |= set(re.findall(r"\bt\('([\w.-]+)' ~", template))
    unused = [key for key in TEXTS if key not in quoted and not any(key.startswith(prefix) for prefix in prefixes)]
    assert [key for key in unused if not key.startswith("term.")] == []


def model_terms() -> set[str]:
    """The key of every value of the model's enumerations that `term` may be asked for."""
    modules = [import_module(f"xxtrack.model.{path.stem}") for path in (SOURCE / "model").glob("[!_]*.py")]
    found = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    return {term_key(value) for kind in found if issubclass(kind, Enum) for value in kind}


def test_every_term_is_one_of_the_model() -> None:
    assert {key for key in BY_PREFIX["term"] if key.count(".") > 1} <= model_terms()
