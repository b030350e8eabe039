"""From a report to the next planning round."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.core.planning.report import Report
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_link, new_address
from monitoring.storage.planning.served import adding_is_served

# What the next round takes over; people change it in the form.
TAKEN_OVER = ("subject", "focus", "unit", "coordinator")
LISTS = ("needs", "areas", "groups", "stakeholders")


def show_next_round(register: Register, report: Report) -> None:
    """Links to save the conclusion and to open the round that follows."""
    one = report.round
    if one is None and adding_is_served("round"):
        st.caption(text("Ein Fazit und die nächste Runde gehören zu einer Planungsrunde: bitte "
                        "oben eine wählen."))
    if one is None:
        return
    after = [each for each in register.of("round") if each.text("previous") == one.id]
    lines = [f"{escape(text('Darauf folgt:'))} {entry_link(each)}" for each in after]
    if adding_is_served("round"):
        to = f"planung?{urlencode(address.link(edit=f'round.{one.id}'))}"
        label = text("Fazit ändern") if one.text("report") else text("Fazit schreiben")
        lines.append(f'<a href="{escape(to)}" target="_self">{escape(label)}</a>')
        if not after:
            to = new_address("round", **presets(report))
            lines.append(f'<a href="{escape(to)}" target="_self">'
                         f'{escape(text("Nächste Runde eröffnen"))}</a>')
    st.html("".join(f'<p class="go">{line}</p>' for line in lines))


def presets(report: Report) -> dict[str, str]:
    """What the form of the next round starts with."""
    one = report.round
    if one is None:
        return {}
    given = {name: one.text(name) for name in TAKEN_OVER}
    given |= {name: ";".join(one.list(name)) for name in LISTS}
    return {"previous": one.id, "plan": one.text("plan"), "cycle": "leitbild",
            **{name: said for name, said in given.items() if said}}
