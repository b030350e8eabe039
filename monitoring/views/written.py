"""A document as a file."""

from __future__ import annotations

from monitoring.reports.document import Document
from monitoring.storage.snapshot import Snapshot

FORMATS = ("pdf", "docx", "pptx")


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
    return f"profil-{snapshot.cube.areas.ids[area]}-ausgabe{snapshot.release.id}"
