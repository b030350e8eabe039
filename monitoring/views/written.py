"""A document as a file."""

from __future__ import annotations

import hashlib
import re

from monitoring.reports.document import Document
from monitoring.storage.snapshot import Snapshot

FORMATS = ("pdf", "docx", "pptx")
LONGEST = 120
_OUTSIDE = re.compile(r"[^\w.-]+")


def document_file(document: Document, form: str) -> bytes:
    """The document as pdf, docx or pptx."""
    # Imported here: each of them takes time that the others need not wait for.
    if form == "pdf":
        from monitoring.reports.pdf import pdf

        return pdf(document)
    if form == "docx":
        from monitoring.reports.word import word

        return word(document)
    from monitoring.reports.slides import slides

    return slides(document)


def district_name(snapshot: Snapshot, area: int) -> str:
    """Name of the file without its ending: the district and the release."""
    return file_id(f"profil-{snapshot.cube.areas.ids[area]}", snapshot)


def file_id(words: str, snapshot: Snapshot) -> str:
    """
    The words and the release as the name of a file, the same on every system.

    Signs that cannot stand in a name become a hyphen; then, and where a name would be too long,
    a hash keeps different words apart.
    """
    plain = _OUTSIDE.sub("-", words)[:LONGEST]
    if plain != words:
        plain = f"{plain}-{hashlib.sha256(words.encode()).hexdigest()[:6]}"
    return f"{plain}-ausgabe{snapshot.release.id}"
