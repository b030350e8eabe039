"""Reading a dashboard: no control has to be understood first."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from monitoring.core.prepared import AUDIENCES, Dashboard
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.block_html import block_html
from monitoring.storage.moment import day
from monitoring.views.dashboard.opened import OpenedDashboard


def show_reading(found: OpenedDashboard) -> None:
    """Title, occasion, state, and all blocks below each other."""
    st.html(f'<article class="dashboard">{head_html(found)}'
            + "".join(block_html(one, number) for number, one in enumerate(found.blocks, 1))
            + foot_html(found.dashboard) + "</article>")


def head_html(found: OpenedDashboard) -> str:
    """What it is about, for whom, on which figures, and what was corrected since."""
    own = found.dashboard
    facts = [str(AUDIENCES[own.audience]),
             text("Tagesordnung: {item}", item=own.agenda) if own.agenda else "",
             text("Beschluss: {item}", item=own.decision) if own.decision else ""]
    before = ""
    if own.before:
        before = (f"<p><b>{escape(text('Was zuletzt beschlossen wurde'))}:</b> "
                  f"{escape(str(own.before))}</p>")
    return (
        f"<h2>{escape(str(own.label))}</h2>"
        f'<p class="note">{escape(" · ".join(one for one in facts if one))}</p>'
        f'<p class="lead">{escape(str(own.description))}</p>{before}'
        f'<p class="state">{escape(state_words(found))}</p>'
        + "".join(_correction(one, said) for one, said in found.corrections)
        + (f'<p class="why">{escape(found.why)}</p>' if found.why else "")
    )


def state_words(found: OpenedDashboard) -> str:
    """Living or frozen, and on which release."""
    release = found.snapshot.release
    if not found.dashboard.release:
        return text("Laufend: zeigt immer die gültige Ausgabe, zurzeit Ausgabe {id} vom {day}.",
                    id=release.id, day=day(release.time))
    return text("Eingefroren auf Ausgabe {id}{day}: diese Ansicht zeigt immer dieselben Zahlen. "
                "Zitieren als {cite}.", id=found.dashboard.release,
                day="" if found.why else text(" vom {day}", day=day(release.time)),
                cite=citation(found.dashboard))


def citation(dashboard: Dashboard) -> str:
    """The id under which a frozen dashboard is cited."""
    return f"{dashboard.id}@{dashboard.release}"


def _correction(release: int, said: str) -> str:
    target = f"daten?{urlencode(address.link(show='ausgaben'))}"
    return (f'<p class="corrected">{escape(said)} <a href="{escape(target)}" target="_self">'
            f'{escape(text("Ausgabe {id} ansehen", id=release))}</a></p>')


def foot_html(dashboard: Dashboard) -> str:
    """Whom to ask, and the short address."""
    short = text("Kurze Adresse: {address}", address=f"/d/{dashboard.id}")
    asked = text("Fragen an: {contact}", contact=dashboard.contact) if dashboard.contact else ""
    return f'<p class="note">{escape(" · ".join(one for one in (asked, short) if one))}</p>'
