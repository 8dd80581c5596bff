"""What is fuzzed: each target takes bytes, and an exception is a finding."""

from collections.abc import Callable, Mapping

from tests.fuzz.targets import argument, document, figures, judgement, period, plan, report, target, value, workbook

TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "plan": plan.run,
    "target": target.run,
    "period": period.run,
    "value": value.run,
    "figures": figures.run,
    "document": document.run,
    "workbook": workbook.run,
    "judgement": judgement.run,
    "argument": argument.run,
    "report": report.run,
}
