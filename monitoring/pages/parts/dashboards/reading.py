"""Reading a dashboard: no control has to be understood first."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode, urlsplit

import streamlit as st

from monitoring.core.prepared import AUDIENCES, Audience, Dashboard
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.block_html import blocks_html
from monitoring.storage.moment import day
from monitoring.views.dashboard.opened import OpenedDashboard


def show_reading(found: OpenedDashboard, level: int = 1, links: bool = True) -> None:
    """Title, occasion, state, and all blocks below each other."""
    st.html(f'<article class="dashboard{plain_class(found)}">{head_html(found, level)}'
            + blocks_html(found.blocks, level + 1, links)
            + foot_html(found.dashboard, links) + "</article>")


def plain_class(found: OpenedDashboard) -> str:
    """The class of large type for plain language."""
    return " plain" if _is_plain(found) else ""


def _is_plain(found: OpenedDashboard) -> bool:
    return found.dashboard.audience is Audience.einfach


def head_html(found: OpenedDashboard, level: int = 1) -> str:
    """What it is about, for whom, on which figures, and what was corrected since."""
    own = found.dashboard
    facts = ["" if _is_plain(found) else text("Für: {audience}", audience=AUDIENCES[own.audience]),
             text("Tagesordnung: {item}", item=own.agenda) if own.agenda else "",
             text("Beschluss: {item}", item=own.decision) if own.decision else ""]
    before = ""
    if own.before:
        before = (f'<p class="before"><b>{escape(text("Was zuletzt beschlossen wurde"))}:</b> '
                  f"{escape(str(own.before))}</p>")
    return (
        f"<h{level}>{escape(str(own.label))}</h{level}>"
        f'<p class="lead">{escape(str(own.description))}</p>'
        f'<p class="facts">{escape(" · ".join(one for one in facts if one))}</p>{before}'
        f'<p class="state">{escape(state_words(found))}</p>'
        + "".join(_correction(one, said) for one, said in found.corrections)
        + (f'<p class="why">{escape(found.why)}</p>' if found.why else "")
    )


def state_words(found: OpenedDashboard) -> str:
    """Living or frozen, and on which release."""
    own, release = found.dashboard, found.snapshot.release
    if _is_plain(found) and not found.why:
        return _plainly(found)
    if not own.release:
        return text("Laufend: zeigt immer die gültige Ausgabe, zurzeit Ausgabe {id} vom {day}.",
                    id=release.id, day=day(release.time))
    if found.why:
        return text("Eingefroren auf Ausgabe {id}: diese Ansicht zeigt immer dieselben Zahlen. "
                    "Zitieren als {cite}.", id=own.release, cite=citation(own))
    return text("Eingefroren auf Ausgabe {id} vom {day}: diese Ansicht zeigt immer dieselben "
                "Zahlen. Zitieren als {cite}.", id=own.release, day=day(release.time),
                cite=citation(own))


def _plainly(found: OpenedDashboard) -> str:
    when = day(found.snapshot.release.time)
    if found.dashboard.release:
        return text("Die Zahlen sind vom {day}. Auf dieser Seite bleiben sie so. Die Nummer der "
                    "Seite ist {cite}.", day=when, cite=citation(found.dashboard))
    return text("Die Zahlen sind vom {day}. Gibt es neue Zahlen? Dann stehen sie auch hier.",
                day=when)


def citation(dashboard: Dashboard) -> str:
    """The id under which a frozen dashboard is cited."""
    return f"{dashboard.id}@{dashboard.release}"


def _correction(release: int, said: str) -> str:
    target = f"daten?{urlencode(address.link(show='ausgaben'))}"
    return (f'<p class="corrected">{escape(said)} <a href="{escape(target)}" target="_self">'
            f'{escape(text("Ausgabe {id} ansehen", id=release))}</a></p>')


def foot_html(dashboard: Dashboard, links: bool = True) -> str:
    """Whom to ask, and the short address."""
    asked = escape(text("Fragen an: {contact}", contact=dashboard.contact)) \
        if dashboard.contact else ""
    short = ""
    if links:
        language = urlencode(address.link())
        target = f"d/{dashboard.id}" + (f"?{language}" if language else "")
        short = (f'{escape(text("Kurze Adresse"))}: '
                 f'<a href="{escape(target)}" target="_self">{escape(_host())}/d/'
                 f"{escape(dashboard.id)}</a>")
    said = " · ".join(one for one in (asked, short) if one)
    return f'<p class="note end">{said}</p>' if said else ""


def _host() -> str:
    """Where this application stands, as people type it; "" where that is not known."""
    parts = urlsplit(str(st.context.url or ""))
    return parts.netloc + parts.path.rstrip("/").rpartition("/")[0]
