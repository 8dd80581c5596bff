"""The program: `xxtrack`, and `python -m xxtrack`."""

import gc

# A plan makes tens of thousands of objects, a large table millions, and none of them is rubbish before the end; looking
# for some takes as long as reading them, and while modules are imported a tenth of a check. A command that stays turns
# it on again.
gc.disable()

from xxtrack.cli.main import run  # noqa: E402

if __name__ == "__main__":
    run()
