"""Rounds in the planning cycle, and the report about one."""

from monitoring.core.planning.cycle import round_state, stations
from monitoring.core.planning.means import Means
from monitoring.core.planning.report import report_of
from tests.core.planning.invented_register import (
    entry,
    goal,
    measure,
    register,
    round_,
    setting,
)

ROUND = round_("Jugend 2026", needs=["bev_u18", "ang_kita", "wege"], coordinator="Büro",
               stakeholders=["Jugendrat", "Verein", "weg"], next_review="2027-06-01",
               start="2026-01-01", end="2028-12-31")
OFFICE = entry("actor", "Büro", actor_kind="pko")
COUNCIL = entry("actor", "Jugendrat", actor_kind="jugendgremium")
CLUB = entry("actor", "Verein", actor_kind="verein")
AIM = goal("Leitbild", tier="leitbild", round="Jugend 2026")
READ = goal("Lesen", parent="Leitbild")
OTHER = goal("Fremd", parent="Leitbild", round="andere")
DRAFT = goal("Entwurf", state="entwurf", round="Jugend 2026")
PATEN = measure("Paten", goals=["Lesen", "Entwurf"], money=10_000, start="2026-03-01",
                end="2029-03-01")
IDEA = measure("Idee", goals=["Lesen"], state="idee", money=99_000)
FOREIGN = measure("Fremde", goals=["Fremd"], money=5_000, plan="sozial")
FIRST = entry("review", "Erste", round="Jugend 2026", date="2026-12-01", plan="jugend")
SECOND = entry("review", "Zweite", goal="Lesen", date="2027-02-01", plan="jugend")
ACT = entry("act", "Begehung", measures=["Paten"], start="2026-05-01", plan="sozial")
VOICE = entry("finding", "Wege sind dunkel", act="Begehung", date="2026-05-02")
YEAR = entry("assessment", "2026", year=2026)
REGISTER = register(ROUND, OFFICE, COUNCIL, CLUB, AIM, READ, OTHER, DRAFT, PATEN, IDEA, FOREIGN,
                    FIRST, SECOND, ACT, VOICE, YEAR)


def test_a_round_shows_who_and_what_belongs_to_it() -> None:
    state = round_state(ROUND, REGISTER, setting())
    assert state.coordinator == OFFICE
    assert state.stakeholders == (COUNCIL, CLUB)
    assert {one.title for one in state.goals} == {"Leitbild", "Lesen", "Entwurf"}
    assert {one.title for one in state.measures} == {"Paten", "Idee"}
    assert (state.next_review, state.last_review, state.overdue) == (
        "2027-06-01", "2026-12-01", True)


def test_information_that_is_missing_is_told_apart() -> None:
    state = round_state(ROUND, REGISTER, setting())
    assert (state.loaded, state.unloaded, state.unknown) == (
        ("bev_u18",), ("ang_kita",), ("wege",))


def test_stations_count_what_each_is_made_of() -> None:
    found = stations([ROUND, round_("Soziales", cycle="wirkung")], [AIM, READ, DRAFT],
                     [PATEN, IDEA], [FIRST])
    assert [(one.station, [each.title for each in one.rounds], one.entries) for one in found] == [
        ("leitbild", [], 1), ("ziele", ["Jugend 2026"], 2), ("massnahmen", [], 2),
        ("wirkung", ["Soziales"], 1)]


def test_the_report_of_a_round_holds_only_what_belongs_to_it() -> None:
    report = report_of(REGISTER, "sozial", "Jugend 2026")
    assert report.plan == "jugend"
    assert [one.goal.title for one in report.goals] == ["Leitbild", "Lesen", "Entwurf"]
    assert [one.title for one in report.operative()] == ["Lesen"]
    assert dict(report.states()) == {"laeuft": 1, "idee": 1}
    assert report.means() == Means(1, 0, 10_000)
    assert [one.title for one in report.reviews] == ["Zweite", "Erste"]
    assert [one.title for one in report.acts] == ["Begehung"]
    assert [one.title for one in report.findings] == ["Wege sind dunkel"]
    assert [one.title for one in report.assessments] == ["2026"]
    assert report.years() == ("2026", "2029")


def test_the_report_of_a_plan_holds_all_of_its_own() -> None:
    report = report_of(REGISTER, "sozial")
    assert report.round is None
    assert [one.title for one in report.measures] == ["Fremde"]
    assert [one.title for one in report.acts] == ["Begehung"]
    assert report_of(REGISTER, "leer").goals == ()
