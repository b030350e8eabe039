"""Which plans, goals, measures and acts rest on which version of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.planning.filtering import fitting
from monitoring.core.planning.indicator_use import Use, uses
from monitoring.core.planning.item import Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_words import counted
from monitoring.pages.parts.planning.figure_line import indicator_links
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.table_files import show_table_files, titles
from monitoring.storage.planning.indicator_versions import indicator_versions
from monitoring.storage.snapshot import Snapshot

MOST_ROWS = 50


def show_indicators(found: Snapshot, register: Register) -> None:
    """A row for each indicator; entries that were made on another version are marked."""
    chosen = show_filters(found)
    st.html('<p class="lead">' + escape(text(
        "Ein Indikator gehört keinem Fachplan: Er wird einmal festgelegt und geladen, und alle "
        "lesen dieselbe Zahl. Hier steht, was auf ihm ruht und was eine Änderung träfe."))
        + "</p>")
    every = uses(register, found.city, indicator_versions(found))
    shown = [one for one in every if not chosen.plan or chosen.plan in one.plans]
    if chosen.area or chosen.group or chosen.phase:
        shown = [one for one in shown if fitting(one.entries, chosen, found.cube.areas)]
    if not shown:
        st.info(text("Kein Indikator passt zur Auswahl."))
        return
    listed = shown if address.chosen("all") == "1" else shown[:MOST_ROWS]
    head = (text("Indikator"), text("Fassung"), text("Fachpläne"), text("Darauf ruhen"),
            text("Quelle und Lieferung"))
    st.html(html_table(text("Was auf den Indikatoren ruht"), head,
                       [_row(one, found) for one in listed]))
    show_table_files(found, "indikatoren-genutzt", text("Was auf den Indikatoren ruht"),
                     lambda: uses_frame(shown, found))
    if len(shown) > MOST_ROWS:
        address.switch(text("Alle {n} zeigen", n=rounded(len(shown), 0)), "all")


def uses_frame(shown: Sequence[Use], found: Snapshot) -> pd.DataFrame:
    """A row per indicator with the plans that read it and the entries that rest on it."""
    plans = found.city.plans
    return pd.DataFrame([{
        text("Kennung"): one.indicator.id, text("Indikator"): str(one.indicator.label),
        text("Fassung"): one.indicator.version,
        text("Fachpläne (Zahl)"): len(one.plans),
        text("Fachpläne"): "; ".join(str(plans[plan].label) if plan in plans else plan
                                     for plan in one.plans),
        text("Einträge (Zahl)"): len(one.entries), text("Einträge"): titles(one.entries),
        text("Seitdem geändert bei"): titles(item for item, _ in one.changed),
        text("Quelle"): str(one.indicator.source),
        text("liefert"): titles(one.stewards)} for one in shown])


def _row(one: Use, found: Snapshot) -> tuple[str, ...]:
    city = found.city
    plans = ", ".join(str(city.plans[plan].label) if plan in city.plans else plan
                      for plan in one.plans)
    saved = text("erspart {n} weitere Lieferungen", n=one.saved) if one.saved > 1 else ""
    loaded = one.indicator.id in found.cube.indicators
    stewards = ", ".join(entry_link(each) for each in one.stewards)
    return (
        indicator_links(found, (one.indicator.id,))
        + small("" if loaded else text("keine Zahlen geladen")),
        _version(one), escape(f"{len(one.plans)}: {plans}" if plans else "") + small(saved),
        _entries(one), escape(str(one.indicator.source))
        + (f'<div class="source">{escape(text("liefert:"))} {stewards}</div>' if stewards
           else ""))


def _version(one: Use) -> str:
    said = escape(one.indicator.version)
    if not one.changed:
        return said
    links = ", ".join(f"{entry_link(item)} ({escape(text('Fassung {version}', version=then))})"
                      for item, then in one.changed)
    word = escape(text("Seitdem geändert bei:"))
    return f'{said}<div class="source late">⚠ {word} {links}</div>'


def _entries(one: Use) -> str:
    """Counts by kind that open to the links."""
    counts = [counted(kind, n) for kind in KINDS
              if (n := sum(each.kind == kind for each in one.entries))]
    if not counts:
        return ""
    links = "".join(f"<li>{entry_link(each)}</li>" for each in one.entries[:30])
    return (f"<details><summary>{escape(', '.join(counts))}</summary>"
            f"<ul>{links}</ul></details>")
