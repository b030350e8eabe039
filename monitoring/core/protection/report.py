"""What was hidden in a release, and the proof that it stays hidden."""

from __future__ import annotations

from dataclasses import dataclass

from monitoring.core.protection.of_cube import Audit


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """The audit of a layer."""

    audit: Audit

    def record(self) -> dict[str, int | float | None]:
        """What is kept with the release."""
        return dict(self.audit.record())
