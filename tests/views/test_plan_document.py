"""The report of a plan on paper: sentences, goals with their attainment, measures, the rest."""

from datetime import date

from monitoring.core.planning.item import Item
from monitoring.core.planning.report import report_of
from monitoring.reports.document import Bullets, Document, Paragraph, Table, flat
from monitoring.reports.pdf import pdf
from monitoring.storage.snapshot import Snapshot
from monitoring.views.plan_document import plan_document
from tests.reports.tagged import tags
from tests.views.invented_register import goal, measure, register

TODAY = date(2026, 11, 25)
ACT = Item("act", "B1", 1, data={"title": "Begehung", "plan": "jugend", "stage": "meinungen",
                                 "reached": 34, "start": "2020-06-01", "outcome": "teilweise",
                                 "became": "Vier Leuchten.", "result": "Licht fehlt"})
REVIEW = Item("review", "U1", 1, data={"title": "Blick", "plan": "jugend", "goal": "Z1",
                                       "date": "2021-01-31", "finding": "Es geht voran.",
                                       "conclusion": "weiter"})


def tables(document: Document) -> list[Table]:
    return [one for one in flat(document.elements) if isinstance(one, Table)]


def test_goals_measures_participation_and_reviews_have_their_tables(tiny: Snapshot) -> None:
    draft = goal("Z2", title="Nur gedacht", state="entwurf")
    entries = register(goal(), draft, measure(money=90_000.0), ACT, REVIEW)
    found = plan_document(tiny, report_of(entries, "jugend"), TODAY)
    goals, measures, acts, reviews = tables(found)
    by_title = {row[0]: row for row in goals.rows}
    assert str(by_title["Weniger Arbeitslose"][2])[0] in "✓→△✕○•?"
    assert by_title["Nur gedacht"][2] == "Entwurf"
    assert measures.rows[0][0] == "Beratung im Viertel"
    assert measures.rows[0][5] == "90.000 €"
    assert acts.rows == (("Begehung", "Meinungen einholen", "34", "Licht fehlt",
                          "Teilweise übernommen. Vier Leuchten."),)
    assert reviews.rows[0][0] == "31.01.2021"
    said = next(one for one in found.elements if isinstance(one, Bullets)).items
    assert any("Maßnahme" in one for one in said)
    tree = tags(pdf(found))
    assert [len(tree.all(one)) for one in ("H1", "Table")] == [1, 4]


def test_a_report_of_a_round_has_a_name_of_its_own(tiny: Snapshot) -> None:
    own = Item("round", "R7", 1, data={"title": "Runde 2021", "plan": "jugend"})
    entries = register(own)
    names = {plan_document(tiny, report_of(entries, "jugend", one), TODAY).id
             for one in ("", "R7")}
    assert names == {f"bericht-jugend-ausgabe{tiny.release.id}",
                     f"bericht-jugend-R7-ausgabe{tiny.release.id}"}


def test_sources_and_the_day_stand_in_it(tiny: Snapshot) -> None:
    found = plan_document(tiny, report_of(register(goal()), "jugend"), TODAY)
    said = " ".join(one.text for one in found.elements if isinstance(one, Paragraph))
    assert "Stand der Einträge: 25.11.2026." in said
    source = str(tiny.city.indicators[goal().text("indicator")].source)
    assert source in said
    assert source in found.sources


def test_a_plan_without_entries_says_so(tiny: Snapshot) -> None:
    found = plan_document(tiny, report_of(register(), "sozial"), TODAY)
    assert tables(found) == []
    said = next(one for one in found.elements if isinstance(one, Bullets)).items
    assert said[:2] == ("Noch kein operatives Ziel gilt.", "Noch keine Maßnahme ist eingetragen.")
