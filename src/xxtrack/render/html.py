"""A page of HTML made from its template, with its own style and script, and a policy that lets nothing else in.

Jinja escapes every value; `plain` before it keeps control and direction characters from acting. The browser is told by
the Content-Security-Policy to run only the script and style whose hashes it names, and to load nothing.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import islice

from xxtrack.model.message import Value
from xxtrack.model.punctuation import bracketed
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, listing, text
from xxtrack.wording.numbers import percent

_BATCH = 256


def filled_page(
    folder: str,
    name: str,
    lang: Lang,
    values: dict[str, object],
    *,
    themed: bool = False,
    script: bool = False,
    running: str = "",
) -> Iterator[str]:
    """``templates/<name>.html`` of a folder of `render`, with the style beside it and, where it has one, the script.

    A ``themed`` page has the colours that the pages share, light and dark; ``running`` stands at the head of every
    printed page. Its pieces are made as they are taken. Jinja2 is an extra: it raises `ImportError` where it is not
    installed.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    # The same labels, dates and names come again and again.
    in_a_line = lru_cache(1024)(plain)

    def shown(value: object) -> str:
        return value if isinstance(value, Markup) else in_a_line(str(value))

    def words(key: str, **args: Value) -> str:
        return text(key, lang, **args)

    def listed(names: Iterable[str]) -> str:
        return listing(names, lang)

    loader = PackageLoader(f"xxtrack.render.{folder}")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"t": words, "percent": percent, "lang": lang, "bracketed": bracketed, "listing": listed}
    theme = PackageLoader("xxtrack.render").get_source(environment, "theme.css")[0] if themed else ""
    ours = {"style": theme + loader.get_source(environment, f"{name}.css")[0] + _head_of_pages(running)}
    if script:
        ours["script"] = loader.get_source(environment, f"{name}.js")[0]
    allowed = "".join(f" {kind}-src {_hash(content)};" for kind, content in ours.items())
    # A picture that the script makes of a chart is drawn from a blob, which nothing but script can make.
    allowed += " img-src blob:;" if script else ""
    policy = f"default-src 'none';{allowed} base-uri 'none'; form-action 'none'"
    files = {kind: Markup(content) for kind, content in ours.items()}  # noqa: S704 - our own files
    pieces = environment.get_template(f"{name}.html").generate(policy=policy, **files, **values)
    return _in_batches(pieces)


def _in_batches(pieces: Iterator[str]) -> Iterator[str]:
    """Larger pieces: those of the template are some hundred for an item."""
    while batch := list(islice(pieces, _BATCH)):
        yield "".join(batch)


def _head_of_pages(running: str) -> str:
    """A rule for paper; every character is written as its code, so that none can end the string or the style."""
    codes = "".join(f"\\{ord(one):x} " for one in plain(running))
    return f'@page {{ @top-left {{ content: "{codes}"; font: 8pt sans-serif; color: #444; }} }}\n' if codes else ""


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
