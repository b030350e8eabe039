"""The profile of a district as a document, and those of all districts of its level."""

from __future__ import annotations

from monitoring.pages.parts.document_files import show_document_files
from monitoring.storage.planning.served import served_register
from monitoring.storage.snapshot import Snapshot
from monitoring.views.district_document import district_document


def show_profile_files(found: Snapshot, area: int) -> None:
    """Two pages as PDF, DOCX or PPTX."""
    show_document_files(lambda: district_document(found, served_register(), area), "profile")
