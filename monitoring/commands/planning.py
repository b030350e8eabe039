"""planning list, export, import, history, restore, erase: the planning register."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from monitoring.commands.named import role_of, store_of
from monitoring.commands.said import DONE, REFUSED, WrongUse, print_problems, say
from monitoring.core.city import City
from monitoring.core.planning.access import plans, seen
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.places import area_at, area_key
from monitoring.core.problem import errors
from monitoring.language import text
from monitoring.storage.city import city_in
from monitoring.storage.inner import NotPublished
from monitoring.storage.moment import spoken
from monitoring.storage.planning.exchange_json import as_record, register_json
from monitoring.storage.planning.exchange_sheets import kind_by_sheet, register_xlsx
from monitoring.storage.planning.importing import Import, imported
from monitoring.storage.planning.setting import setting_of, setting_without_figures
from monitoring.storage.snapshot import Snapshot, current_snapshot


def show_entries(given: argparse.Namespace) -> int:
    """Entries of a kind, of a plan, about an area."""
    city = city_in(given.city)
    items = list(_register(given, city).of(_kind(given.kind)))
    if given.plan and given.plan not in city.plans:
        raise WrongUse(text("Den Fachplan „{plan}“ gibt es nicht. Vorhanden sind: {known}.",
                            plan=given.plan, known=", ".join(city.plans)))
    if given.plan:
        items = [one for one in items if given.plan in one.plans()]
    if given.area:
        items = _about(items, given.area, _published(_snapshot(given, city)))
    lines = [_line(one) for one in items]
    say(given, [as_record(one) for one in items], "\n".join(lines) or text("Kein Eintrag."))
    return DONE


def export(given: argparse.Namespace) -> int:
    """Entries as a spreadsheet or as JSON, as far as the role sees them."""
    city = city_in(given.city)
    kinds = [_kind(one) for one in given.kind]
    ending = given.output.suffix.lower()
    if ending not in (".xlsx", ".json"):
        raise WrongUse(text("Ausgegeben wird als .xlsx oder .json. Bitte --output so nennen."))
    register = _register(given, city)
    if ending == ".json":
        content = register_json(register, city.frame.id, kinds)
    else:
        snapshot = _snapshot(given, city)
        setting = setting_of(snapshot) if snapshot else setting_without_figures(city)
        content = register_xlsx(register, setting, kinds)
    given.output.write_bytes(content)
    number = sum(len(register.of(one)) for one in kinds or KINDS)
    say(given, {"file": str(given.output), "entries": number},
        text("{n} Einträge sind geschrieben: {file}", n=number, file=given.output))
    return DONE


def import_entries(given: argparse.Namespace) -> int:
    """Check a file against the register and save what is new or changed, all or nothing."""
    city = city_in(given.city)
    refuse_others(given, city)
    if not given.by.strip() and not given.dry_run:
        raise WrongUse(text("Zum Speichern gehört ein Name. Bitte mit --by angeben oder mit "
                            "--dry-run nur prüfen."))
    file: Path = given.file
    if not file.exists():
        raise WrongUse(text("Diese Dateien gibt es nicht: {files}. Bitte den Pfad prüfen.",
                            files=file))
    ledger = store_of(given, city).ledger
    setting = setting_of(_published(_snapshot(given, city)))
    kind = _kind(given.kind) if given.kind else ""
    found = imported(file.read_bytes(), file.name, ledger.register(), setting, kind)
    wrong = bool(errors(found.problems))
    saved = [] if wrong or given.dry_run or not found.changes else \
        ledger.save(found.changes, given.by, given.note)
    if not given.json and found.problems:
        print_problems(found.problems, as_json=False)
    document = {"new": found.new, "changed": found.changed, "same": found.same,
                "problems": [one.as_record() for one in found.problems],
                "saved": [{"kind": one.kind, "id": one.id, "version": one.version}
                          for one in saved]}
    say(given, document, _outcome(found, wrong, given.dry_run))
    return REFUSED if wrong else DONE


def show_history(given: argparse.Namespace) -> int:
    """All versions of an entry that the role may see, oldest first."""
    city = city_in(given.city)
    kind = _kind(given.kind)
    items = store_of(given, city).ledger.versions(kind, given.id)
    if not _sees_all(given, city):
        items = [one for item in items if not item.gone
                 for one in _seen(Register({item.key: item}), given, city).items.values()] \
            if _register(given, city).get(kind, given.id) else []
    if not items:
        raise NotPublished(text("Den Eintrag {id} der Art „{kind}“ gibt es nicht.", id=given.id,
                                kind=KINDS[kind].label))
    lines = ["  ".join((str(one.version), spoken(one.time), one.by,
                        text("gelöscht") if one.gone else one.title, one.note)).rstrip()
             for one in items]
    say(given, [{**as_record(one), "gone": one.gone} for one in items], "\n".join(lines))
    return DONE


def restore(given: argparse.Namespace) -> int:
    """Bring back a deleted entry as it was."""
    city = city_in(given.city)
    refuse_others(given, city)
    found = store_of(given, city).ledger.restore_item(_kind(given.kind), given.id, given.by,
                                                      given.note)
    say(given, as_record(found), text("„{title}“ ist wieder da, in Fassung {version}.",
                                      title=found.title, version=found.version))
    return DONE


def erase(given: argparse.Namespace) -> int:
    """Remove the content of a deleted entry from its history for good."""
    city = city_in(given.city)
    refuse_others(given, city)
    found = store_of(given, city).ledger.erase(_kind(given.kind), given.id, given.by, given.note)
    say(given, as_record(found), text("Der Inhalt von {id} ist aus allen Fassungen entfernt.",
                                      id=found.id))
    return DONE


def refuse_others(given: argparse.Namespace, city: City) -> None:
    """A role that was named must be one that plans."""
    if not _sees_all(given, city):
        role = role_of(given, city)
        raise NotPublished(text("Die Rolle „{role}“ ({label}) darf an der Planung nichts ändern. "
                                "Bitte eine andere mit --role nennen.", role=role,
                                label=city.frame.profiles[role].label))


def _sees_all(given: argparse.Namespace, city: City) -> bool:
    role = role_of(given, city)
    return not given.role or plans(city, role)


def _register(given: argparse.Namespace, city: City) -> Register:
    """The register as the role that was named sees it."""
    return _seen(store_of(given, city).ledger.register(), given, city)


def _seen(register: Register, given: argparse.Namespace, city: City) -> Register:
    if _sees_all(given, city):
        return register
    snapshot = _snapshot(given, city)
    return seen(register, city, role_of(given, city), snapshot.cube if snapshot else None)


def _snapshot(given: argparse.Namespace, city: City) -> Snapshot | None:
    return current_snapshot(store_of(given, city), city, role_of(given, city))


def _published(snapshot: Snapshot | None) -> Snapshot:
    if snapshot is None:
        raise NotPublished(text("Noch ist nichts veröffentlicht."))
    return snapshot


def _kind(word: str) -> str:
    """Id of a kind by its id or name; raises WrongUse for any other word."""
    if found := kind_by_sheet(word):
        return found.id
    raise WrongUse(text("Die Art „{kind}“ gibt es nicht. Erlaubt sind: {kinds}.", kind=word,
                        kinds=", ".join(KINDS)))


def _about(items: list[Item], key: str, snapshot: Snapshot) -> list[Item]:
    areas = snapshot.cube.areas
    place = area_at(areas, key)
    if place is None:
        raise WrongUse(text("Das Gebiet „{area}“ gibt es nicht.", area=key))
    return fitting(items, Chosen(area=area_key(areas, place)), areas)


def _line(item: Item) -> str:
    kind = KINDS[item.kind]
    state: Any = ""
    if kind.state:
        state = kind.by_id[kind.state].options.get(item.text(kind.state), "")
    parts = (item.id, text("Fassung {n}", n=item.version), ", ".join(item.plans()), str(state),
             " ".join(item.title.split())[:100])
    return "  ".join(one for one in parts if one)


def _outcome(found: Import, wrong: bool, dry: bool) -> str:
    counts = text("{new} neu, {changed} geändert, {same} unverändert", new=found.new,
                  changed=found.changed, same=found.same)
    if wrong:
        return text("Nichts ist gespeichert ({counts}).", counts=counts)
    return text("Geprüft, nichts gespeichert: {counts}.", counts=counts) if dry \
        else text("Gespeichert: {counts}.", counts=counts)
