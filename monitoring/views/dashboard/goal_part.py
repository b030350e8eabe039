"""A goal with its target and how far it is, and what all plans want in a place."""

from __future__ import annotations

from datetime import date

from monitoring.core.planning.attainment import attainments
from monitoring.core.planning.attainment_words import chip, sentence, summary
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.places import names_of
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import OVER
from monitoring.core.prepared import Block
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.reports.document import Table
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.shown import NotShown, Shown
from monitoring.views.release import release_words

KEPT = ("goal", "measure")


def goal_part(snapshot: Snapshot, register: Register, block: Block) -> Shown:
    """Every district of the goal with its state, by the goal's own rule."""
    goal = register.get("goal", block.goal)
    if goal is None:
        raise NotShown(text("Das Ziel {id} gibt es nicht oder nicht mehr.", id=block.goal))
    # The last day of the release's own time: what is frozen must not age.
    today = date.fromisoformat(snapshot.release.time[:10])
    found = attainments([goal], snapshot.cube, snapshot.city, today)[goal.id]
    names = snapshot.cube.areas.names
    rows = tuple((names[one.area] if one.area >= 0 else "–", chip(one.state), sentence(one))
                 for one in found)
    measures = register.referring("goal", goal.id, "measure")
    sentences = (text("Ziel: {title}. Stand: {state}.", title=goal.title, state=summary(found)),
                 _measures_said(len(measures)))
    return Shown(
        block, str(block.title or goal.title), sentences,
        table=Table((text("Gebiet"), text("Stand"), text("Genauer")), rows, widths=(2, 2, 5)),
        source=_source(snapshot, goal), words=str(block.text or ""),
        cells=tuple((goal.text("indicator"), one.area, one.figure.period)
                    for one in found if one.figure and one.area >= 0),
    )


def _measures_said(count: int) -> str:
    if count == 1:
        return text("Dazu läuft oder lief eine Maßnahme.")
    return text("Dazu laufen oder liefen {n} Maßnahmen.", n=rounded(count, 0))


def _source(snapshot: Snapshot, goal: Item) -> str:
    shown = release_words(snapshot)
    return text("Ziel {id}, Fassung {version}, Frist {deadline}. {release}.", id=goal.id,
                version=goal.version, deadline=day_text(goal.text("deadline")) or "–",
                release=shown)


def synopsis_part(snapshot: Snapshot, register: Register, block: Block) -> Shown:
    """Goals and measures in force of all plans, or of one, for the named districts."""
    chosen = Chosen(plan=block.plan, area=block.areas[0] if block.areas else "")
    areas = snapshot.cube.areas
    items = [one for kind in KEPT for one in fitting(register.of(kind), chosen, areas)
             if one.text("state") not in OVER]
    plans = snapshot.city.plans
    rows = tuple((_plan(snapshot, one), str(KINDS[one.kind].label), one.title,
                  ", ".join(names_of(areas, one.list("areas"))[:4]),
                  str(KINDS[one.kind].by_id["state"].options.get(one.text("state"), "")))
                 for one in sorted(items, key=lambda item: (item.text("plan"), item.kind)))
    counted = len({one.text("plan") for one in items if one.text("plan") in plans})
    said = text("Ziele: {goals}, Maßnahmen: {measures}, Fachpläne: {plans}.",
                goals=rounded(sum(one.kind == "goal" for one in items), 0),
                measures=rounded(sum(one.kind == "measure" for one in items), 0),
                plans=rounded(counted, 0))
    head = (text("Fachplan"), text("Art"), text("Titel"), text("Gebiete"), text("Stand"))
    return Shown(block, str(block.title or text("Was alle Fachpläne vorhaben")), (said,),
                 table=Table(head, rows, widths=(2, 1.2, 3.5, 2.5, 1.2)),
                 words=str(block.text or ""))


def _plan(snapshot: Snapshot, item: Item) -> str:
    plan = snapshot.city.plans.get(item.text("plan"))
    return str(plan.label) if plan else item.text("plan")
