"""Short guidance on working in networks."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.core.planning.network_guidance import GUIDANCE
from monitoring.storage.snapshot import Snapshot


def show_guidance(_found: Snapshot, _register: Register) -> None:
    """What a network is for, roles, rhythm, rules of thumb."""
    parts = []
    for one in GUIDANCE:
        said = "".join(f"<li>{escape(str(each))}</li>" for each in one.said)
        parts.append(f'<section class="advice"><h3>{escape(str(one.heading))}</h3>'
                     f'<ul class="plain">{said}</ul></section>')
    st.html(f'<div class="guidance">{"".join(parts)}</div>')
