"""The plan as a budget and the figures as transactions, for hledger and beancount.

Every item is an account in the commodity of its unit, whose budget is the target (100 for what is reported in per cent
done), by the month where it is to be reached evenly. Every figure is a transaction that takes the account from the
figure before to this one, so that the balance of an account is the item's latest figure, which is what
`balance --budget` holds against the target. Figures of scopes have accounts of their own, without a budget.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from xxtrack.model.actuals import Actuals, Basis, Observation, Stage
from xxtrack.model.plan import Item, Measure, Pace, PaceKind, Plan

STAGES = {Stage.NOT_STARTED: 0, Stage.UNDER_WAY: 50, Stage.DELAYED: 50, Stage.DONE: 100}


@dataclass(frozen=True)
class Step:
    """One transaction: the account of an item's scope goes from one figure to the next."""

    on: date
    item: Item
    scope: str
    change: Decimal

    @property
    def account(self) -> str:
        """Its name, below another for a scope; the names of accounts are to begin with a capital letter."""
        return f"Scopes:{self.item.id}:S{self.scope.encode().hex()}" if self.scope else f"Items:{self.item.id}"


def steps(plan: Plan, actuals: Actuals) -> list[Step]:
    """Every figure in the order of its dates. A figure of a period alone is added, one to date replaces."""
    found: list[Step] = []
    for (id_, scope), series in actuals.series.items():
        balance = Decimal(0)
        for observation in series:
            figure = _figure(observation)
            change = figure if observation.basis is Basis.PERIOD else figure - balance
            balance += change
            found.append(Step(observation.period.end, plan.items[id_], scope, change))
    return sorted(found, key=lambda step: step.on)


def _figure(observation: Observation) -> Decimal:
    if observation.value is not None:
        return observation.value
    return Decimal(STAGES[observation.stage]) if observation.stage else Decimal(0)


def unit_of(item: Item) -> str:
    """The commodity of an item's account."""
    return item.target.unit if item.target and item.target.unit else "%"


def rhythm_of(item: Item) -> str:
    """What is expected to grow evenly has a budget for each month, the rest one for the year."""
    even = item.measure is Measure.FLOW and item.pace == Pace(PaceKind.LINEAR)
    return "monthly" if even else "yearly"


def budget_of(item: Item) -> Decimal:
    """The figure that the account is held against, a month's to four decimals."""
    target = item.target.bound if item.target else Decimal(100)
    return round(target / 12, 4) if rhythm_of(item) == "monthly" else target


def journal(plan: Plan, actuals: Actuals) -> Iterator[str]:
    """An hledger journal. No account is the parent of all, whose balance in thirty units would be in every report."""
    span = f"from {plan.start} to {plan.end + timedelta(days=1)}"
    for item in plan.items.values():
        yield f'~ {rhythm_of(item)} {span}\n    {item.id}  {budget_of(item):f} "{unit_of(item)}"\n    Budget\n\n'
    for step in steps(plan, actuals):
        account = step.account.removeprefix("Items:")
        yield f'{step.on} *\n    {account}  {step.change:f} "{unit_of(step.item)}"\n    Reports\n\n'


def beancount(plan: Plan, actuals: Actuals) -> Iterator[str]:
    """A beancount ledger; the budget is in the form that fava reads."""
    taken = steps(plan, actuals)
    units = {unit: f"U{n}" for n, unit in enumerate(dict.fromkeys(map(unit_of, plan.items.values())))}
    yield 'option "name_assets" "Items"\noption "name_expenses" "Scopes"\n\n'
    for account in dict.fromkeys([*(f"Items:{id_}" for id_ in plan.items), *(step.account for step in taken)]):
        yield f"{plan.start} open {account}\n"
    yield f"{plan.start} open Equity:Reports\n"
    for item in plan.items.values():
        budget = f"{budget_of(item):f} {units[unit_of(item)]}"
        yield f'{plan.start} custom "budget" Items:{item.id} "{rhythm_of(item)}" {budget}\n'
    for step in taken:
        unit = units[unit_of(step.item)]
        yield f'\n{step.on} * ""\n  {step.account}  {step.change:f} {unit}\n  Equity:Reports  {-step.change:f} {unit}\n'
