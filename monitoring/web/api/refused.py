"""What stands in several refusals."""

from __future__ import annotations

from collections.abc import Iterable

from monitoring.language import text
from monitoring.storage.snapshot import Snapshot
from monitoring.web.api.asked import Denied


def check_known(value: str, known: Iterable[str], name: str) -> None:
    """Refuse a word that is not known, with those that are."""
    listed = [one for one in dict.fromkeys(known) if one]
    if value and value not in listed:
        raise Denied(400, f"unknown-{name}", text(
            "„{value}“ gibt es nicht. Vorhanden sind: {known}.", value=value,
            known=", ".join(listed) or "–"))


def check_indicator(found: Snapshot, name: str) -> None:
    """Refuse an indicator of which the release has no figures."""
    if name not in found.cube.indicators:
        raise Denied(404, "unknown-indicator", text(
            "Den Indikator „{id}“ gibt es in dieser Ausgabe nicht. Bitte die Kennung prüfen.",
            id=name[:100]))


def missing(name: str) -> Denied:
    """A parameter without which there is no answer."""
    return Denied(400, "missing-parameter", text("Der Parameter „{name}“ fehlt.", name=name))
