"""Several rows for one figure: revisions told apart by their report dates, or claims that cannot both stand."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import TypeAlias

from xxtrack.diagnostics import Finding
from xxtrack.model.actuals import Observation
from xxtrack.model.message import Message, msg

Chains: TypeAlias = dict[tuple[str, str], list[Observation]]


def settle(
    chains: Chains, findings: list[Finding]
) -> tuple[Mapping[tuple[str, str], tuple[Observation, ...]], Counter[str]]:
    """Each item's and scope's observations in order of time, and how many of each file were not kept.

    ``chains`` is emptied on the way, so that a large file is not held twice.
    """
    series: dict[tuple[str, str], tuple[Observation, ...]] = {}
    refused: Counter[str] = Counter()
    for key in list(chains):
        kept: list[Observation] = []
        for rivals in _rivals(chains.pop(key)):
            settled = _settled(rivals, findings)
            if len(settled) < len(rivals):
                refused.update(o.where.file for o in rivals)
                refused.subtract(o.where.file for o in settled)
            kept += settled
        if kept:
            series[key] = tuple(sorted(kept, key=_when))
    return series, refused


def _rivals(chain: list[Observation]) -> Iterator[list[Observation]]:
    """Those that speak of the same period in the same sense; sorting keeps the order of files and rows."""
    chain.sort(key=_claim)
    for _, group in groupby(chain, key=_claim):
        yield list(group)


def _claim(observation: Observation) -> tuple[date, str, date]:
    start = observation.period.start if observation.basis.value == "period" else observation.period.end
    return observation.period.end, observation.basis.value, start


def _when(observation: Observation) -> tuple[date, date]:
    return observation.period.end, observation.reported or date.min


def _settled(rivals: list[Observation], findings: list[Finding]) -> list[Observation]:
    """All revisions of one figure, or nothing where two differ and neither is the later."""
    if len(rivals) == 1:
        return rivals
    by_report: dict[date | None, Observation] = {}
    clash = False
    for observation in rivals:
        first = by_report.setdefault(observation.reported, observation)
        if first is observation:
            continue
        same = (first.value, first.stage) == (observation.value, observation.stage)
        code, key = ("XX415", "row.repeated") if same else ("XX408", "row.two-values")
        clash |= not same
        message = msg(key, first=_said(first), second=_said(observation), where=str(first.where))
        hint = None if same else msg("hint.reported")
        findings.append(
            Finding(code, message, observation.where, observation.item, observation.scope, hint, also=(first.where,))
        )
    return [] if clash else list(by_report.values())


def _said(observation: Observation) -> str | Message:
    if observation.value is not None:
        return f"{observation.value:f}"
    return msg(f"stage.{observation.stage.value}") if observation.stage else ""
