"""What is collected twice: parallel surveys, known figures, indicators declared twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.indicator import Indicator
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.judgements import hint_key
from monitoring.core.planning.places import area_key
from monitoring.core.planning.sharing import (
    common_districts,
    common_groups,
    keys_of,
    other,
    pairs_in,
    same_districts,
    same_groups,
    same_time,
    sharing,
)

ONCE = "einmalig"


@dataclass(frozen=True, slots=True)
class SurveyPair:
    """Two surveys of different offices that ask the same people about the same."""

    one: Item
    two: Item
    districts: tuple[int, ...]
    groups: tuple[str, ...]
    indicators: tuple[str, ...]
    topic: str
    key: str


@dataclass(frozen=True, slots=True)
class Known:
    """A survey that collects what the release has as an indicator."""

    survey: Item
    indicators: tuple[str, ...]


def parallel_surveys(register: Register, areas: Areas, root: str) -> list[SurveyPair]:
    """
    Pairs of surveys with common districts, groups, time and topic or indicator.

    A survey without districts is one of the whole city (`root`).
    """
    surveys = list(register.of("survey"))
    if not surveys:
        return []
    whole = area_key(areas, at) if (at := areas.find_newest(root)) is not None else root
    placed = [_placed(one, whole) for one in surveys]
    about = [[("topic", one.text("topic")), *(("indicator", name)
                                              for name in one.list("indicators"))]
             for one in surveys]
    found = (other(surveys, lambda one: one.text("unit"))
             & same_time([one.text("start") for one in surveys], [_end(one) for one in surveys])
             & sharing([[one for one in names if one[1]] for names in about])
             & same_groups(surveys) & same_districts(placed, areas))
    return [_survey_pair(placed[one], placed[two], areas) for one, two in pairs_in(found)]


def known_already(register: Register, loaded: frozenset[str]) -> list[Known]:
    """Surveys that collect indicators which already have figures."""
    found = ((one, tuple(name for name in one.list("indicators") if name in loaded))
             for one in register.of("survey"))
    return [Known(one, names) for one, names in found if names]


def declared_twice(city: City, loaded: Iterable[str]) -> list[tuple[Indicator, ...]]:
    """
    Indicators that have figures and say the same.

    The same numerator and denominator in words, or the same label from the same source.
    """
    found: dict[tuple[str, ...], list[Indicator]] = {}
    for name in sorted(set(loaded) & set(city.indicators)):
        one = city.indicators[name]
        if one.numerator and one.denominator:
            said = (one.numerator.de, one.denominator.de)
            found.setdefault(("parts", *map(_plain, said)), []).append(one)
        said = (one.label.de, one.source.de)
        found.setdefault(("label", *map(_plain, said)), []).append(one)
    groups = {tuple(one.id for one in same): tuple(same) for same in found.values()
              if len(same) > 1}
    return list(groups.values())


def _plain(said: str) -> str:
    return " ".join(said.casefold().split())


def _placed(survey: Item, whole: str) -> Item:
    if survey.list("areas"):
        return survey
    data = {**survey.data, "areas": [whole]}
    return Item(survey.kind, survey.id, survey.version, survey.time, survey.by, survey.author,
                survey.note, data=data)


def _end(survey: Item) -> str:
    """The last day; a single survey without an end is over after its start."""
    return survey.text("end") or (survey.text("start") if survey.text("rhythm") == ONCE else "")


def _survey_pair(one: Item, two: Item, areas: Areas) -> SurveyPair:
    districts, groups = common_districts(one, two, areas), common_groups(one, two)
    indicators = tuple(name for name in one.list("indicators") if name in two.list("indicators"))
    topic = one.text("topic") if one.text("topic") == two.text("topic") else ""
    made_of = (keys_of(districts, areas), sorted(groups), sorted(indicators), topic)
    return SurveyPair(one, two, districts, groups, indicators, topic,
                      hint_key((one.id, two.id), made_of))
