"""What a cell says when, or although, it holds a number."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from monitoring.language import text


class Status(IntEnum):
    """Status of an observation; the lower-case name is the word used in files."""

    missing = 0
    value = 1
    zero = 2
    secret = 3
    unreliable = 4
    not_yet = 5
    not_meaningful = 6
    unknown = 7
    estimated = 8
    provisional = 9
    revised = 10
    excluded = 11
    rounded_zero = 12
    limited = 13


WITH_NUMBER = (
    Status.value,
    Status.zero,
    Status.rounded_zero,
    Status.limited,
    Status.estimated,
    Status.provisional,
    Status.revised,
)
# The first of these found among the parts of a figure is the status of the whole.
PRECEDENCE = (
    Status.secret,
    Status.excluded,
    Status.unreliable,
    Status.not_yet,
    Status.not_meaningful,
    Status.unknown,
    Status.missing,
    Status.limited,
    Status.estimated,
    Status.provisional,
    Status.revised,
    Status.value,
    Status.rounded_zero,
    Status.zero,
)
SIGNS = {
    Status.missing: "",
    Status.value: "",
    Status.zero: "–",
    Status.secret: "•",
    Status.unreliable: "/",
    Status.not_yet: "…",
    Status.not_meaningful: "x",
    Status.unknown: ".",
    Status.estimated: "s",
    Status.provisional: "p",
    Status.revised: "r",
    Status.excluded: "x",
    Status.rounded_zero: "0",
    Status.limited: "( )",
}

StatusArray = npt.NDArray[np.uint8]
_has_number = np.isin(np.arange(len(Status)), WITH_NUMBER)
_rank = np.array([PRECEDENCE.index(Status(code)) for code in range(len(Status))], np.uint8)
_by_rank = np.array(PRECEDENCE, np.uint8)


def has_number(status: StatusArray) -> npt.NDArray[np.bool_]:
    """Whether a cell with this status holds a number."""
    found: npt.NDArray[np.bool_] = _has_number[status]
    return found


def joined(*parts: StatusArray) -> StatusArray:
    """Status of a figure made of parts: the one that limits the reader most."""
    ranks = _rank[parts[0]]
    for part in parts[1:]:
        ranks = np.minimum(ranks, _rank[part])
    found: StatusArray = _by_rank[ranks]
    return found


def word(status: Status) -> str:
    """The status in the reader's words."""
    return {
        Status.missing: text("keine Angabe"),
        Status.value: text("Wert"),
        Status.zero: text("genau null"),
        Status.secret: text("geheim"),
        Status.unreliable: text("zu unsicher"),
        Status.not_yet: text("kommt später"),
        Status.not_meaningful: text("nicht sinnvoll"),
        Status.unknown: text("unbekannt"),
        Status.estimated: text("geschätzt"),
        Status.provisional: text("vorläufig"),
        Status.revised: text("berichtigt"),
        Status.excluded: text("ausgeschlossen"),
        Status.rounded_zero: text("weniger als die Hälfte der kleinsten Einheit"),
        Status.limited: text("eingeschränkt aussagekräftig"),
    }[status]


def meanings() -> dict[Status, str]:
    """What each word means, in a sentence; a plain value needs none."""
    return {
        Status.zero: text("Es gibt nichts; die Zahl ist genau null."),
        Status.rounded_zero: text("Es gibt etwas, aber weniger als die Hälfte der kleinsten "
                                  "gezeigten Einheit."),
        Status.limited: text("Die Zahl ist nur eingeschränkt aussagekräftig."),
        Status.secret: text("Die Zahl ist so klein, dass sie Personen verraten könnte."),
        Status.unreliable: text("Die Zahl ist zu unsicher, um sie zu nennen."),
        Status.not_yet: text("Die Zahl liegt noch nicht vor."),
        Status.not_meaningful: text("Eine Aussage ist hier nicht sinnvoll oder nicht möglich."),
        Status.excluded: text("Die Quelle hat das Gebiet ausgeschlossen; der Grund steht dabei."),
        Status.unknown: text("Die Zahl ist nicht bekannt oder nicht vollständig."),
        Status.missing: text("Die Quelle hat keine Angabe geliefert."),
        Status.provisional: text("Vorläufige Zahl."),
        Status.revised: text("Nachträglich berichtigte Zahl."),
        Status.estimated: text("Geschätzte Zahl."),
    }
