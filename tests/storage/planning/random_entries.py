"""Random entries of all kinds, with odd texts in every type of field."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from monitoring.core.planning.field import LISTS, Field, FieldType, Kind
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.places import area_key
from monitoring.core.planning.typed import value_of
from tests.core.planning.invented_register import areas, setting

ODD = ["=1+1", "+49 30", "-", "@ort", "#NV", "1,5", "2024", "ja", "01.02.2027", "a; b", "a | b",
       "  außen  ", "zwei\nZeilen", "'", '"', "<b>", "e\u0301", "10\u00a0%", "{", "[", "wahr",
       "x" * 90, "1e5", "0123", "https://musterstadt.example/a b", "\u202eab", "_x0041_", "👩‍👧"]
TEXTS = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
IDS = st.sampled_from(["Z1", "A12", "M-7", "r.2"])
NUMBERS = st.floats(-1e14, 1e14)
WHOLES = st.integers(0, 10**12)
DAYS = st.dates().map(lambda day: day.isoformat())
SIMPLE: dict[FieldType, st.SearchStrategy[Any]] = {
    FieldType.number: NUMBERS, FieldType.money: st.floats(0, 1e12), FieldType.whole: WHOLES,
    FieldType.year: st.integers(1900, 2100), FieldType.date: DAYS, FieldType.flag: st.just(True),
    FieldType.entry: IDS, FieldType.entries: IDS,
    FieldType.areas: st.sampled_from([area_key(areas(), one) for one in range(len(areas()))]),
    FieldType.link: st.just("https://musterstadt.example/=?a=1#b"),
}


def kept(field: Field, raw: str) -> Any:
    """What a form would save; None for nothing and for what it refuses."""
    value, problem = value_of(field, raw, setting())
    return None if problem else value


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values of a field, None for an empty one."""
    if field.type is FieldType.steps:
        lines = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)
        return lines.map(lambda words: kept(field, words))
    options = list(setting().options(field))
    one = SIMPLE.get(field.type)
    if options:
        one = st.sampled_from(options)
    if one is None:
        if field.type in LISTS or field.type in (FieldType.plan, FieldType.indicator,
                                                 FieldType.transition):
            return st.none()
        one = TEXTS.map(lambda words: kept(field, words))
    if field.type in LISTS:
        one = st.lists(one, min_size=1, max_size=3, unique=True)
    return st.none() | one


@st.composite
def items(draw: st.DrawFn, kind: Kind, number: int) -> Item:
    """An entry of a kind; every field may be empty."""
    data = {one.id: draw(values(one)) for one in kind.fields}
    filled = {name: one for name, one in data.items() if one is not None}
    return Item(kind.id, f"{kind.prefix}{number}", draw(st.integers(1, 9)), "2027-01-01T00:00:00",
                "Anna", "Anna", "", data=filled)


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """One or two entries of every kind."""
    found = [draw(items(kind, number)) for kind in KINDS.values()
             for number in range(1, draw(st.integers(2, 3)))]
    return Register({one.key: one for one in found}, len(found))
