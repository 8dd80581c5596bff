"""Keep one comment of a pull or merge request up to date: ``python scripts/comment.py FILE...``.

The comment is found again by a mark in its first line and by who wrote it, so that nobody else's is overwritten. Where
none may be written, as for pull requests from forks, that is said and nothing fails: the gate is in the exit codes of
`xxtrack`. This is beside the package and not in it: the package opens no connection.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from xxtrack.render.fit import COMMENT, fitted_text
from xxtrack.wording import Lang

MARK = "<!-- xxtrack -->"
PAGES = 50
"""Of a hundred comments each, in which ours is looked for."""
SECONDS = 20
_SAID = {"zh": "没有写评论，请看摘要：{why}", "en": "no comment was written, see the summary: {why}"}


class _Stay(HTTPRedirectHandler):
    """A token is for the address it was given for, and for none that leads on from there."""

    def redirect_request(self, *_arguments: object) -> None:
        return None


_open = build_opener(_Stay).open


class Thread(NamedTuple):
    """Where the comments of a request are, and how they are asked for."""

    comments: str
    edited: str
    """The address of one comment, but for its number."""
    method: str
    """With which a comment is changed."""
    headers: Mapping[str, str]
    is_mine: Callable[[Mapping[str, Any]], bool]


def on_github(env: Mapping[str, str]) -> Thread:
    """The thread of a pull request, for the token of the workflow, which always writes under the same name."""
    at = f"{env['GITHUB_API_URL']}/repos/{env['GITHUB_REPOSITORY']}/issues"
    headers = {"Authorization": f"Bearer {env['XXTRACK_TOKEN']}", "Accept": "application/vnd.github+json"}
    number = int(env["XXTRACK_REQUEST"])
    mine = "github-actions[bot]"
    return Thread(
        f"{at}/{number}/comments", f"{at}/comments", "PATCH", headers, lambda one: one["user"]["login"] == mine
    )


def on_gitlab(env: Mapping[str, str]) -> Thread:
    """The thread of a merge request, for a token with the right to write notes."""
    api = env["CI_API_V4_URL"]
    project, number = int(env["CI_MERGE_REQUEST_PROJECT_ID"]), int(env["CI_MERGE_REQUEST_IID"])
    notes = f"{api}/projects/{project}/merge_requests/{number}/notes"
    headers = {"PRIVATE-TOKEN": env["XXTRACK_TOKEN"]}
    mine = ask("GET", f"{api}/user", headers)["id"]
    return Thread(notes, notes, "PUT", headers, lambda one: one["author"]["id"] == mine)


def ask(method: str, address: str, headers: Mapping[str, str], body: str | None = None) -> Any:  # noqa: ANN401 - JSON
    """The answer's JSON; raises `OSError` where there is none."""
    data = None if body is None else json.dumps({"body": body}).encode()
    request = Request(address, data, {**headers, "Content-Type": "application/json"}, method=method)  # noqa: S310 - CI names it
    with _open(request, timeout=SECONDS) as answer:
        return json.load(answer)


def marked(thread: Thread) -> Iterator[int]:
    """The numbers of our comments."""
    for page in range(1, PAGES + 1):
        found = ask("GET", f"{thread.comments}?per_page=100&page={page}", thread.headers)
        if not found:
            return
        yield from (one["id"] for one in found if thread.is_mine(one) and str(one["body"]).startswith(MARK))


def keep(thread: Thread, body: str) -> None:
    """Change the comment that is there, or write the first."""
    number = next(marked(thread), None)
    if number is None:
        ask("POST", thread.comments, thread.headers, body)
    else:
        ask(thread.method, f"{thread.edited}/{int(number)}", thread.headers, body)


def main(files: list[str], env: Mapping[str, str]) -> None:
    """Write what the files hold, one after the other."""
    lang: Lang = "en" if env.get("XXTRACK_LANG") == "en" else "zh"
    content = "".join(Path(file).read_text("utf-8") for file in files)
    body = f"{MARK}\n{fitted_text(content, COMMENT - len(MARK) - 1, lang)}"
    if not env.get("XXTRACK_TOKEN"):
        print(_SAID[lang].format(why="XXTRACK_TOKEN"))
        return
    try:
        keep(on_gitlab(env) if env.get("GITLAB_CI") else on_github(env), body)
    except HTTPError as error:
        print(_SAID[lang].format(why=f"HTTP {error.code}"))
    except (OSError, HTTPException, ValueError, LookupError, TypeError) as error:
        # What an error says may hold a header, and a header the token.
        print(_SAID[lang].format(why=type(error).__name__))


if __name__ == "__main__":
    main(sys.argv[1:], os.environ)
