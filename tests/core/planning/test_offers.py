"""Free places, how old their day is, and need of the same topic in the same district."""

from __future__ import annotations

from datetime import date

from monitoring.core.planning.item import Item
from monitoring.core.planning.offers import beside_needs, by_group, has_free, is_old, needs_of
from tests.core.planning.invented_register import areas, entry, goal, register, setting

NORTH, SOUTH = ["nord"], ["sued"]


def offer(name: str, **data: object) -> Item:
    usual = {"areas": NORTH, "groups": ["familien"], "topic": "familie", "free": 3}
    return entry("offer", name, **{**usual, **data})


def need(name: str, **data: object) -> Item:
    usual = {"side": "bedarf", "areas": ["hafen@2020"], "topic": "familie"}
    return entry("finding", name, **{**usual, **data})


def beside(offers: list[Item], needs: list[Item]) -> tuple[dict[str, list[str]], list[str]]:
    found, unmet = beside_needs(offers, needs, areas(), setting().city)
    return ({one.offer.title: [each.title for each in one.needs] for one in found if one.offer},
            [one.needs[0].title for one in unmet])


def test_free_places_meet_need_in_the_same_district_and_topic() -> None:
    offers = [offer("Treff"), offer("Kurs", topic="arbeit"), offer("Voll", free=0),
              offer("Süd", areas=SOUTH)]
    needs = [need("Niemand zum Reden"), need("Kein Platz", topic="wohnen"),
             need("Süden fehlt etwas", areas=["aue@2020"])]
    assert beside(offers, needs) == (
        {"Treff": ["Niemand zum Reden"], "Süd": ["Süden fehlt etwas"]}, ["Kein Platz"])


def test_an_offer_for_the_whole_city_reaches_every_district() -> None:
    assert beside([offer("Lotse", areas=["stadt"])], [need("Hafen")])[0] == {"Lotse": ["Hafen"]}


def test_needs_are_findings_of_need_and_operational_goals_in_force() -> None:
    found = needs_of(register(
        need("Befund"), need("Stärke", side="staerke"), goal("Ziel"),
        goal("Entwurf", state="entwurf"), goal("Leitbild", tier="leitbild")))
    assert [one.title for one in found] == ["Befund", "Ziel"]


def test_a_goal_without_topic_has_that_of_its_indicator() -> None:
    aim = goal("Arbeit finden", areas=["hafen@2020"], indicator="arb_quote")
    assert setting().city.indicators["arb_quote"].domain == "bevoelkerung"
    kurs = offer("Kurs", topic="bevoelkerung")
    assert beside([kurs, offer("Treff")], [aim])[0] == {"Kurs": ["Arbeit finden"]}


def test_a_day_more_than_a_year_back_is_old() -> None:
    today = date(2027, 6, 15)
    assert [is_old(offer("Treff", as_of=day), today)
            for day in ("2026-06-14", "2026-06-15", "2027-06-01", "")] == [
        True, False, False, False]


def test_offers_are_counted_per_target_group() -> None:
    offers = [offer("Treff", actor="A1", capacity=10, groups=["familien", "aeltere"]),
              offer("Kurs", actor="A1", capacity=5, free=None, groups=["familien"]),
              offer("Fest", actor="A2", groups=["alle"])]
    assert [has_free(one) for one in offers] == [True, False, True]
    found = {one.group: (len(one.offers), len(one.providers), one.places, one.free)
             for one in by_group(offers, ["alle", "familien", "aeltere", "frauen"])}
    assert found == {"alle": (1, 1, 0, 3), "familien": (2, 1, 15, 3), "aeltere": (1, 1, 10, 3),
                     "frauen": (0, 0, 0, 0)}
