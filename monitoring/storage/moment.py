"""Times of acts: stored in UTC, said in the words of the reader and the clock of the server."""

from __future__ import annotations

from datetime import UTC, datetime

from monitoring.language import current


def now() -> str:
    """This second in UTC, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def spoken(time: str) -> str:
    """A stored time as people read it; what is no time is returned as it is."""
    try:
        local = datetime.fromisoformat(time).astimezone()
    except (ValueError, OverflowError, OSError):
        return time
    form = "%d.%m.%Y, %H:%M Uhr %Z" if current() == "de" else "%Y-%m-%d, %H:%M %Z"
    return local.strftime(form)


def day(time: str) -> str:
    """The day of a stored time in the reader's format."""
    year, month, number = time[:10].split("-")
    return f"{number}.{month}.{year}" if current() == "de" else f"{year}-{month}-{number}"
