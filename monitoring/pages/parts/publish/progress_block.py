"""How far the reading of a table has come."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.publish.work import current_work, drop_work

EVERY = 0.5


def show_progress() -> None:
    """A bar and the stages, renewed while the rest of the page stays as it is."""
    st.fragment(_progress, run_every=EVERY)()


def _progress() -> None:
    address.begin()
    work = current_work()
    if work is None or work.job is None or work.job.done:
        st.rerun()
    stages = (text("Lesen"), text("Prüfen"), text("Vergleichen"))
    now = work.job.stage or stages[0]
    st.progress(min(work.job.part, 1.0), text=text("{stage} … Die Seite bleibt benutzbar.",
                                                   stage=now))
    at = stages.index(now) if now in stages else 0
    steps = "".join(
        f'<li class="{"done" if place < at else "now" if place == at else "later"}">'
        f"{escape(name)}</li>" for place, name in enumerate(stages)
    )
    st.html(f'<ol class="stages">{steps}</ol>')
    st.button(text("Abbrechen"), key="publish_cancel", on_click=drop_work,
              icon=":material/close:")
