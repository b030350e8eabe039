"""How a figure came about, in sentences."""

from __future__ import annotations

import numpy as np

from monitoring.core.cube import plane_parts
from monitoring.core.indicator import Indicator
from monitoring.core.observations import FIGURES
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import Status, word
from monitoring.core.trace import Part, Role, Trace, Way
from monitoring.core.vocabulary import Kind
from monitoring.language import text
from monitoring.pages.parts.exact import number_as_delivered
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.tracing import Delivered, Written

MINUS = "−"


def indicator_of(snapshot: Snapshot, found: Trace) -> Indicator:
    """The indicator of a traced cell."""
    return snapshot.city.indicators[plane_parts(found.plane)[0]]


def figure_words(snapshot: Snapshot, found: Trace) -> str:
    """The figure with its unit, or why there is none."""
    own = indicator_of(snapshot, found)
    if not found.has_number:
        return f"{word(found.status)} – {found.reason}" if str(found.reason) else word(found.status)
    # Counts that were distributed by weights need not be whole.
    whole = found.way is not Way.carried or found.value.is_integer()
    decimals = own.decimals if whole else max(own.decimals, 1)
    shown = with_unit(rounded(found.value, decimals), str(own.unit))
    plain = found.status in (Status.value, Status.zero)
    return shown if plain else f"{shown} ({word(found.status)})"


def area_words(snapshot: Snapshot, area: int) -> str:
    """Name and id of an area, and its edition where there are several."""
    areas = snapshot.cube.areas
    return f"{areas.names[area]} ({areas.ids[area]})"


def way_words(snapshot: Snapshot, found: Trace) -> str:
    """How the figure came about, in one sentence."""
    own = indicator_of(snapshot, found)
    if found.way is Way.sum:
        return _sum_words(snapshot, found, own)
    return {
        Way.source: text("Von der Quelle geliefert."),
        Way.formula: text("Berechnet: {formula}", formula=formula_words(snapshot, found)),
        Way.standardised: _standardised_words(own),
        Way.official: text("Amtlicher Wert, den die Quelle selbst für dieses Gebiet nennt: "
                           "{source}", source=_official_source(snapshot, found, own)),
        Way.carried: f"{found.reason}.",
        Way.same: text("Dieses Gebiet hatte im Gebietsstand davor dieselben Grenzen; die Zahl "
                       "steht dort."),
        Way.nothing: text("Zu diesem Gebiet und Jahr wurde nichts geliefert."),
    }[found.way]


def _sum_words(snapshot: Snapshot, found: Trace, own: Indicator) -> str:
    if not found.of:
        return str(found.reason)
    areas, n = snapshot.cube.areas, rounded(found.of, 0)
    levels = dict.fromkeys(areas.levels[one.trace.area] for one in found.parts)
    names = ", ".join(str(snapshot.city.level(one).plural) for one in levels)
    if not found.has_number:
        return text("Dazu gehören die Angaben von {n} Teilgebieten ({levels}).", n=n, levels=names)
    if own.kind is Kind.count:
        return text("Summe von {n} Teilgebieten ({levels})", n=n, levels=names)
    return text("Zähler und Nenner von {n} Teilgebieten ({levels}) zusammengezählt, dann geteilt: "
                "{quotient}", n=n, levels=names, quotient=quotient_words(found, own))


def _standardised_words(own: Indicator) -> str:
    if own.standard is None:
        return ""
    return text("Standardisiert: in jeder Gruppe Fälle durch Personen geteilt, dann gemittelt mit "
                "den Gewichten der Standardbevölkerung („{standard}“){times}",
                standard=own.standard.label, times=times_words(own))


def quotient_words(found: Trace, own: Indicator) -> str:
    """The division in numbers; "" where there is none."""
    if not np.isfinite([found.numerator, found.denominator]).all():
        return ""
    top, base = number_as_delivered(found.numerator), number_as_delivered(found.denominator)
    return f"{top} ÷ {base}{times_words(own)}"


