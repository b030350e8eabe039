"""What a new entry begins with beyond what the address says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from monitoring.core.planning.attainment import attainments
from monitoring.core.planning.attainment_states import RULE_VERSION
from monitoring.core.planning.attainment_words import sentence, summary
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.setting import Setting
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot

_FEW = 5


def proposed(
    kind: str, data: Mapping[str, Any], found: Snapshot, register: Register, setting: Setting
) -> dict[str, Any]:
    """The given data and, for a review, release, rule, day and what the figures say."""
    if kind != "review":
        return dict(data)
    about = next((one for name in ("goal", "measure", "round")
                  if (one := register.get(name, str(data.get(name, ""))))), None)
    own: dict[str, Any] = {"date": setting.today.isoformat(), "release": found.release.id,
                           "rule_version": RULE_VERSION}
    if about:
        own |= {"title": text("Überprüfung: {title}", title=about.title[:200])}
        if about.text("plan"):
            own["plan"] = about.text("plan")
        if about.kind == "goal" and (said := _finding(about, found, setting)):
            own["finding"] = said
    return own | dict(data)


def _finding(goal: Item, found: Snapshot, setting: Setting) -> str:
    """What the figures say about a goal, district by district; many districts in one line."""
    judged = attainments([goal], found.cube, found.city, setting.today).get(goal.id, ())
    if not judged or not goal.text("indicator"):
        return ""
    if len(judged) > _FEW:
        return summary(judged)
    names = found.cube.areas.names
    return "\n".join(
        f"{names[one.area]}: {sentence(one)}" if one.area >= 0 and len(judged) > 1
        else sentence(one) for one in judged)
