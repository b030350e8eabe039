"""
report, dashboard and package: files out of the current release, or out of a frozen one.

What only one kind of file needs is imported there: a single profile starts in half the time.
"""

from __future__ import annotations

import argparse
import errno
import io
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from monitoring.commands.named import role_of, store_of
from monitoring.commands.said import DONE, WrongUse, say
from monitoring.core.planning.access import seen
from monitoring.core.planning.item import Register
from monitoring.core.refused import NotInRelease
from monitoring.language import text
from monitoring.reports.document import Document
from monitoring.storage.city import city_in
from monitoring.storage.inner import NotPublished
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.views.district_document import district_document
from monitoring.views.written import FORMATS as DOCUMENTS
from monitoring.views.written import district_name, document_file

# So many documents between two lines of progress.
STEP = 20


def report(given: argparse.Namespace) -> int:
    """The profile of a district, several compared, all of a level, or the report of a plan."""
    snapshot, register = _current(given)
    if sum(bool(one) for one in (given.area, given.level, given.plan)) != 1:
        raise WrongUse(text("Bitte Gebiete nennen, oder mit --level alle einer Ebene, oder mit "
                            "--plan einen Fachplan."))
    if given.round and not given.plan:
        raise WrongUse(text("Zu --round gehört --plan: bitte den Fachplan der Planungsrunde "
                            "nennen."))
    if given.level:
        return _all(given, snapshot, register)
    form = _form(given.output, DOCUMENTS)
    if given.plan:
        return _written(given, document_file(_plan(given, snapshot, register), form))
    places = [_place(snapshot, one) for one in given.area]
    return _written(given, document_file(_of_areas(snapshot, register, places), form))


def _of_areas(snapshot: Snapshot, register: Register, places: list[int]) -> Document:
    if len(places) == 1:
        return district_document(snapshot, register, places[0])
    from monitoring.views.comparison_document import comparison_document

    return comparison_document(snapshot, places)


def _place(snapshot: Snapshot, name: str) -> int:
    at = snapshot.cube.areas.find_newest(name)
    if at is None:
        raise NotInRelease(text("Das Gebiet {id} gibt es nicht. Bitte Kennung und führende Nullen "
                                "prüfen.", id=name))
    return at


def _plan(given: argparse.Namespace, snapshot: Snapshot, register: Register) -> Document:
    from monitoring.core.planning.report import report_of
    from monitoring.views.plan_document import plan_document

    plans = snapshot.city.plans
    if given.plan not in plans:
        raise NotInRelease(text("Den Fachplan „{id}“ gibt es nicht. Vorhanden sind: {known}.",
                                id=given.plan, known=", ".join(plans)))
    own = [one.id for one in register.items.values()
           if one.kind == "round" and given.plan in one.plans()]
    if given.round and given.round not in own:
        raise NotInRelease(text("Die Planungsrunde „{id}“ gibt es in diesem Fachplan nicht. "
                                "Vorhanden sind: {known}.", id=given.round,
                                known=", ".join(own) or "–"))
    return plan_document(snapshot, report_of(register, given.plan, given.round), date.today())


def _all(given: argparse.Namespace, snapshot: Snapshot, register: Register) -> int:
    """All districts of a level: a ZIP of documents, or one document."""
    form = _form(given.output, ("zip", *DOCUMENTS))
    documents = _documents(snapshot, register, _areas_of(snapshot, given.level))
    if form != "zip":
        from monitoring.views.comparison_document import joined

        title = str(snapshot.city.level(given.level).plural)
        whole = joined([one for _, one in documents], title)
        return _written(given, document_file(whole, form))
    out, count = io.BytesIO(), 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, document in documents:
            archive.writestr(f"{name}.pdf", document_file(document, "pdf"))
            count += 1
    return _written(given, out.getvalue(), count)


def _documents(
    snapshot: Snapshot, register: Register, places: list[int]
) -> Iterator[tuple[str, Document]]:
    """Name and document of each district, with a line of progress now and then."""
    for number, at in enumerate(places, 1):
        yield district_name(snapshot, at), district_document(snapshot, register, at)
        if not number % STEP or number == len(places):
            print(text("{n} von {all} Profilen", n=number, all=len(places)), file=sys.stderr,
                  flush=True)


def _areas_of(snapshot: Snapshot, level: str) -> list[int]:
    areas = snapshot.cube.areas
    editions = areas.editions_of(level)
    if not editions:
        raise NotInRelease(text("Die Ebene „{level}“ gibt es nicht. Vorhanden sind: {known}.",
                                level=level, known=", ".join(dict.fromkeys(areas.levels))))
    found: list[int] = areas.on_level(level, editions[-1]).tolist()
    return found


def dashboard(given: argparse.Namespace) -> int:
    """A dashboard as a document."""
    from monitoring.storage.dashboards import dashboards_of
    from monitoring.storage.earlier import earlier
    from monitoring.views.dashboard.files import FORMATS, dashboard_file
    from monitoring.views.dashboard.opened import opened_dashboard

    snapshot, register = _current(given)
    city, store = snapshot.city, snapshot.store
    kept = dashboards_of(city, register).get(given.id)
    if kept is not None and kept.dashboard is None:
        raise NotInRelease("\n".join(one.sentence() for one in kept.problems))
    if kept is None or kept.dashboard is None:
        known = ", ".join(dashboards_of(city, register)) or "–"
        raise NotInRelease(text("Die Ansicht „{id}“ gibt es nicht. Vorhanden sind: {known}.",
                                id=given.id, known=known))
    form = _form(given.output, tuple(FORMATS))
    found = opened_dashboard(snapshot, register, kept.dashboard,
                             partial(earlier, store, city, snapshot.profile))
    if found.why:
        raise NotPublished(found.why)
    return _written(given, dashboard_file(found, form))


def package(given: argparse.Namespace) -> int:
    """The whole release, as the role sees it, with its dictionary."""
    from monitoring.storage.data_package import data_package

    _form(given.output, ("zip",))
    snapshot, _ = _current(given)
    return _written(given, data_package(snapshot))


def _form(output: Path, known: tuple[str, ...]) -> str:
    form = output.suffix.lstrip(".").lower()
    if form not in known:
        raise WrongUse(text("Die Endung von {name} sagt nicht, was geschrieben werden soll. "
                            "Möglich ist: {known}.", name=output.name, known=", ".join(known)))
    # Said before the work, which may take a while.
    if not output.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, text("den Ordner gibt es nicht"), str(output))
    return form


def _written(given: argparse.Namespace, content: bytes, count: int = 1) -> int:
    given.output.write_bytes(content)
    say(given, {"output": str(given.output), "documents": count},
        text("Geschrieben: {name} ({n}).", name=given.output, n=count))
    return DONE


def _current(given: argparse.Namespace) -> tuple[Snapshot, Register]:
    city = city_in(given.city)
    role = role_of(given, city)
    store = store_of(given, city)
    snapshot = current_snapshot(store, city, role)
    if not snapshot:
        raise NotPublished(text("Noch ist nichts veröffentlicht."))
    return snapshot, seen(store.ledger.register(), city, role, snapshot.cube)
