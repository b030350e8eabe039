"""How often one address may ask."""

from __future__ import annotations

import os
from collections import OrderedDict
from threading import Lock
from time import monotonic

PER_MINUTE = 120
MOST_ADDRESSES = 10_000


class Rate:
    """A bucket for each address that fills evenly; the longest unused are forgotten first."""

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, address: str, now: float | None = None) -> float:
        """0 if the address may ask now, else the seconds until it may."""
        if self.per_minute <= 0:
            return 0.0
        now = monotonic() if now is None else now
        with self._lock:
            left, then = self._buckets.pop(address, (float(self.per_minute), now))
            left = min(self.per_minute, left + (now - then) * self.per_minute / 60)
            allowed = left >= 1
            self._buckets[address] = (left - 1 if allowed else left, now)
            if len(self._buckets) > MOST_ADDRESSES:
                self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - left) * 60 / self.per_minute


def declared_rate() -> int:
    """Requests per minute and address (SOZIALRAUM_API_PER_MINUTE); 0 switches the limit off."""
    given = os.environ.get("SOZIALRAUM_API_PER_MINUTE", "")
    return int(given) if given.isascii() and given.isdecimal() else PER_MINUTE
