"""A real git repository in a temporary folder, apart from whoever runs the tests."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


@dataclass(frozen=True)
class Repo:
    """A folder under git."""

    top: Path

    def git(self, *arguments: str, day: str = "2023-07-15") -> str:
        when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+08:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00+08:00"}
        command = ["git", "-C", str(self.top), *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **QUIET, **when})
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        place = self.top / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def commit(self, subject: str, day: str = "2023-07-15") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", subject, day=day)
        return self.git("rev-parse", "HEAD")


def new_repository(top: Path) -> Repo:
    top.mkdir(parents=True, exist_ok=True)
    repo = Repo(top)
    repo.git("init", "--quiet", "--initial-branch=main")
    return repo
