"""What is late, orphaned or outdated in the planning register."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from monitoring.core.area import Areas
from monitoring.core.planning.hints import HINTS, Hint
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.orphans import orphans_in
from monitoring.core.planning.outdated import outdated_in
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.words import OVER
from monitoring.core.space.crosswalk import Crosswalk


def findings_of(
    register: Register, setting: Setting, crosswalks: tuple[Crosswalk, ...] = ()
) -> tuple[Hint, ...]:
    """
    All hints, ordered by rule as `HINTS` is and inside it by day, the oldest first.

    Crosswalks tell which districts of today lie where an outdated one was. Kept until the
    register, the areas, the indicators or the day change.
    """
    return _found(register, setting.areas, frozenset(setting.city.indicators), setting.loaded,
                  setting.today.isoformat(), crosswalks)


@lru_cache(maxsize=8)
def _found(
    register: Register, areas: Areas, declared: frozenset[str], loaded: frozenset[str],
    today: str, crosswalks: tuple[Crosswalk, ...],
) -> tuple[Hint, ...]:
    found = [
        *_late(register, today),
        *orphans_in(register, today),
        *outdated_in(register, areas, declared, loaded, crosswalks),
    ]
    order = list(HINTS)
    return tuple(sorted(found, key=lambda one: (order.index(one.rule), one.day)))


def is_over(item: Item, today: str) -> bool:
    """Whether an entry can no longer be late: its state says so, or a round has its report."""
    if item.kind == "round":
        return bool(item.text("report")) and bool(item.text("end")) and item.text("end") < today
    return item.text("state") in OVER


def _late(register: Register, today: str) -> Iterator[Hint]:
    for item in (*register.of("round"), *register.of("goal"), *register.of("measure")):
        if is_over(item, today):
            continue
        if review_is_open(item, register, today):
            yield Hint("review", item, item.text("next_review"))
        until = item.text("decision_until")
        if until and until < today:
            yield Hint("decision", item, until)
        if item.kind == "goal":
            yield from _passed("deadline", item, item.text("deadline"), today)
        if item.kind == "measure":
            yield from _passed("ended", item, item.text("end"), today)
            yield from _steps(item, today)


def review_is_open(item: Item, register: Register, today: str) -> bool:
    """Whether the day of the next review has passed and nobody has reviewed it since."""
    day = item.text("next_review")
    return bool(day) and day < today and last_review(item, register) < day


def last_review(item: Item, register: Register) -> str:
    """Day of the newest review of an entry; "" if there is none."""
    reviews = register.referring(item.kind, item.id, "review")
    return max((one.text("date") for one in reviews), default="")


def _passed(kind: str, item: Item, day: str, today: str) -> Iterator[Hint]:
    if day and day < today:
        yield Hint(kind, item, day)


def _steps(item: Item, today: str) -> Iterator[Hint]:
    late = late_steps(item, today)
    if late:
        yield Hint("step", item, min(day for day, _ in late), tuple(what for _, what in late))


def late_steps(item: Item, today: str) -> list[tuple[str, str]]:
    """Day and words of the steps of a measure that are overdue."""
    if item.text("state") in OVER:
        return []
    steps = item.data.get("steps") or ()
    return [(str(one["due"]), str(one.get("what", ""))) for one in steps
            if one.get("due") and not one.get("done") and str(one["due"]) < today]
