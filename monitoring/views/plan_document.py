"""The report of a plan or a planning round on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from monitoring.core.chance.intervals import meaning_words
from monitoring.core.indicator import Indicator
from monitoring.core.planning.attainment import attainments
from monitoring.core.planning.attainment_states import Attainment, State
from monitoring.core.planning.attainment_words import chip, overall, sentence
from monitoring.core.planning.item import Item
from monitoring.core.planning.participation_words import OUTCOMES, STAGES
from monitoring.core.planning.places import names_of
from monitoring.core.planning.report import Report
from monitoring.core.planning.report_words import report_sentences
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import (
    CONCLUSIONS,
    GOAL_STATES,
    MEASURE_STATES,
    OVER,
    SIDES,
    TIERS,
)
from monitoring.core.rounding import rounded
from monitoring.language import Words, current, text
from monitoring.reports.document import (
    Bullets,
    Document,
    Element,
    Heading,
    Paragraph,
    Table,
)
from monitoring.storage.snapshot import Snapshot
from monitoring.views.document_notes import sources_line, sources_note
from monitoring.views.release import file_words, release_words
from monitoring.views.written import file_id

Judged = Mapping[str, tuple[Attainment, ...]]
MOST_SENTENCES = 6
# An em space for each level of the tree.
INDENT = "\u2003"


def plan_document(snapshot: Snapshot, report: Report, today: date) -> Document:
    """Sentences, goals with their attainment, measures, participation, reviews, findings."""
    plan = snapshot.city.plans[report.plan]
    title = report.round.title if report.round else str(plan.label)
    goals = [one.goal for one in report.goals]
    judged = attainments([one for one in goals if one.text("tier") == "operativ"],
                         snapshot.cube, snapshot.city, today)
    elements: list[Element] = [
        Heading(text("Bericht: {title}", title=title), 1),
        Paragraph(" · ".join(_below(snapshot, report)), "note"),
        Bullets(tuple(report_sentences(report, _counts(goals, judged)))),
        *_conclusion(report),
        *_table(text("Ziele"), _goals(report, judged)),
        *_table(text("Maßnahmen"), _measures(snapshot, report)),
        *_table(text("Beteiligung und was daraus wurde"), _acts(report)),
        *_table(text("Überprüfungen"), _reviews(report)),
        *_table(text("Befunde und Stärken"), _findings(snapshot, report)),
        Heading(text("Hinweise")),
        *(Paragraph(one, "note") for one in _notes(snapshot, goals, today)),
    ]
    city = str(snapshot.city.frame.name)
    heading = text("Bericht: {title}", title=title)
    name = f"bericht-{report.plan}" + (f"-{report.round.id}" if report.round else "")
    return Document(heading, current(), tuple(elements),
                    f"{city} · {heading} · {file_words(snapshot)}", city,
                    file_id(name, snapshot), sources=sources_line(_indicators(snapshot, goals)))


def _indicators(snapshot: Snapshot, goals: Sequence[Item]) -> list[Indicator]:
    """The indicators by which the goals are judged."""
    known = snapshot.city.indicators
    return [known[one] for one in dict.fromkeys(goal.text("indicator") for goal in goals)
            if one in known]


def _notes(snapshot: Snapshot, goals: Sequence[Item], today: date) -> list[str]:
    said = [text("Stand der Einträge: {day}.", day=day_text(today.isoformat()))]
    own = _indicators(snapshot, goals)
    if own:
        said += [
            text("Auf dem Weg heißt: Der Wert oder sein Intervall liegt im Spielraum des Plans.")
            + f" {meaning_words()}",
            sources_note(snapshot, own)]
    if snapshot.city.frame.invented:
        said.append(text("Erfundene Stadt: alle Zahlen sind ausgedacht."))
    return said


def _below(snapshot: Snapshot, report: Report) -> list[str]:
    first, last = report.years()
    years = f"{first}–{last}" if first != last else first
    decided = ""
    if report.round and report.round.text("decision_body"):
        decided = text("beschlossen von {body} am {day}, {number}",
                       body=report.round.text("decision_body"),
                       day=day_text(report.round.text("decision_date")),
                       number=report.round.text("decision_number"))
    found = (str(snapshot.city.plans[report.plan].department), years, decided,
             release_words(snapshot))
    return [one for one in found if one]


def _counts(goals: Sequence[Item], judged: Judged) -> Counter[State]:
    return Counter(overall(judged[one.id]) for one in goals
                   if one.id in judged and one.text("state") not in ("entwurf", *OVER))


def _conclusion(report: Report) -> list[Element]:
    said = report.round.text("report") if report.round else ""
    return [Heading(text("Fazit")), Paragraph(said)] if said else []


def _table(title: str, table: Table | None) -> list[Element]:
    return [Heading(title), table] if table and table.rows else []


def _word(words: Mapping[str, Words], name: str) -> str:
    return str(words.get(name, name))


def _goals(report: Report, judged: Judged) -> Table:
    rows = []
    for branch in report.goals:
        goal = branch.goal
        found = judged.get(goal.id, ()) if goal.text("state") != "entwurf" else ()
        holds = goal.text("state") == "gilt" and bool(found)
        state = chip(overall(found)) if holds else _word(GOAL_STATES, goal.text("state"))
        said = " ".join(sentence(one) for one in found[:MOST_SENTENCES]) or goal.text("text")
        name = f"{INDENT * min(branch.depth, 4)}{goal.title}"
        rows.append((name, _word(TIERS, goal.text("tier")), state, said, goal.text("unit"),
                     day_text(goal.text("deadline"))))
    head = (text("Ziel"), text("Stufe"), text("Stand"), text("Woran das zu sehen ist"),
            text("Zuständig"), text("Frist"))
    return Table(head, tuple(rows), widths=(3, 1.3, 1.5, 3.8, 1.5, 1.3))


def _measures(snapshot: Snapshot, report: Report) -> Table:
    rows = []
    for one in report.measures:
        places = ", ".join(names_of(snapshot.cube.areas, one.list("areas"))[:4])
        effect = one.text("outcome") or one.text("output") or one.text("effect")
        rows.append((one.title, places, _word(MEASURE_STATES, one.text("state")), effect,
                     one.text("unit"), _number(one.number("money"), "€")))
    head = (text("Maßnahme"), text("Gebiete"), text("Stand"), text("Wirkung"),
            text("Zuständig"), text("Mittel im Jahr"))
    return Table(head, tuple(rows), numbers=(5,), widths=(2.6, 1.8, 1.3, 3.4, 1.6, 1.3))


def _acts(report: Report) -> Table:
    rows = tuple((one.title, _word(STAGES, one.text("stage")), _number(one.number("reached")),
                  one.text("result"),
                  _then(_word(OUTCOMES, one.text("outcome")), one.text("became")))
                 for one in report.acts)
    head = (text("Beteiligung"), text("Stufe"), text("Erreicht"), text("Ergebnis"),
            text("Was daraus wurde"))
    return Table(head, rows, numbers=(2,), widths=(2.4, 1.5, 1, 3, 3))


def _reviews(report: Report) -> Table:
    rows = tuple((day_text(one.text("date")), one.title, one.text("finding"),
                  _then(_word(CONCLUSIONS, one.text("conclusion")), one.text("consequence")))
                 for one in report.reviews)
    head = (text("Tag"), text("Überprüfung"), text("Befund"), text("Folgerung"))
    return Table(head, rows, widths=(1.1, 2.4, 3.6, 3))


def _findings(snapshot: Snapshot, report: Report) -> Table:
    rows = tuple((_word(SIDES, one.text("side")), one.title,
                  ", ".join(names_of(snapshot.cube.areas, one.list("areas"))[:4]),
                  one.text("text"), f"{one.text('written_by')}, {day_text(one.text('date'))}")
                 for one in report.findings)
    head = (text("Art"), text("Befund"), text("Gebiete"), text("Beschreibung"), text("Woher"))
    return Table(head, rows, widths=(1.2, 2.2, 1.6, 3.6, 1.8))


def _then(word: str, more: str) -> str:
    """The word as a sentence, and what follows."""
    first = word[:1].upper() + word[1:]
    return f"{first}. {more}".strip() if first and more else first or more


def _number(value: float | None, unit: str = "") -> str:
    if value is None:
        return ""
    return f"{rounded(value, 0)} {unit}".strip()
