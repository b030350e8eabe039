"""How far a goal is, in sentences and signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from monitoring.core.indicator import Indicator
from monitoring.core.planning.attainment_states import Attainment, Figure, Reason, State
from monitoring.core.planning.path import Aim
from monitoring.core.planning.typed import day_text
from monitoring.core.rounding import formatted, half_up, rounded, with_unit
from monitoring.core.status import word
from monitoring.language import text

# The same state reads without colour; the first ones weigh most where districts differ.
SYMBOLS = {
    State.missed: "✕", State.off_course: "△", State.on_the_way: "→", State.open: "○",
    State.secret: "•", State.unknown: "?", State.attained: "✓",
}
_MOST_PLACES = 4


def state_words(state: State) -> str:
    """The state in two or three words."""
    return {
        State.attained: text("erreicht"),
        State.on_the_way: text("auf dem Weg"),
        State.off_course: text("nicht auf dem Weg"),
        State.missed: text("Frist vorbei, nicht erreicht"),
        State.open: text("noch keine neue Zahl"),
        State.secret: text("geheim"),
        State.unknown: text("nicht zu beurteilen"),
    }[state]


def chip(state: State) -> str:
    """Sign and words for lists: "→ auf dem Weg"."""
    return f"{SYMBOLS[state]} {state_words(state)}"


def overall(found: Sequence[Attainment]) -> State:
    """The state that stands for all districts of a goal: the one that asks most for attention."""
    states = {one.state for one in found}
    return next((one for one in SYMBOLS if one in states), State.unknown)


def summary(found: Sequence[Attainment]) -> str:
    """All districts in one line: "in 2 von 3 Gebieten auf dem Weg, in 1 erreicht"."""
    if not found:
        return text("Diesem Ziel ist kein Gebiet zugeordnet.")
    counts = Counter(one.state for one in found)
    if len(counts) == 1 and len(found) == 1:
        return state_words(found[0].state)
    order = sorted(counts, key=lambda one: (-counts[one], list(SYMBOLS).index(one)))
    said = [text("in {n} von {all} Gebieten {state}", n=counts[order[0]], all=len(found),
                 state=state_words(order[0]))]
    said += [text("in {n} {state}", n=counts[one], state=state_words(one)) for one in order[1:]]
    return ", ".join(said)


def sentence(found: Attainment) -> str:
    """State, newest figure, what was planned for its year, and the target."""
    words = state_words(found.state)
    words = words[:1].upper() + words[1:]
    if found.aim is None:
        return f"{words}. {reason_words(found)}"
    said = words
    if found.figure:
        said = f"{words}: {figure_words(found.figure, found.aim.indicator)}"
        if found.planned is not None:
            said += "; " + planned_words(found)
    parts = [f"{said}.", text("Ziel: {target}.", target=target_words(found.aim)),
             reason_words(found)]
    if found.by_chance:
        parts.insert(1, text("Der Wert selbst liegt neben dem Zielkorridor; das kann Zufall "
                             "sein."))
    return " ".join(one for one in parts if one)


def figure_words(figure: Figure, indicator: Indicator) -> str:
    """ "31,2 % (Intervall 27,0 bis 35,7) im Jahr 2023"."""
    value = with_unit(rounded(figure.value, indicator.decimals), str(indicator.unit))
    if figure.has_interval:
        low, high = formatted([figure.lower, figure.upper], indicator.decimals)
        value += " " + text("(Intervall {low} bis {high})", low=low, high=high)
    if len(figure.period) == len("2023"):
        return text("{value} im Jahr {period}", value=value, period=figure.period)
    return text("{value} ({period})", value=value, period=figure.period)


def planned_words(found: Attainment) -> str:
    """What the path wants in the figure's year; "" where there is no path."""
    if found.aim is None or found.planned is None or found.figure is None:
        return ""
    return text("geplant waren für {period} {value}", period=found.figure.period,
                value=wanted_words(found.aim, found.planned))


