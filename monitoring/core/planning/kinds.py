"""All kinds of entries of the planning register."""

from __future__ import annotations

from monitoring.core.planning.dashboard_kind import DASHBOARD
from monitoring.core.planning.field import Kind
from monitoring.core.planning.goal_kinds import GOAL, MEASURE, REVIEW, ROUND
from monitoring.core.planning.network_kinds import (
    ACTOR,
    ASSESSMENT,
    FINDING,
    FOCUS,
    JUDGEMENT,
    OFFER,
    SURVEY,
)
from monitoring.core.planning.participation_kinds import ACT, COMMENT, CONTRIBUTION

KINDS: dict[str, Kind] = {
    one.id: one
    for one in (ROUND, GOAL, MEASURE, REVIEW, ACT, CONTRIBUTION, COMMENT, ACTOR, OFFER, FINDING,
                SURVEY, FOCUS, JUDGEMENT, ASSESSMENT, DASHBOARD)
}
