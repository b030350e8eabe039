"""A report in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from monitoring.core.planning.attainment_states import State
from monitoring.core.planning.item import Item
from monitoring.core.planning.report import Report
from monitoring.core.planning.words import MEASURE_STATES
from monitoring.core.rounding import rounded, with_unit
from monitoring.language import text

TAKEN_UP = frozenset({"uebernommen", "teilweise"})


def report_sentences(report: Report, states: Mapping[State, int]) -> list[str]:
    """What came of goals, measures, means and participation; states count operational goals."""
    found = [_goals(report, states), _measures(report), _means(report), _acts(report.acts)]
    return [one for one in found if one]


def _goals(report: Report, states: Mapping[State, int]) -> str:
    count = len(report.operative())
    if not count:
        return text("Noch kein operatives Ziel gilt.")
    reached = states.get(State.attained, 0)
    first = _reached(reached, count)
    words = {
        State.on_the_way: text("{n} auf dem Weg"), State.off_course: text("{n} nicht auf dem Weg"),
        State.missed: text("{n} mit verstrichener Frist nicht erreicht"),
        State.open: text("{n} noch ohne neue Zahl"), State.secret: text("{n} geheim"),
        State.unknown: text("{n} nicht zu beurteilen"),
    }
    rest = [said.format(n=rounded(states[one], 0)) for one, said in words.items()
            if states.get(one)]
    dropped = count - sum(states.values())
    if dropped > 0:
        rest.append(text("{n} abgelöst oder aufgegeben", n=rounded(dropped, 0)))
    return " ".join((first, text("Im Einzelnen: {rest}.", rest=", ".join(rest)))) if rest else first


def _reached(reached: int, count: int) -> str:
    if count == 1:
        return text("Das operative Ziel ist erreicht.") if reached else text(
            "Das operative Ziel ist noch nicht erreicht.")
    if not reached:
        return text("Von {n} operativen Zielen ist noch keines erreicht.", n=rounded(count, 0))
    if reached == 1:
        return text("1 von {n} operativen Zielen ist erreicht.", n=rounded(count, 0))
    return text("{reached} von {n} operativen Zielen sind erreicht.",
                reached=rounded(reached, 0), n=rounded(count, 0))


def _measures(report: Report) -> str:
    states = report.states()
    total = sum(states.values())
    if not total:
        return text("Noch keine Maßnahme ist eingetragen.")
    counts = {str(label): states[name] for name, label in MEASURE_STATES.items()
              if states.get(name)}
    if total == 1:
        return text("1 Maßnahme ist eingetragen ({states}).", states=", ".join(counts))
    said = ", ".join(f"{label} {rounded(n, 0)}" for label, n in counts.items())
    return text("{n} Maßnahmen sind eingetragen: {states}.", n=rounded(total, 0), states=said)


def _means(report: Report) -> str:
    means = report.means()
    if not means.money and not means.staff:
        return ""
    money = with_unit(rounded(means.money, 0), "€")
    staff = rounded(means.staff, 0 if means.staff == int(means.staff) else 1)
    if means.money and means.staff:
        return text("Dafür sind {staff} Vollzeitstellen und {money} im Jahr eingetragen.",
                    staff=staff, money=money)
    if means.money:
        return text("Dafür sind {money} im Jahr eingetragen.", money=money)
    return text("Dafür sind {staff} Vollzeitstellen eingetragen.", staff=staff)


def _acts(acts: Iterable[Item]) -> str:
    found = list(acts)
    if not found:
        return text("Eine Beteiligung ist nicht eingetragen.")
    reached = sum(one.number("reached") or 0 for one in found)
    taken = sum(one.text("outcome") in TAKEN_UP for one in found)
    said = text("1 Beteiligung erreichte {people} Menschen.", people=rounded(reached, 0)) \
        if len(found) == 1 else text("{n} Beteiligungen erreichten zusammen {people} Menschen.",
                                     n=rounded(len(found), 0), people=rounded(reached, 0))
    if taken and len(found) == 1:
        said += " " + text("Das Ergebnis wurde ganz oder teilweise übernommen.")
    elif taken:
        said += " " + text("In {n} davon wurde das Ergebnis ganz oder teilweise übernommen.",
                           n=rounded(taken, 0))
    silent = sum(not one.text("became") and one.text("outcome") not in ("", "offen")
                 for one in found)
    if silent:
        said += " " + text("Bei {n} fehlt, was daraus wurde.", n=rounded(silent, 0))
    return said
