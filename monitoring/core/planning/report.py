"""What a report about a plan or a planning round is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitoring.core.planning.cycle import goals_of_round, measures_of
from monitoring.core.planning.goal_tree import Branch, tree_of
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.means import Means, means_of


@dataclass(frozen=True, slots=True)
class Report:
    """
    Everything that a plan, or one of its rounds, set out to do and what became of it.

    `round` is None for a whole plan. Reviews, findings and participation are ordered by day,
    the newest first.
    """

    plan: str
    round: Item | None
    goals: tuple[Branch, ...]
    measures: tuple[Item, ...]
    reviews: tuple[Item, ...]
    acts: tuple[Item, ...]
    findings: tuple[Item, ...]
    assessments: tuple[Item, ...]

    def operative(self) -> list[Item]:
        """Operational goals that hold or held: what can be attained."""
        return [one.goal for one in self.goals if one.goal.text("tier") == "operativ"
                and one.goal.text("state") != "entwurf"]

    def states(self) -> Mapping[str, int]:
        """How many measures are in which state."""
        return Counter(one.text("state") for one in self.measures)

    def means(self) -> Means:
        """Staff and money of all measures that were not dropped as an idea."""
        return means_of(one for one in self.measures if one.text("state") != "idee")

    def years(self) -> tuple[str, str]:
        """First and last year of its measures and its round; "" where nothing has a date."""
        dated = [*self.measures, *((self.round,) if self.round else ())]
        starts = [one.text("start")[:4] for one in dated if one.text("start")]
        ends = [one.text("end")[:4] for one in dated if one.text("end")]
        return min(starts, default=""), max(ends, default="")


def report_of(register: Register, plan: str, round_id: str = "") -> Report:
    """The report of a plan, or of one of its rounds where `round_id` names one."""
    one = register.get("round", round_id) if round_id else None
    goals: Sequence[Item]
    if one is not None:
        plan, goals = one.text("plan"), goals_of_round(one, register)
        measures: Sequence[Item] = measures_of(goals, register)
        acts = _acts(register, one, goals, measures)
    else:
        goals = [goal for goal in register.of("goal") if plan in goal.plans()]
        measures = [each for each in register.of("measure") if plan in each.plans()]
        acts = [act for act in register.of("act") if act.text("plan") == plan]
    return Report(
        plan, one, tuple(tree_of(goals)), tuple(measures),
        _newest(_reviews(register, one, goals, measures), "date"),
        _newest(acts, "start"),
        _newest(_findings(register, plan, acts), "date"),
        tuple(sorted(_assessments(register, plan), key=lambda each: each.text("year"),
                     reverse=True)),
    )


def register_of(report: Report, register: Register) -> Register:
    """The entries of a report as a register of their own, for its tables."""
    rounds = (report.round,) if report.round else tuple(
        one for one in register.of("round") if report.plan in one.plans())
    items = (*rounds, *(one.goal for one in report.goals), *report.measures, *report.reviews,
             *report.acts, *report.findings, *report.assessments)
    return Register({one.key: one for one in items}, register.number)


def _acts(
    register: Register, one: Item, goals: Sequence[Item], measures: Sequence[Item]
) -> list[Item]:
    found = [*register.referring("round", one.id, "act"),
             *(act for each in (*goals, *measures)
               for act in register.referring(each.kind, each.id, "act"))]
    return list({act.id: act for act in found}.values())


def _reviews(
    register: Register, one: Item | None, goals: Sequence[Item], measures: Sequence[Item]
) -> list[Item]:
    about = (*((one,) if one else ()), *goals, *measures)
    found = [review for each in about
             for review in register.referring(each.kind, each.id, "review")]
    return list({review.id: review for review in found}.values())


def _findings(register: Register, plan: str, acts: Sequence[Item]) -> list[Item]:
    """Findings of the plan, and those that its participation brought."""
    own = {act.id for act in acts}
    return [one for one in register.of("finding")
            if one.text("plan") == plan or one.text("act") in own]


def _assessments(register: Register, plan: str) -> list[Item]:
    return [one for one in register.of("assessment") if one.text("plan") in ("", plan)]


def _newest(items: Sequence[Item], field: str) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda one: one.text(field), reverse=True))
