"""What the map shows, values or a comparison, and what stands with it in words."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from monitoring.core.chance.alerts import AlertRule
from monitoring.core.chance.comparison import Reference
from monitoring.core.chance.comparison_words import limits_words
from monitoring.language import current, text
from monitoring.pages.parts import address
from monitoring.storage.snapshot import Snapshot
from monitoring.views.compared import Compared, compared, verdict_texts
from monitoring.views.similar import NO_KEYS, keys_of
from monitoring.views.view import View

COMPARED = "vergleich"
REFERENCES = [str(one) for one in (
    Reference.city, Reference.rest, Reference.parent, Reference.similar)]


def show_map_choice(view: View) -> None:
    """Values or a comparison; a change between two periods has its own colours."""
    if view.base:
        return
    shown = address.known("map", [COMPARED], "", text("die Darstellung der Karte"))
    names = {"": text("Werte"), COMPARED: text("Vergleich")}
    address.bar(text("Die Karte zeigt"), "map", names, shown, titled=True)
    if comparing(view):
        _show_reference(view)


def _show_reference(view: View) -> None:
    city = view.table.names[view.city] if view.city is not None else text("Stadt")
    names = {
        "city": city, "rest": text("{name} ohne das Gebiet selbst", name=city),
        "parent": text("Übergeordnetes Gebiet"), "similar": text("Ähnliche Gebiete"),
    }
    value = address.known("ref", REFERENCES, REFERENCES[0], text("den Vergleich"))
    address.select(text("Vergleich mit"), "ref", REFERENCES, value, names.__getitem__)


def comparing(view: View) -> bool:
    """Whether the map shows a comparison instead of values."""
    return address.chosen("map") == COMPARED and not view.base


def reference_of() -> Reference:
    """What the address compares with; the city unless it says otherwise."""
    wanted = address.chosen("ref")
    return Reference(wanted) if wanted in REFERENCES else Reference.city


def comparison_of(view: View) -> Compared:
    """The comparison of the view's areas with the reference of the address."""
    reference = reference_of()
    return compared(view.snapshot, view.indicator.id, view.level, view.edition, view.period,
                    reference, _keys(view, reference))


def similar_keys(view: View) -> tuple[str, ...]:
    """The indicators by which districts are similar here."""
    return keys_of(view.snapshot, address.chosen("plan"))


def _keys(view: View, reference: Reference) -> tuple[str, ...]:
    return similar_keys(view) if reference is Reference.similar else NO_KEYS


def alert_html(view: View) -> str:
    """How many areas stand out, by which limits, and how many chance alone would give."""
    found = comparison_of(view)
    if found.reason:
        return f'<p class="note">{escape(found.reason)}</p>'
    rule = text("Gezählt wird, was außerhalb der Grenzen für 95 von 100 Werten liegt.")
    if found.raised.rule is AlertRule.strict:
        rule = text("Gezählt wird, was außerhalb der Grenzen für 998 von 1.000 Werten liegt "
                    "(▲▲ und ▼▼).")
    said = escape(f"{found.raised.words()} {rule}")
    return f'<p class="note alerts">{said}</p>'


def comparison_words(view: View) -> str:
    """What the signs on the map mean, and by what areas are similar."""
    if comparison_of(view).reason:
        return ""
    said = limits_words()
    if reference_of() is not Reference.similar:
        return said
    labels = [str(view.snapshot.city.indicators[one].label) for one in similar_keys(view)
              if one in view.cube.indicator_position and one != view.indicator.id
              and view.snapshot.city.indicators[one].kind != "count"]
    likeness = text("Ähnlich sind die Gebiete mit den nächsten Werten bei: {labels}.",
                    labels="; ".join(labels))
    return f"{said} {likeness}"


@lru_cache(maxsize=64)
def _verdict_notes(
    snapshot: Snapshot, indicator: str, level: str, edition: str, period: str,
    reference: Reference, keys: tuple[str, ...], _language: str,
) -> tuple[str, ...]:
    found = compared(snapshot, indicator, level, edition, period, reference, keys)
    return tuple(verdict_texts(snapshot, indicator, found))


def verdict_column(view: View) -> tuple[str, ...]:
    """The comparison of every area in words, for the table."""
    reference = reference_of()
    return _verdict_notes(view.snapshot, view.indicator.id, view.level, view.edition, view.period,
                          reference, _keys(view, reference), current())