def wanted_words(aim: Aim, value: float) -> str:
    """ "höchstens 32,0 % (Spielraum ± 1,0)"."""
    number = number_words(value, aim.indicator)
    said = {"senken": text("höchstens {value}", value=number),
            "erhoehen": text("mindestens {value}", value=number)}.get(aim.direction, number)
    if aim.tolerance:
        room = rounded(aim.tolerance, places_of(aim.tolerance, aim.indicator))
        said += " " + text("(Spielraum ± {room})", room=room)
    return said


def target_words(aim: Aim) -> str:
    """ "höchstens 25,0 % bis Ende 2027"; the corridor belongs to goals that are to stay."""
    number = number_words(aim.target, aim.indicator)
    value = {"senken": text("höchstens {value}", value=number),
             "erhoehen": text("mindestens {value}", value=number)}.get(aim.direction)
    value = value or wanted_words(aim, aim.target)
    if aim.deadline[4:] in ("", "-12-31"):
        return text("{value} bis Ende {year}", value=value, year=aim.deadline[:4])
    return text("{value} bis {day}", value=value, day=day_text(aim.deadline))


def number_words(value: float, indicator: Indicator) -> str:
    """A number of a goal with its unit, with as many decimals as somebody decided."""
    return with_unit(rounded(value, places_of(value, indicator)), str(indicator.unit))


def places_of(value: float, indicator: Indicator) -> int:
    """Decimals of the indicator, or more where the number has more."""
    return next((n for n in range(indicator.decimals, _MOST_PLACES)
                 if float(half_up(value, n)) == value), indicator.decimals)


def reason_words(found: Attainment) -> str:
    """Why nothing can be judged; "" where something can."""
    since = found.aim.since if found.aim else ""
    return {
        Reason.none: "",
        Reason.incomplete: text("Es fehlen noch Angaben: Indikator, Ausgangsjahr, Zielwert, Frist, "
                                "Richtung oder Erfolgsregel."),
        Reason.no_indicator: text("Für den Indikator liegen in der aktuellen Ausgabe keine "
                                  "Zahlen vor."),
        Reason.no_area: text("Dieses Gebiet gibt es in der aktuellen Ausgabe nicht."),
        Reason.no_number: text("Seit dem Ausgangsjahr gibt es keine Zahl: {word}.",
                               word=word(found.status)),
        Reason.no_baseline: text("Der Ausgangswert ({period}) ist geheim.", period=since)
        if found.state is State.secret else
        text("Für den Ausgangswert ({period}) gibt es keine Zahl.", period=since),
        Reason.broken: text("Die Veränderung seit dem Ausgangswert lässt sich nicht prüfen, weil "
                            "die Zahl seither anders gebildet wird."),
        Reason.overlap: text("Die Veränderung seit dem Ausgangswert lässt sich noch nicht prüfen, "
                             "weil beide Zahlen zum Teil dieselben Jahre zusammenfassen."),
    }[found.reason]


def notes(found: Attainment) -> list[str]:
    """What limits the judgement."""
    said: list[str] = []
    if found.aim is None:
        return said
    if found.figure and not found.figure.has_interval:
        said.append(text("Diese Zahl hat kein Intervall; es zählt der Wert selbst."))
    if found.broken:
        said.append(text("Ab {period} gilt: {label}. Mit dem Ausgangswert ist die neueste Zahl nur "
                         "bedingt vergleichbar.", period=found.broken.period,
                         label=str(found.broken.label).rstrip(".")))
    years = found.aim.indicator.rolling_years
    if years > 1:
        said.append(text("Jeder Wert fasst {n} Jahre zusammen.", n=rounded(years, 0)))
    if found.overlap and found.reason is not Reason.overlap:
        said.append(text("Ausgangswert und neueste Zahl fassen zum Teil dieselben Jahre "
                         "zusammen."))
    if found.silent:
        said.append(text("{period}: {word}.", period=found.silent[0], word=word(found.silent[1])))
    if found.late:
        said.append(text("Die Frist ist vorbei, aber die Zahl für {period} liegt noch nicht vor.",
                         period=found.aim.until))
    return said


def joint_notes(found: Iterable[Attainment]) -> list[str]:
    """The notes on all districts, each once, in their order."""
    return list(dict.fromkeys(said for one in found for said in notes(one)))
