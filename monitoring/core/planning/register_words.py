"""Sentences about what the planning register shows."""

from __future__ import annotations

from monitoring.core.planning.hints import Hint
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.language import Words, text

BETWEEN = "; "
REMEDIES = {
    "review": Words("Überprüfung eintragen und die nächste festlegen.",
                    "Enter the review and set the next one."),
    "deadline": Words("Stand berichtigen, eine Überprüfung eintragen oder eine neue Frist setzen.",
                      "Correct the state, enter a review or set a new deadline."),
    "ended": Words("Stand auf „abgeschlossen“ setzen oder den Zeitraum verlängern.",
                   "Set the state to “completed” or extend the period."),
    "step": Words("Schritt als erledigt eintragen oder einen neuen Tag setzen.",
                  "Mark the step as done or set a new day."),
    "decision": Words("Neu beschließen lassen und den Beschluss eintragen.",
                      "Have it decided anew and enter the decision."),
    "no_unit": Words("Genau eine zuständige Stelle eintragen.", "Enter exactly one unit."),
    "no_goal": Words("Ein geltendes Ziel zuordnen oder die Maßnahme beenden.",
                     "Assign a goal in force or end the measure."),
    "no_measure": Words("Eine Maßnahme zuordnen oder anlegen.", "Assign or add a measure."),
    "old_area": Words("Die heutigen Gebiete eintragen.", "Enter the districts of today."),
    "indicator": Words("Einen anderen Indikator wählen oder das Ziel ablösen.",
                       "Choose another indicator or replace the goal."),
    "broken": Words("Den Verweis entfernen oder den Eintrag wiederherstellen.",
                    "Remove the reference or restore the entry."),
    "no_review": Words("Tag der nächsten Überprüfung eintragen.",
                       "Enter the day of the next review."),
    "no_report": Words("Im Bericht ein Fazit schreiben und die nächste Runde eröffnen.",
                       "Write a conclusion in the report and open the next round."),
}


def remedy(hint: Hint) -> str:
    """What to do about a hint."""
    return str(REMEDIES[hint.rule])


def why(hint: Hint, setting: Setting) -> str:
    """Why a hint is there, as a sentence."""
    special = {
        "step": _steps, "no_goal": _no_goal, "old_area": _old_area, "broken": _broken,
        "no_review": _no_review,
    }
    if hint.rule == "indicator":
        return _indicator(hint, setting)
    return special[hint.rule](hint) if hint.rule in special else _plain(hint)


def _plain(hint: Hint) -> str:
    day = day_text(hint.day)
    return {
        "review": lambda: text("Die Überprüfung war für den {day} vorgesehen.", day=day),
        "deadline": lambda: text("Die Frist war der {day}, und das Ziel ist nicht als erreicht "
                                 "eingetragen.", day=day),
        "ended": lambda: text("Die Maßnahme sollte am {day} enden.", day=day),
        "decision": lambda: text("Der Beschluss galt bis zum {day}.", day=day),
        "no_unit": lambda: text("Keine zuständige Stelle ist eingetragen."),
        "no_measure": lambda: text("Das Ziel gilt, aber keine Maßnahme und kein Ziel darunter "
                                   "dient ihm."),
        "no_report": lambda: text("Die Runde endete am {day}, ein Fazit steht noch aus.", day=day),
    }[hint.rule]()


def _steps(hint: Hint) -> str:
    return text("Seit {day} ist nicht erledigt: {steps}.", day=day_text(hint.day),
                steps=BETWEEN.join(hint.about))


def _no_goal(hint: Hint) -> str:
    if not hint.about:
        return text("Die Maßnahme dient keinem Ziel.")
    return text("Keines ihrer Ziele gilt noch: {goals}.", goals=BETWEEN.join(hint.about))


def _old_area(hint: Hint) -> str:
    old, *today = hint.about
    said = text("„{name}“ gilt nicht mehr.", name=old)
    if today:
        said += " " + text("Heute liegt dort: {names}.", names=", ".join(today))
    return said


def _indicator(hint: Hint, setting: Setting) -> str:
    name, declared = hint.about
    if not declared:
        return text("Den Indikator „{name}“ führt die Stadt nicht mehr.", name=name)
    return text("Für „{label}“ liegen in der aktuellen Ausgabe keine Zahlen vor.",
                label=setting.city.indicators[name].label)


def _broken(hint: Hint) -> str:
    field, name, gone = hint.about
    named = text("„{field}“ nennt „{name}“.", field=KINDS[hint.item.kind].by_id[field].label,
                 name=name)
    return named + " " + (text("Dieser Eintrag wurde gelöscht.") if gone
                          else text("Diesen Eintrag gibt es nicht."))


def _no_review(hint: Hint) -> str:
    if hint.about:
        return text("Zuletzt überprüft am {day}; wann es weitergeht, ist nicht festgelegt.",
                    day=day_text(hint.about[0]))
    return text("Wann die Runde überprüft wird, ist nicht festgelegt.")
