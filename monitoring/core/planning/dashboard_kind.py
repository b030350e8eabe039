"""Dashboards that people of the city have put together, kept beside goals and measures."""

from __future__ import annotations

from monitoring.core.planning.field import Field, FieldType, Kind
from monitoring.core.planning.shared_fields import DECISION, PLAN
from monitoring.language import Words

T = FieldType

DASHBOARD = Kind("dashboard", Words("Ansicht", "Dashboard"),
                 Words("Ansichten", "Dashboards"), "V", (
    Field("title", Words("Titel", "Title"), T.line, required=True),
    Field("plan", PLAN.label, T.plan),
    Field("content", Words("Inhalt (TOML)", "Content (TOML)"), T.text, required=True),
    *DECISION,
))
