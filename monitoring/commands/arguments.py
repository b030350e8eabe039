"""The arguments of every command."""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from monitoring.commands.said import WRONG_USE
from monitoring.language import text
from monitoring.storage.demo import DEMO

# Objects that are new before Python looks for dropped ones.
ROOMY = 200_000


def command_of(given: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    """What does the chosen command: imported now, since no command needs what the others need."""
    module, name = given.command.split(".")
    usual = gc.get_threshold()
    # Importing makes many objects and drops none: looking for dropped ones costs a tenth.
    gc.set_threshold(ROOMY)
    try:
        imported = import_module(f"monitoring.commands.{module}")
    finally:
        gc.set_threshold(*usual)
    found: Callable[[argparse.Namespace], int] = getattr(imported, name)
    return found


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in the reader's language."""

    def error(self, message: str) -> NoReturn:
        what = message.replace("the following arguments are required", text("es fehlt"))
        what = what.replace("unrecognized arguments", text("unbekannt ist"))
        self.exit(WRONG_USE, text("Die Angaben passen nicht zum Befehl: {what}. Hilfe gibt „{prog} "
                                  "--help“.", what=what, prog=self.prog) + "\n")


def parser() -> Parser:
    """The parser of the whole command line."""
    shared = Parser(add_help=False)
    shared.add_argument("--city", type=Path, default=os.environ.get("SOZIALRAUM_CITY") or DEMO)
    shared.add_argument("--store", default="")
    shared.add_argument("--inner", default="", help=text("Ort der ungeschützten Werte"))
    shared.add_argument("--role", default=os.environ.get("SOZIALRAUM_ROLE", ""),
                        help=text("wessen Sicht gilt; eine der Rollen der Stadt"))
    shared.add_argument("--json", action="store_true")
    whole = Parser(prog="sozialraum", description=text("Sozialraum-Monitor"))
    commands = whole.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)

    def add(name: str, command: str, about: str) -> Parser:
        one: Parser = commands.add_parser(name, parents=[shared], help=about, description=about)
        one.set_defaults(command=command)
        return one

    add("check", "recipes.check", text("Erklärungen einer Stadt prüfen, alle Mängel nennen"))
    _loading(add)
    _ledger(add)
    _values(add("values", "figures.values", text("Werte mit Status und Intervall ausgeben")))
    _index(add("index", "figures.index", text("Werte und Klassen eines Index ausgeben")))
    _documents(add)
    about = text("Ziele, Maßnahmen und andere Einträge der Planung")
    _planning(commands.add_parser("planning", help=about, description=about), shared)
    server = add("serve", "figures.serve", text("Die Anwendung starten"))
    server.add_argument("--port", type=int, default=8501)
    server.add_argument("--host", default="127.0.0.1")
    return whole


def _documents(add: Callable[[str, str, str], Parser]) -> None:
    one = add("report", "documents.report", text("Das Profil eines Gebiets als PDF, DOCX, PPTX"))
    one.add_argument("area", nargs="*", default=[], metavar="AREA")
    one.add_argument("--level", default="", help=text("alle Gebiete dieser Ebene als ZIP"))
    one.add_argument("--plan", default="", help=text("der Bericht eines Fachplans"))
    one.add_argument("--round", default="", help=text("nur über diese Planungsrunde"))
    one.add_argument("--output", type=Path, required=True)
    one = add("dashboard", "documents.dashboard", text("Eine Ansicht als PDF, DOCX, PPTX, JSON"))
    one.add_argument("id", metavar="ID")
    one.add_argument("--output", type=Path, required=True)
    about = text("Die ganze Ausgabe als Frictionless Data Package (ZIP)")
    add("package", "documents.package", about).add_argument("--output", type=Path, required=True)


