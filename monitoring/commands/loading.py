"""load: tables or a folder are read, checked, compared and on request published."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from monitoring.commands.named import refuse_readers, store_of
from monitoring.commands.said import DONE, REFUSED, SHOWN, WrongUse, print_problems, say
from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.problem import Problem, errors
from monitoring.core.protection.words import derivable
from monitoring.core.protection_rules import refusing
from monitoring.core.recipe import ObservationsRecipe
from monitoring.language import text
from monitoring.storage.city import CityRefused, checked_city
from monitoring.storage.drafting import Draft, draft
from monitoring.storage.inner import NotPublished
from monitoring.storage.ledger import Overtaken
from monitoring.storage.marked import marked_copy
from monitoring.storage.objects import Unreachable
from monitoring.storage.opened import TableRefused, answers_of, opened
from monitoring.storage.proposing import left_out, recipe_by_itself
from monitoring.storage.publishing import hand_in
from monitoring.storage.snapshot import current_areas
from monitoring.storage.sources import Delivery, SourceFile, add_table, read_files, read_folder
from monitoring.storage.store import Store
from monitoring.storage.waiting import NotAllowed, Waiting

AUTO = "auto"
NOTHING = {"new": 0, "changed": 0, "gone": 0}


def load(given: argparse.Namespace) -> int:
    """Read, say what would change, publish if asked."""
    city, problems = checked_city(given.city)
    stopping = refusing(problems)
    if given.json and stopping:
        say(given, _document(0, problems, NOTHING), "")
        return REFUSED
    if city is None or stopping:
        raise CityRefused(problems)
    refuse_readers(given, city)
    store = store_of(given, city)
    made = draft(store, city, _delivery(given, city, store))
    document = _document(made.accepted, made.problems, made.changes)
    if given.marked:
        _mark(given, city, made)
    if not given.json:
        print_problems(made.problems, as_json=False)
        print(text("{n} Zeilen angenommen; neu {new}, geändert {changed}, entfallen {gone}.",
                   n=made.accepted, **made.changes))
    if given.publish:
        _warn(given, made)
        return _publish(given, store, made, document)
    if given.json:
        say(given, document, "")
    return REFUSED if errors(made.problems) else DONE


def _warn(given: argparse.Namespace, made: Draft) -> None:
    """What stays secret, for people; the release keeps the same numbers."""
    if given.json or errors(made.problems):
        return
    report = next(iter(made.layers.values())).report
    if report.small or report.beside:
        print(text("Geheim bleiben {small} kleine Zahlen und {beside} weitere, damit sich keine "
                   "errechnen lässt.", small=report.small, beside=report.beside))
    if cells := derivable(made.audit, made.cube, made.city.indicators):
        print(text("{mark}: Geheime Zahlen, die sich errechnen lassen, weil eine frühere Ausgabe "
                   "zu viel zeigt: {n} ({cells}).", mark=text("Warnung"), n=len(cells),
                   cells="; ".join(cells[:SHOWN])))


def _publish(
    given: argparse.Namespace, store: Store, made: Draft, document: dict[str, Any]
) -> int:
    try:
        entry = hand_in(store, made, given.by, given.note, given.reason or given.note)
    except (NotPublished, NotAllowed, Overtaken, Unreachable) as refused:
        say(given, document | {"error": str(refused)}, str(refused))
        return REFUSED
    if isinstance(entry, Waiting):
        say(given, document | {"waiting": entry.id},
            text("Entwurf {id} wartet auf die Freigabe durch eine zweite Person.", id=entry.id))
    else:
        say(given, document | {"release": entry.id},
            text("Ausgabe {id} ist veröffentlicht.", id=entry.id))
    return DONE


def _document(
    accepted: int, problems: Sequence[Problem], changes: Mapping[str, int]
) -> dict[str, Any]:
    records = [problem.as_record() for problem in problems]
    return {"accepted": accepted, "problems": records, "changes": changes, "release": None}


def _delivery(given: argparse.Namespace, city: City, store: Store) -> Delivery:
    if missing := [str(path) for path in given.files if not path.exists()]:
        raise WrongUse(text("Diese Dateien gibt es nicht: {files}. Bitte den Pfad prüfen.",
                            files=", ".join(missing)))
    folders = [path for path in given.files if path.is_dir()]
    if folders and (len(given.files) > 1 or given.recipe or given.period):
        raise WrongUse(text("Ein Ordner wird allein und ohne --recipe und --period geladen: seine "
                            "Dateien nennen die Leseanleitungen der Stadt."))
    areas = current_areas(store, city)
    if folders:
        return read_folder(folders[0], city, areas=areas)
    if given.recipe == AUTO:
        return _by_itself(given.files, city, areas, given.period)
    recipe = city.recipes.get(given.recipe)
    if not isinstance(recipe, ObservationsRecipe):
        known = [one.id for one in city.recipes.values() if isinstance(one, ObservationsRecipe)]
        raise WrongUse(text("Die Leseanleitung „{recipe}“ gibt es nicht. Vorhanden sind: "
                            "{known}. Bitte eine mit --recipe nennen, oder „auto“.",
                            recipe=given.recipe, known=", ".join(known)))
    return read_files(given.files, recipe, city, given.period, areas)


def _by_itself(
    paths: Sequence[Path], city: City, areas: Areas | None, period: str
) -> Delivery:
    """Every file by the recipe that fits it, or by one that is proposed from it without doubt."""
    delivery = Delivery()
    for path in paths:
        found = opened(path, path.name)
        try:
            recipe = recipe_by_itself(found, city, areas, period)
        except TableRefused as refused:
            delivery.problems += refused.problems
            continue
        if recipe.id in city.recipes:
            found = opened(path, path.name, answers_of(recipe))
        else:
            delivery.problems += left_out(found, recipe, period)
        delivery.add_file(path.name, SourceFile(path, recipe.id, found.fingerprint))
        delivery.take(add_table(delivery, found, recipe, city, period, areas))
    return delivery


def _mark(given: argparse.Namespace, city: City, made: Draft) -> None:
    """The marked copy of the first file, read as it was read before."""
    path = given.files[0]
    if path.is_dir():
        raise WrongUse(text("Eine markierte Kopie gibt es von einer Tabelle, nicht von einem "
                            "Ordner. Bitte die Datei nennen."))
    source = made.delivery.files.get(path.name)
    recipe = city.recipes.get(source.recipe if source else given.recipe)
    answers = answers_of(recipe) if isinstance(recipe, ObservationsRecipe) else {}
    others = {one.name for one in given.files} - {path.name}
    own = [one for one in made.problems if one.file not in others]
    given.marked.write_bytes(marked_copy(opened(path, path.name, answers), own))