def times_words(own: Indicator) -> str:
    """What a quotient is multiplied by; "" where that is 1."""
    return f" × {number_as_delivered(own.multiplier)}" if own.multiplier != 1 else ""


def formula_words(snapshot: Snapshot, found: Trace) -> str:
    """The declared formula with the short names of its indicators."""
    own = indicator_of(snapshot, found)
    if own.formula is None:
        return ""
    top = _terms(snapshot, own.formula.numerator)
    if not own.formula.denominator:
        return top
    base = _terms(snapshot, own.formula.denominator)
    numbers = quotient_words(found, own)
    return f"{top} ÷ {base}{times_words(own)}" + (f" = {numbers}" if numbers else "")


def _terms(snapshot: Snapshot, names: tuple[str, ...]) -> str:
    """Names joined by plus and minus; several stand in brackets."""
    said = ""
    for number, name in enumerate(names):
        sign = MINUS if name.startswith("-") else "+"
        short = str(snapshot.city.indicators[name.removeprefix("-")].short)
        before = f" {sign} " if number else (sign if sign == MINUS else "")
        said += before + quoted(short)
    return f"({said})" if len(names) > 1 else said


def _official_source(snapshot: Snapshot, found: Trace, own: Indicator) -> str:
    area = snapshot.cube.areas.ids[found.area]
    return next((one.source for one in own.official
                 if (one.area, one.period) == (area, found.period)), str(own.source))


def place_words(place: Delivered) -> str:
    """File, sheet, row and columns with what is written there."""
    row = [text("Zeile {row}", row=place.row)] if place.row else []
    columns = [_column_words(role, one) + (f": {quoted(one.text)}" if one.text else "")
               for role, one in _figures(place)]
    return ", ".join([*_table_words(place), *row, *columns])


def columns_words(place: Delivered) -> str:
    """File, sheet and columns, which many rows share."""
    columns = [_column_words(role, one) for role, one in _figures(place)]
    return ", ".join([*_table_words(place), *columns])


def _table_words(place: Delivered) -> list[str]:
    sheet = [text("Blatt „{sheet}“", sheet=place.sheet)] if place.sheet else []
    return [place.file, *sheet]


def _figures(place: Delivered) -> list[tuple[str, Written]]:
    """
    The cells of the figures; the keys are known from the area and the year.

    Where the texts were read, empty cells are left out.
    """
    read = any(one.text for one in place.cells.values())
    return [(role, one) for role, one in place.cells.items()
            if role in FIGURES and (one.text or not read)]


def _column_words(role: str, one: Written) -> str:
    words = {
        "numerator": text("Zähler in Spalte „{column}“", column=one.column),
        "denominator": text("Nenner in Spalte „{column}“", column=one.column),
    }.get(role, text("Spalte „{column}“", column=one.column))
    return words + (f" ({one.letter})" if one.letter else "")


def quoted(words: str) -> str:
    """Words of others, such as the text of a cell."""
    return text("„{words}“", words=words)


def part_words(snapshot: Snapshot, whole: Trace, part: Part) -> str:
    """What a part of a figure is, and what it does there."""
    found, name = part.trace, area_words(snapshot, part.trace.area)
    if part.role is Role.band:
        band = plane_parts(found.plane)[1].partition("=")[2]
        return text("Gruppe {band}, Gewicht {weight}", band=band,
                    weight=number_as_delivered(part.weight))
    if whole.way is Way.carried:
        return text("{share} % der Anzahl von {area}", area=name,
                    share=number_as_delivered(round(100 * part.weight, 1)))
    if part.role is Role.area:
        return name
    role = text("Zähler") if part.role is Role.numerator else text("Nenner")
    minus = f" ({text('abgezogen')})" if part.weight < 0 else ""
    return f"{role}{minus}: {indicator_of(snapshot, found).label}"