def _loading(add: Callable[[str, str, str], Parser]) -> None:
    load = add("load", "loading.load", text("Tabellen oder einen Ordner lesen, prüfen, "
                                            "veröffentlichen"))
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    for name in ("--recipe", "--period", "--by", "--note", "--reason"):
        load.add_argument(name, default="")
    load.add_argument("--publish", action="store_true")
    load.add_argument("--marked", type=Path, default=None, metavar="FILE.xlsx")
    one = add("propose", "recipes.propose", text("Eine Leseanleitung zu einer Tabelle vorschlagen"))
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--period", default="")
    one.add_argument("--save", default="", metavar="ID")
    about = text("Eine leere Tabelle zu einem Fachplan schreiben")
    empty = add("template", "recipes.template", about)
    empty.add_argument("plan", metavar="PLAN")
    empty.add_argument("--period", required=True)
    empty.add_argument("--level", default="")
    empty.add_argument("--output", type=Path, required=True)


def _ledger(add: Callable[[str, str, str], Parser]) -> None:
    add("releases", "releases.show_releases", text("Alle Ausgaben nennen"))
    add("record", "releases.show_record", text("Wer hat wann was getan und warum"))
    add("drafts", "releases.show_drafts", text("Entwürfe nennen, die auf eine Freigabe warten"))
    add("verify", "releases.verify", text("Prüfsummen aller Dateien und des Verzeichnisses prüfen"))
    decisions = (
        ("restore", "releases.make_current", text("Eine frühere Ausgabe wieder gültig machen")),
        ("approve", "releases.approve", text("Einen Entwurf als zweite Person freigeben")),
        ("reject", "releases.decline", text("Einen Entwurf mit Grund ablehnen")),
        ("withdraw", "releases.decline", text("Den eigenen Entwurf zurückziehen")),
    )
    for name, command, about in decisions:
        one = add(name, command, about)
        one.set_defaults(withdraws=name == "withdraw")
        one.add_argument("id", type=int)
        one.add_argument("--by", default="")
        one.add_argument("--note", default="")


def _planning(whole: Parser, shared: Parser) -> None:
    commands = whole.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)

    def add(name: str, command: str, about: str, *places: str) -> Parser:
        one: Parser = commands.add_parser(name, parents=[shared], help=about, description=about)
        one.set_defaults(command=command)
        for place in places:
            one.add_argument(place, metavar=place.upper())
        return one

    listed = add("list", "planning.show_entries", text("Einträge einer Art nennen"))
    listed.add_argument("--kind", required=True)
    for name in ("--plan", "--area"):
        listed.add_argument(name, default="")
    out = add("export", "planning.export", text("Einträge als .xlsx oder .json schreiben"))
    out.add_argument("--output", type=Path, required=True)
    out.add_argument("--kind", nargs="*", default=[])
    into = add("import", "planning.import_entries", text("Einträge lesen, prüfen, speichern"))
    into.add_argument("file", type=Path, metavar="FILE")
    into.add_argument("--kind", default="", help=text("Art der Einträge einer CSV-Datei"))
    into.add_argument("--dry-run", action="store_true", help=text("nur prüfen"))
    add("history", "planning.show_history", text("Alle Fassungen eines Eintrags"), "kind", "id")
    back = add("restore", "planning.restore", text("Einen gelöschten Eintrag wiederherstellen"),
               "kind", "id")
    gone = add("erase", "planning.erase", text("Den Inhalt eines gelöschten Eintrags endgültig "
                                               "entfernen"), "kind", "id")
    for one in (into, back, gone):
        for name in ("--by", "--note"):
            one.add_argument(name, default="")


def _values(one: Parser) -> None:
    one.add_argument("--indicator", required=True)
    for name in ("--period", "--level", "--edition"):
        one.add_argument(name, default="")
    one.add_argument("--area", nargs="*", default=[])
    one.add_argument("--carried", action="store_true",
                     help=text("frühere Jahre auf spätere Gebietsstände umrechnen"))
    _output(one)


def _index(one: Parser) -> None:
    one.add_argument("id", metavar="ID")
    one.add_argument("--period", required=True)
    for name in ("--level", "--edition"):
        one.add_argument(name, default="")
    _output(one)


def _output(one: Parser) -> None:
    one.add_argument("--format", choices=["csv", "json", "parquet", "geojson", "xlsx"])
    one.add_argument("--output", type=Path, default=None)
