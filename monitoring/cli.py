"""The command line `sozialraum`: everything a page can do to data, without a browser."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from monitoring.core.city import City
from monitoring.core.problem import Problem, errors
from monitoring.core.recipe import ObservationsRecipe
from monitoring.language import speak, text
from monitoring.storage.city import CityRefused, checked_city, city_in
from monitoring.storage.drafting import draft
from monitoring.storage.ledger import Overtaken
from monitoring.storage.objects import Damaged
from monitoring.storage.publishing import NotPublished, publish, restore
from monitoring.storage.sources import Delivery, read_files, read_folder
from monitoring.storage.store import Store, store_at
from monitoring.storage.values import values_table, written

DONE, REFUSED, WRONG_USE = 0, 1, 2
DEMO = Path(__file__).parent.parent / "data" / "demo"


class _WrongUse(Exception):
    """Arguments that do not fit together."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    speak(os.environ.get("SOZIALRAUM_LANGUAGE", "de"))
    given = _parser().parse_args(arguments)
    try:
        return int(given.command(given))
    except CityRefused as refused:
        _print_problems(refused.problems, given.json)
    except (NotPublished, Overtaken, Damaged, _WrongUse, ValueError) as refused:
        _say(given, {"error": str(refused)}, str(refused))
        return WRONG_USE if isinstance(refused, _WrongUse) else REFUSED
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--city", default=os.environ.get("SOZIALRAUM_CITY", str(DEMO)))
    common.add_argument("--store", default="")
    common.add_argument("--json", action="store_true")
    parser = argparse.ArgumentParser(prog="sozialraum", description=text("Sozialraum-Monitor"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Callable[[argparse.Namespace], int], about: str) -> Any:
        one = commands.add_parser(name, parents=[common], help=about, description=about)
        one.set_defaults(command=command)
        return one

    add("check", _check, text("Erklärungen einer Stadt prüfen, alle Mängel nennen"))
    load = add("load", _load, text("Tabellen oder einen Ordner lesen, prüfen, veröffentlichen"))
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument("--recipe", default="")
    load.add_argument("--period", default="")
    load.add_argument("--publish", action="store_true")
    _add_signature(load)
    add("releases", _releases, text("Alle Ausgaben nennen"))
    again = add("restore", _restore, text("Eine frühere Ausgabe wieder gültig machen"))
    again.add_argument("id", type=int)
    _add_signature(again)
    add("verify", _verify, text("Prüfsummen aller Dateien und des Verzeichnisses prüfen"))
    _add_values(add("values", _values, text("Werte mit Status ausgeben")))
    serve = add("serve", _serve, text("Die Anwendung starten"))
    serve.add_argument("--port", type=int, default=8501)
    serve.add_argument("--host", default="127.0.0.1")
    return parser


def _add_signature(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", default="")
    parser.add_argument("--note", default="")


def _add_values(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--indicator", required=True)
    parser.add_argument("--period", default="")
    parser.add_argument("--level", default="")
    parser.add_argument("--edition", default=None)
    parser.add_argument("--area", nargs="*", default=[])
    formats = ["csv", "json", "parquet", "geojson", "xlsx"]
    parser.add_argument("--format", choices=formats, default="csv")
    parser.add_argument("--output", type=Path, default=None)


def _city(given: argparse.Namespace) -> City:
    return city_in(Path(given.city))


def _store(given: argparse.Namespace, city: City) -> Store:
    return store_at(given.store, city=city.frame.id)


def _say(given: argparse.Namespace, document: Any, sentence: str) -> None:
    if given.json:
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        print(sentence)


def _print_problems(problems: list[Problem], as_json: bool) -> None:
    if as_json:
        document = {"problems": [problem.as_record() for problem in problems]}
        print(json.dumps(document, ensure_ascii=False, indent=1))
        return
    marks = {"error": text("Fehler"), "warning": text("Warnung"), "note": text("Hinweis")}
    for problem in problems:
        print(f"{marks[problem.severity]}: {problem.sentence()}")


def _check(given: argparse.Namespace) -> int:
    from monitoring.storage.sources import problems_in_folders

    city, problems = checked_city(Path(given.city))
    if city and not problems:
        problems = problems_in_folders(Path(given.city), city)
    if problems or given.json:
        _print_problems(problems, given.json)
    if not problems and not given.json and city:
        print(text("In Ordnung: {name} mit {n} Indikatoren, {plans} Fachplänen und {recipes} "
                   "Leseanleitungen.", name=city.frame.name, n=len(city.indicators),
                   plans=len(city.plans), recipes=len(city.recipes)))
    return REFUSED if errors(problems) else DONE


def _load(given: argparse.Namespace) -> int:
    city = _city(given)
    store = _store(given, city)
    made = draft(store, city, _delivery(given, city))
    release: int | None = None
    failed: str = ""
    if given.publish:
        try:
            release = publish(store, made, given.by, given.note).id
        except (NotPublished, Overtaken) as refused:
            failed = str(refused)
    document = {
        "accepted": made.accepted,
        "problems": [problem.as_record() for problem in made.problems],
        "changes": made.changes,
        "release": release,
    }
    if given.json:
        _say(given, document | ({"error": failed} if failed else {}), "")
    else:
        _print_problems(made.problems, as_json=False)
        print(text("{n} Zeilen angenommen; neu {new}, geändert {changed}, entfallen {gone}.",
                   n=made.accepted, **made.changes))
        if release:
            print(text("Ausgabe {id} ist veröffentlicht.", id=release))
        elif failed:
            print(failed)
    return REFUSED if failed or errors(made.problems) else DONE


def _delivery(given: argparse.Namespace, city: City) -> Delivery:
    folders = [path for path in given.files if path.is_dir()]
    if folders and (len(given.files) > 1 or given.recipe):
        raise _WrongUse(text("Ein Ordner wird allein und ohne --recipe geladen: seine Dateien "
                             "nennen die Leseanleitungen der Stadt."))
    if folders:
        return read_folder(folders[0], city)
    recipe = city.recipes.get(given.recipe)
    if not isinstance(recipe, ObservationsRecipe):
        known = [one.id for one in city.recipes.values() if isinstance(one, ObservationsRecipe)]
        raise _WrongUse(text("Die Leseanleitung „{recipe}“ gibt es nicht. Vorhanden sind: "
                             "{known}.", recipe=given.recipe, known=", ".join(known)))
    return read_files(given.files, recipe, city, given.period)


def _releases(given: argparse.Namespace) -> int:
    city = _city(given)
    store = _store(given, city)
    entries = store.ledger.entries()
    rows = [
        {
            "id": one.id,
            "time": one.time,
            "by": one.by,
            "note": one.note,
            "files": [file["name"] for file in store.manifest(one)["sources"]],
            "current": one.id == entries[-1].id,
            "restored_from": one.restored_from,
            "audit": None,
        }
        for one in entries
    ]
    lines = [
        f"{row['id']}  {row['time']}  {row['by']}  {row['note']}"
        + ("  ← " + text("gültig") if row["current"] else "")
        for row in rows
    ]
    _say(given, rows, "\n".join(lines) or text("Noch ist nichts veröffentlicht."))
    return DONE


def _restore(given: argparse.Namespace) -> int:
    city = _city(given)
    entry = restore(_store(given, city), given.id, given.by, given.note)
    sentence = text("Ausgabe {id} ist veröffentlicht.", id=entry.id)
    _say(given, {"release": entry.id, "restored_from": entry.restored_from}, sentence)
    return DONE


def _verify(given: argparse.Namespace) -> int:
    damages = _store(given, _city(given)).damages()
    sentence = "\n".join(damages) or text("Alle Dateien und Einträge sind unversehrt.")
    _say(given, {"damages": damages}, sentence)
    return REFUSED if damages else DONE


def _values(given: argparse.Namespace) -> int:
    from monitoring.storage.snapshot import current_snapshot

    city = _city(given)
    snapshot = current_snapshot(_store(given, city), city)
    if snapshot is None:
        raise NotPublished(text("Noch ist nichts veröffentlicht."))
    chosen = values_table(snapshot, given.indicator, given.period, given.level, given.edition,
                          given.area)
    content = written(snapshot, chosen, given.format)
    if given.output:
        given.output.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
    return DONE


def _serve(given: argparse.Namespace) -> int:
    from monitoring.web.server import serve

    os.environ["SOZIALRAUM_CITY"] = str(given.city)
    if given.store:
        os.environ["SOZIALRAUM_STORE"] = given.store
    serve(given.host, given.port)
    return DONE
