"""`python -m xxtrack` is the same program as `xxtrack`."""

from xxtrack.cli.main import run

run()
