"""What must be right before an entry of the planning register is saved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from monitoring.core.planning.field import Field, FieldType, Kind
from monitoring.core.planning.goal_checks import problems_of_goal
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.places import area_at, is_current
from monitoring.core.planning.setting import Setting
from monitoring.core.problem import Problem
from monitoring.language import text

Check = Callable[[Item, Register, Setting], Iterator[Problem]]
_SEVERAL = re.compile(r"[;/\n]")


def problems_in_item(item: Item, register: Register, setting: Setting) -> list[Problem]:
    """
    Everything that stops an entry from being saved, and warnings; `column` is the field's id.

    An entry that nothing started with (a draft, an idea) may still have gaps.
    """
    kind = KINDS[item.kind]
    found = [*_gaps(item, kind)]
    for field in kind.fields:
        if item.data.get(field.id) not in (None, "", [], ()):
            found += _in_field(item, field, register, setting)
    found += _of_dates(item)
    found += _of_unit(item)
    more: Mapping[str, Check] = {"goal": problems_of_goal, "offer": _of_offer, "act": _of_act}
    return [*found, *more.get(item.kind, _nothing)(item, register, setting)]


def started(item: Item) -> bool:
    """Whether an entry has left its first state, so that nothing may be open any more."""
    kind = KINDS[item.kind]
    if not kind.state or not item.text(kind.state):
        return False
    return item.text(kind.state) != next(iter(kind.by_id[kind.state].options))


def missing_to_start(item: Item) -> list[Field]:
    """Fields that an entry still needs before it may start; visions need none of them."""
    if item.kind == "goal" and item.text("tier") != "operativ":
        return []
    return [one for one in KINDS[item.kind].fields if one.to_start and not _has(item, one)]


def _has(item: Item, field: Field) -> bool:
    return item.data.get(field.id) not in (None, "", [], ())


def _gaps(item: Item, kind: Kind) -> Iterator[Problem]:
    for field in kind.fields:
        if field.required and not _has(item, field):
            yield Problem("planning-missing", text("Diese Angabe fehlt. Bitte ergänzen."),
                          column=field.id)
    if started(item):
        for field in missing_to_start(item):
            yield Problem("planning-start", text(
                "Ohne diese Angabe kann „{title}“ nicht beginnen. Bitte ergänzen oder den Stand "
                "auf „{first}“ lassen.", title=item.title,
                first=next(iter(kind.by_id[kind.state].options.values()))), column=field.id)


def _in_field(
    item: Item, field: Field, register: Register, setting: Setting
) -> Iterator[Problem]:
    if field.type in (FieldType.entry, FieldType.entries):
        yield from _of_entries(item, field, register)
    elif field.type is FieldType.areas:
        for key in item.list(field.id):
            yield from problems_of_area(key, setting)
    elif field.type in (FieldType.indicator, FieldType.indicators):
        for one in item.list(field.id):
            yield from _of_indicator(one, field, setting)
    else:
        yield from _of_options(item, field, setting)


def _of_entries(item: Item, field: Field, register: Register) -> Iterator[Problem]:
    for name in item.list(field.id):
        if register.get(field.target, name) is None:
            gone = (field.target, name) in register.gone
            message = text("Dieser Eintrag wurde gelöscht. Bitte ihn wiederherstellen oder einen "
                           "anderen wählen.") if gone else \
                text("Diesen Eintrag gibt es nicht. Bitte einen anderen wählen.")
            yield Problem("planning-unknown-entry", message, column=field.id, value=name)


def problems_of_area(key: str, setting: Setting) -> Iterator[Problem]:
    """Why an area cannot be named: unknown, or of boundaries that no longer hold."""
    areas = setting.areas
    at = area_at(areas, key)
    if at is None:
        yield Problem("planning-area", text("Dieses Gebiet gibt es nicht. Bitte ein anderes "
                                            "wählen."), column="areas", value=key)
    elif not is_current(areas, at):
        yield Problem("planning-area-old", text(
            "„{name}“ gehört zum Gebietsstand {edition}, der nicht mehr gilt. Bitte die heutigen "
            "Gebiete wählen.", name=areas.names[at], edition=areas.editions[at]),
            column="areas", value=key)


def _of_indicator(name: str, field: Field, setting: Setting) -> Iterator[Problem]:
    if name not in setting.city.indicators:
        yield Problem("planning-indicator", text(
            "Diesen Indikator führt die Stadt nicht oder nicht mehr. Bitte einen anderen wählen."),
            column=field.id, value=name)
    elif name not in setting.loaded:
        yield Problem("planning-indicator", text(
            "Für „{label}“ liegen in der aktuellen Ausgabe keine Zahlen vor.",
            label=setting.city.indicators[name].label), column=field.id, value=name,
            severity="warning")


def _of_options(item: Item, field: Field, setting: Setting) -> Iterator[Problem]:
    options = setting.options(field)
    if not options and field.type not in (FieldType.plan, FieldType.plans, FieldType.transition):
        return
    for one in item.list(field.id):
        if one not in options:
            yield Problem("planning-unknown-word", text(
                "Das gibt es hier nicht. Erlaubt sind zum Beispiel: {words}.",
                words=", ".join(str(label) for label in [*options.values()][:12])),
                column=field.id, value=one)


def _of_dates(item: Item) -> Iterator[Problem]:
    start, end = item.text("start"), item.text("end")
    if start and end and end < start:
        yield Problem("planning-dates", text("Das Ende liegt vor dem Beginn. Bitte berichtigen."),
                      column="end", value=end)
    decided, until = item.text("decision_date"), item.text("decision_until")
    if decided and until and until < decided:
        yield Problem("planning-dates", text("Der Beschluss gilt nur bis vor seinem Tag. Bitte "
                                             "berichtigen."),
                      column="decision_until", value=until)


def _of_unit(item: Item) -> Iterator[Problem]:
    unit = item.text("unit")
    if unit and _SEVERAL.search(unit):
        yield Problem("planning-unit", text("Zuständig ist genau eine Stelle. Weitere bitte als "
                                            "Partner oder Vertretung angeben."),
                      column="unit", value=unit)


def _of_offer(item: Item, _register: Register, _setting: Setting) -> Iterator[Problem]:
    free, capacity = item.number("free"), item.number("capacity")
    if free is not None and capacity is not None and free > capacity:
        yield Problem("planning-numbers", text("Es können nicht mehr Plätze frei sein, als es "
                                               "gibt. Bitte berichtigen."), column="free")


def _of_act(item: Item, _register: Register, _setting: Setting) -> Iterator[Problem]:
    reached, deciding = item.number("reached"), item.number("deciding")
    if deciding is not None and reached is not None and deciding > reached:
        yield Problem("planning-numbers", text("Es können nicht mehr Menschen mitentscheiden, als "
                                               "erreicht wurden. Bitte berichtigen."),
                      column="deciding")
    if item.text("stage") == "informieren" and (deciding or 0) > 0:
        yield Problem("planning-numbers", text("Auf der Stufe „Informieren“ entscheidet niemand "
                                               "mit. Bitte Stufe oder Zahl berichtigen."),
                      column="deciding")


def _nothing(_item: Item, _register: Register, _setting: Setting) -> Iterator[Problem]:
    yield from ()
