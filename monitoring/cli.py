"""The command line `sozialraum`: everything a page can do to data, without a browser."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from monitoring.core.city import City
from monitoring.core.problem import Problem, errors
from monitoring.core.recipe import ObservationsRecipe
from monitoring.language import speak, text
from monitoring.storage.city import CityRefused, checked_city, city_in
from monitoring.storage.drafting import draft
from monitoring.storage.history import history
from monitoring.storage.ledger import Overtaken
from monitoring.storage.objects import Damaged, Unreachable
from monitoring.storage.publishing import NotPublished, publish, restore
from monitoring.storage.served import DEMO
from monitoring.storage.snapshot import current_snapshot
from monitoring.storage.sources import Delivery, problems_in_folders, read_files, read_folder
from monitoring.storage.store import Store, store_at
from monitoring.storage.values import NotInRelease, values_table, written

DONE, REFUSED, WRONG_USE = 0, 1, 2
NOTHING = {"new": 0, "changed": 0, "gone": 0}


class _WrongUse(Exception):
    """Arguments that do not fit together."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in the reader's language."""

    def error(self, message: str) -> NoReturn:
        what = message.replace("the following arguments are required", text("es fehlt"))
        what = what.replace("unrecognized arguments", text("unbekannt ist"))
        self.exit(WRONG_USE, text("Die Angaben passen nicht zum Befehl: {what}. Hilfe gibt „{prog} "
                                  "--help“.", what=what, prog=self.prog) + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    speak(os.environ.get("SOZIALRAUM_LANGUAGE", "de"))
    given = _parser().parse_args(arguments)
    try:
        return int(given.command(given))
    except CityRefused as refused:
        _print_problems(refused.problems, given.json)
    except _WrongUse as wrong:
        _refuse(given, str(wrong))
        return WRONG_USE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (NotPublished, Overtaken, Damaged, Unreachable, NotInRelease) as refused:
        _refuse(given, str(refused))
    except OSError as error:
        _refuse(given, text("„{place}“ ist nicht les- oder schreibbar ({error}). Bitte Pfad und "
                            "Rechte prüfen.", place=error.filename or "", error=error.strerror))
    except Exception as error:
        _refuse(given, text("Das hätte nicht geschehen dürfen. Bitte der Entwicklung melden: "
                            "{kind}, {error}", kind=type(error).__name__, error=error))
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument("--city", type=Path, default=os.environ.get("SOZIALRAUM_CITY") or DEMO)
    shared.add_argument("--store", default="")
    shared.add_argument("--json", action="store_true")
    parser = _Parser(prog="sozialraum", description=text("Sozialraum-Monitor"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    def add(name: str, command: Callable[[argparse.Namespace], int], about: str) -> Any:
        one = commands.add_parser(name, parents=[shared], help=about, description=about)
        one.set_defaults(command=command)
        return one

    add("check", _check, text("Erklärungen einer Stadt prüfen, alle Mängel nennen"))
    load = add("load", _load, text("Tabellen oder einen Ordner lesen, prüfen, veröffentlichen"))
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument("--recipe", default="")
    load.add_argument("--period", default="")
    load.add_argument("--publish", action="store_true")
    add("releases", _releases, text("Alle Ausgaben nennen"))
    again = add("restore", _restore, text("Eine frühere Ausgabe wieder gültig machen"))
    again.add_argument("id", type=int)
    for one in (load, again):
        one.add_argument("--by", default="")
        one.add_argument("--note", default="")
    add("verify", _verify, text("Prüfsummen aller Dateien und des Verzeichnisses prüfen"))
    _add_values(add("values", _values, text("Werte mit Status ausgeben")))
    server = add("serve", _serve, text("Die Anwendung starten"))
    server.add_argument("--port", type=int, default=8501)
    server.add_argument("--host", default="127.0.0.1")
    return parser


def _add_values(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--indicator", required=True)
    for name in ("--period", "--level", "--edition"):
        parser.add_argument(name, default="")
    parser.add_argument("--area", nargs="*", default=[])
    parser.add_argument("--format", choices=["csv", "json", "parquet", "geojson", "xlsx"])
    parser.add_argument("--output", type=Path, default=None)


def _store(given: argparse.Namespace, city: City) -> Store:
    return store_at(given.store, city=city.frame.id)


def _say(given: argparse.Namespace, document: Any, sentence: str) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=1) if given.json else sentence)


def _refuse(given: argparse.Namespace, sentence: str) -> None:
    if given.json:
        _say(given, {"error": sentence}, "")
    else:
        print(sentence, file=sys.stderr)


def _print_problems(problems: Sequence[Problem], as_json: bool) -> None:
    if as_json:
        records = [problem.as_record() for problem in problems]
        print(json.dumps({"problems": records}, ensure_ascii=False, indent=1))
        return
    marks = {"error": text("Fehler"), "warning": text("Warnung"), "note": text("Hinweis")}
    for problem in problems:
        print(f"{marks[problem.severity]}: {problem.sentence()}")


def _check(given: argparse.Namespace) -> int:
    city, problems = checked_city(given.city)
    if city and not errors(problems):
        problems += problems_in_folders(given.city, city)
    if problems or given.json:
        _print_problems(problems, given.json)
    if not errors(problems) and not given.json and city:
        print(text("In Ordnung: {name} mit {n} Indikatoren, {plans} Fachplänen und {recipes} "
                   "Leseanleitungen.", name=city.frame.name, n=len(city.indicators),
                   plans=len(city.plans), recipes=len(city.recipes)))
    return REFUSED if errors(problems) else DONE


def _load(given: argparse.Namespace) -> int:
    city, problems = checked_city(given.city)
    if given.json and problems:
        _say(given, _loaded(0, problems, NOTHING), "")
        return REFUSED
    if city is None or problems:
        raise CityRefused(problems)
    store = _store(given, city)
    made = draft(store, city, _delivery(given, city))
    document = _loaded(made.accepted, made.problems, made.changes)
    if not given.json:
        _print_problems(made.problems, as_json=False)
        print(text("{n} Zeilen angenommen; neu {new}, geändert {changed}, entfallen {gone}.",
                   n=made.accepted, **made.changes))
    if given.publish:
        try:
            document["release"] = publish(store, made, given.by, given.note).id
        except (NotPublished, Overtaken, Unreachable) as refused:
            _say(given, document | {"error": str(refused)}, str(refused))
            return REFUSED
    if given.json or given.publish:
        _say(given, document, text("Ausgabe {id} ist veröffentlicht.", id=document["release"]))
    return REFUSED if errors(made.problems) else DONE


def _loaded(
    accepted: int, problems: Sequence[Problem], changes: Mapping[str, int]
) -> dict[str, Any]:
    records = [problem.as_record() for problem in problems]
    return {"accepted": accepted, "problems": records, "changes": changes, "release": None}


def _delivery(given: argparse.Namespace, city: City) -> Delivery:
    if missing := [str(path) for path in given.files if not path.exists()]:
        raise _WrongUse(text("Diese Dateien gibt es nicht: {files}. Bitte den Pfad prüfen.",
                             files=", ".join(missing)))
    folders = [path for path in given.files if path.is_dir()]
    if folders and (len(given.files) > 1 or given.recipe or given.period):
        raise _WrongUse(text("Ein Ordner wird allein und ohne --recipe und --period geladen: seine "
                             "Dateien nennen die Leseanleitungen der Stadt."))
    if folders:
        return read_folder(folders[0], city)
    recipe = city.recipes.get(given.recipe)
    if not isinstance(recipe, ObservationsRecipe):
        known = [one.id for one in city.recipes.values() if isinstance(one, ObservationsRecipe)]
        raise _WrongUse(text("Die Leseanleitung „{recipe}“ gibt es nicht. Vorhanden sind: "
                             "{known}. Bitte eine mit --recipe nennen.", recipe=given.recipe,
                             known=", ".join(known)))
    return read_files(given.files, recipe, city, given.period)


def _releases(given: argparse.Namespace) -> int:
    rows = history(_store(given, city_in(given.city)))
    mark = {True: "  ← " + text("gültig"), False: ""}
    lines = ["  ".join(str(row[key]) for key in ("id", "time", "by", "note"))
             + mark[row["current"]] for row in rows]
    _say(given, rows, "\n".join(lines) or text("Noch ist nichts veröffentlicht."))
    return DONE


def _restore(given: argparse.Namespace) -> int:
    entry = restore(_store(given, city_in(given.city)), given.id, given.by, given.note)
    document = {"release": entry.id, "restored_from": entry.restored_from}
    _say(given, document, text("Ausgabe {id} ist veröffentlicht.", id=entry.id))
    return DONE


def _verify(given: argparse.Namespace) -> int:
    damages = _store(given, city_in(given.city)).damages()
    sentence = "\n".join(damages) or text("Alle Dateien und Einträge sind unversehrt.")
    _say(given, {"damages": damages}, sentence)
    return REFUSED if damages else DONE


def _values(given: argparse.Namespace) -> int:
    city = city_in(given.city)
    snapshot = current_snapshot(_store(given, city), city)
    if not snapshot:
        raise NotPublished(text("Noch ist nichts veröffentlicht."))
    choice = (given.indicator, given.period, given.level, given.edition, given.area)
    form = given.format or ("json" if given.json else "csv")
    content = written(snapshot, values_table(snapshot, *choice), form)
    if given.output:
        given.output.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
    return DONE


def _serve(given: argparse.Namespace) -> int:
    from monitoring.web.server import serve

    os.environ["SOZIALRAUM_CITY"] = str(given.city)
    os.environ["SOZIALRAUM_STORE"] = given.store or os.environ.get("SOZIALRAUM_STORE", "")
    serve(given.host, given.port)
    return DONE
