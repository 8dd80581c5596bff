"""One target under atheris: ``python -m tests.fuzz.one NAME [libFuzzer's options]``."""

import resource
import sys

import atheris

MEMORY = 4 << 30
"""Bytes of address space: who asks for more is stopped at the line that asks."""


def main() -> None:
    name = sys.argv.pop(1)
    with atheris.instrument_imports(include=["xxtrack"]):
        from tests.fuzz.targets import TARGETS

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
