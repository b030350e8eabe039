"""What before and after a measure can tell, in careful sentences."""

from __future__ import annotations

from collections.abc import Iterable

from monitoring.core.area import Areas
from monitoring.core.planning.comparable import Comparable
from monitoring.core.planning.effect import Effect, Group, NoEffect, Why
from monitoring.core.planning.typed import day_text
from monitoring.core.rounding import formatted, rounded, with_unit
from monitoring.language import text


def why_words(found: NoEffect) -> str:
    """Why there is no comparison, in one sentence."""
    return {
        Why.no_indicator: text("Die Maßnahme nennt keinen Indikator, an dem sie zu sehen sein "
                               "soll, und keines ihrer Ziele hat einen."),
        Why.no_figures: text("Für den Indikator liegen in der aktuellen Ausgabe keine Zahlen "
                             "vor."),
        Why.counted: text("Eine Anzahl hängt von der Größe des Gebiets ab und lässt sich nicht "
                          "zwischen Gebieten vergleichen. Bitte einen Anteil oder eine Rate als "
                          "Indikator wählen."),
        Why.no_start: text("Die Maßnahme hat noch keinen Beginn."),
        Why.no_area: text("Die Maßnahme nennt kein Gebiet, oder ihre Gebiete gehören zu "
                          "verschiedenen Gebietsständen."),
        Why.no_before: text("Vor dem Beginn der Maßnahme gibt es für ihre Gebiete keine Zahl."),
        Why.no_after: text("Seit dem Beginn der Maßnahme gibt es für ihre Gebiete noch keine "
                           "Zahl, die ganz in die Zeit danach fällt."),
        Why.silent: text("In keinem Gebiet der Maßnahme gibt es alle nötigen Zahlen; manche sind "
                         "geheim oder fehlen."),
        Why.too_few: text("Es gibt zu wenige vergleichbare Gebiete ohne die Maßnahme: gebraucht "
                          "werden mindestens fünf mit allen Zahlen."),
    }[found.why]


def sentences(found: Effect) -> list[str]:
    """Both changes, their difference, and whether it is more than chance."""
    return [_change(found, found.treated, _with(found.treated)),
            _change(found, found.compared, _without(found.compared)),
            _difference(found)]


def caution() -> str:
    """What the comparison does not show; stands with every result."""
    return text("Das belegt keine Wirkung: Auch anderes kann den Unterschied erklären, zum "
                "Beispiel Zuzug, andere Angebote oder dass gerade Gebiete mit auffälligen Werten "
                "ausgewählt wurden. Umgekehrt kann eine Wirkung in diesen Zahlen unsichtbar "
                "bleiben.")


def limits(found: Effect, areas: Areas) -> list[str]:
    """Whether both groups ran alike before, and everything else that limits the comparison."""
    said = [_earlier(found)]
    if found.broken:
        said.append(text("Ab {period} gilt: {label}. Das betrifft beide Gruppen.",
                         period=found.broken.period, label=str(found.broken.label).rstrip(".")))
    years = found.indicator.rolling_years
    if years > 1:
        said.append(text("Jeder Wert fasst {n} Jahre zusammen.", n=rounded(years, 0)))
    if len(found.silent):
        said.append(text("Ohne alle nötigen Zahlen und deshalb nicht dabei: {names}.",
                         names=_names(areas, found.silent.tolist())))
    if found.rivals:
        said.append(text("In den Gebieten der Maßnahme lief in dieser Zeit noch anderes mit "
                         "demselben Indikator: {names}.",
                         names=", ".join(one.title for one in found.rivals)))
    return said


def how_chosen(found: Comparable, areas: Areas) -> str:
    """Who is compared and how they were chosen."""
    names = _names(areas, found.areas.tolist())
    if found.labels:
        said = text("Verglichen werden {n} von {all} Gebieten ohne die Maßnahme: die ähnlichsten "
                    "nach {labels}. Es sind: {names}.", n=len(found.areas), all=found.candidates,
                    labels=", ".join(found.labels), names=names)
    else:
        said = text("Verglichen werden alle {n} Gebiete ohne die Maßnahme, die alle nötigen "
                    "Zahlen haben: {names}.", n=len(found.areas), names=names)
    if len(found.others):
        said += " " + text("Nicht dabei, weil dort eine andere Maßnahme demselben Indikator "
                           "diente: {names}.", names=_names(areas, found.others.tolist()))
    if len(found.silent):
        said += " " + text("Zahl der Gebiete, deren Zahlen geheim sind oder fehlen: {n}.",
                           n=len(found.silent))
    return said


