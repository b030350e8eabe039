"""A dashboard as files: paper, slides, text document, tables, its own declaration."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from monitoring.storage.dashboard_file import dashboard_toml
from monitoring.views.dashboard.document import dashboard_document
from monitoring.views.dashboard.opened import OpenedDashboard
from monitoring.views.written import document_file


def dashboard_file(found: OpenedDashboard, form: str) -> bytes:
    """The file in the current language; `form` is a key of `FORMATS`."""
    return FORMATS[form](found)


def file_name(found: OpenedDashboard) -> str:
    """Name without its ending: id, release and a hash of what is shown."""
    digest = hashlib.sha256(dashboard_json(found)).hexdigest()[:8]
    return f"{found.dashboard.id}-ausgabe{found.snapshot.release.id}-{digest}"


def dashboard_json(found: OpenedDashboard) -> bytes:
    """Everything shown, as plain values; the same for ever on the same release."""
    own = found.dashboard
    record = {
        "id": own.id, "release": found.snapshot.release.id, "label": str(own.label),
        "description": str(own.description), "blocks": [one.record() for one in found.blocks],
    }
    return json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"


def _document(found: OpenedDashboard, written: str) -> bytes:
    notes = [said for _, said in found.corrections]
    document = dashboard_document(found.snapshot, found.dashboard, found.blocks, notes)
    return document_file(document, written)


def _declaration(found: OpenedDashboard) -> bytes:
    """What another office needs to put the same together, and for which city it was made."""
    own = found.dashboard
    return dashboard_toml(replace(own, city=own.city or found.snapshot.city.frame.id)).encode()


FORMATS: Mapping[str, Callable[[OpenedDashboard], bytes]] = {
    "pdf": partial(_document, written="pdf"), "docx": partial(_document, written="docx"),
    "pptx": partial(_document, written="pptx"), "json": dashboard_json,
    "toml": _declaration,
}
