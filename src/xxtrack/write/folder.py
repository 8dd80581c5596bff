"""Several finished files in one folder."""

from collections.abc import Mapping
from pathlib import Path

from xxtrack.write.output import in_words, write_files


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each file by its name; the folder is made, and what else lies in it stays.

    Raises `StopError` where the folder cannot be made or a file not written; then all files are as they were.
    """
    with in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
    write_files([(folder / name, content) for name, content in files.items()])
