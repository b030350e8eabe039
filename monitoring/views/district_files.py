"""The profile of a district as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from monitoring.reports.document import Document
from monitoring.reports.pdf import pdf
from monitoring.reports.slides import slides
from monitoring.reports.word import word
from monitoring.storage.snapshot import Snapshot

WRITERS: Mapping[str, Callable[[Document], bytes]] = {"pdf": pdf, "docx": word, "pptx": slides}


def district_file(document: Document, form: str) -> bytes:
    """The document as pdf, docx or pptx."""
    return WRITERS[form](document)


def district_name(snapshot: Snapshot, area: int) -> str:
    """Name of the file without its ending: the district and the release."""
    return f"profil-{snapshot.cube.areas.ids[area]}-ausgabe{snapshot.release.id}"