def method_words(found: Effect) -> str:
    """How the figures come about."""
    before = found.before[0] if len(found.before) == 1 else text(
        "Mittel aus {periods}", periods=", ".join(found.before))
    return text("Vorher: {before}. Nachher: {after}. Beginn der Maßnahme: {start}. Jedes Gebiet "
                "zählt gleich. Das Intervall (95 %) folgt aus der Streuung der Veränderungen "
                "zwischen den Gebieten (t-Verteilung nach Student, {freedom} Freiheitsgrade).",
                before=before, after=found.after, start=day_text(found.start),
                freedom=found.difference.freedom)


def group_names(found: Effect) -> tuple[str, str]:
    """Names of both groups, the measure's first."""
    return _with(found.treated), _without(found.compared)


def change_unit(found: Effect) -> str:
    """The unit of a change: percentage points where the figure is in percent."""
    unit = str(found.indicator.unit)
    return text("Prozentpunkte") if unit == "%" else unit


def signed(value: float, decimals: int, unit: str = "") -> str:
    """A change with its sign: "+1,2", "−0,7", "0,0"."""
    number = rounded(value, decimals)
    return with_unit(f"+{number}" if value > 0 and number.strip("0.,") else number, unit)


def line_names(found: Effect) -> tuple[str, str]:
    """The same, short enough for the end of a line."""
    return (text("Mit der Maßnahme ({n})", n=len(found.treated.areas)),
            text("Ohne die Maßnahme ({n})", n=len(found.compared.areas)))


def _with(group: Group) -> str:
    if len(group.areas) == 1:
        return text("Gebiet mit der Maßnahme")
    return text("{n} Gebiete mit der Maßnahme", n=len(group.areas))


def _without(group: Group) -> str:
    return text("{n} vergleichbare Gebiete ohne sie", n=len(group.areas))


def _change(found: Effect, group: Group, name: str) -> str:
    decimals, unit = found.indicator.decimals, str(found.indicator.unit)
    before, after = float(group.before.mean()), float(group.after.mean())
    first, last = (with_unit(one, unit) for one in formatted([before, after], decimals))
    change = signed(after - before, decimals, change_unit(found))
    words = {"name": name, "first": first, "last": last, "change": change}
    if first == last:
        return text("{name}: gleich geblieben bei {last}.", name=name, last=last)
    if after > before:
        return text("{name}: gestiegen von {first} auf {last} ({change}).", **words)
    return text("{name}: gesunken von {first} auf {last} ({change}).", **words)


def _difference(found: Effect) -> str:
    decimals, unit = found.indicator.decimals, change_unit(found)
    apart = found.difference
    low, high = (signed(one, decimals) for one in (apart.lower, apart.upper))
    said = {"value": signed(apart.value, decimals, unit), "low": low, "high": high}
    if apart.established:
        return text("Unterschied der Veränderungen: {value} (Intervall {low} bis {high}). Das ist "
                    "mehr, als Zufall erwarten lässt.", **said)
    return text("Unterschied der Veränderungen: {value} (Intervall {low} bis {high}). Das kann "
                "Zufall sein.", **said)


def _earlier(found: Effect) -> str:
    if found.earlier is None:
        return text("Ob beide Gruppen schon vorher gleich verliefen, lässt sich nicht prüfen: Es "
                    "gibt zu wenige Jahre davor.")
    span = {"first": found.years_before[0], "last": found.years_before[-1]}
    if found.earlier.established:
        return text("Schon vorher ({first} bis {last}) verliefen beide Gruppen verschieden. Der "
                    "Unterschied danach kann sich daraus fortsetzen.", **span)
    return text("In den Jahren davor ({first} bis {last}) verliefen beide Gruppen nicht erkennbar "
                "verschieden.", **span)


def _names(areas: Areas, places: Iterable[int]) -> str:
    return ", ".join(sorted(areas.names[one] for one in places))
