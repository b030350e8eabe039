"""check, propose, template: what a city declares and how its tables are read."""

from __future__ import annotations

import argparse
from dataclasses import replace

from monitoring.commands.named import store_of
from monitoring.commands.said import DONE, REFUSED, WrongUse, print_problems, say
from monitoring.core.problem import errors
from monitoring.core.recipe import Place
from monitoring.core.table_keys import YEAR
from monitoring.language import text
from monitoring.storage.city import checked_city, city_in
from monitoring.storage.opened import TableRefused, open_question, opened
from monitoring.storage.planning.first_entries import problems_in_first
from monitoring.storage.proposing import open_choice, proposals
from monitoring.storage.recipe_file import recipe_toml, save_recipe
from monitoring.storage.snapshot import current_areas
from monitoring.storage.sources import problems_in_folders
from monitoring.storage.templates import csv_template, loaded_indicators, xlsx_template


def check(given: argparse.Namespace) -> int:
    """All problems of a city's declarations."""
    city, problems = checked_city(given.city)
    if city and not errors(problems):
        problems += problems_in_folders(given.city, city)
        problems += problems_in_first(given.city, city)
    if problems or given.json:
        print_problems(problems, given.json)
    if not errors(problems) and not given.json and city:
        print(text("In Ordnung: {name} mit {n} Indikatoren, {plans} Fachplänen und {recipes} "
                   "Leseanleitungen.", name=city.frame.name, n=len(city.indicators),
                   plans=len(city.plans), recipes=len(city.recipes)))
    return REFUSED if errors(problems) else DONE


def propose(given: argparse.Namespace) -> int:
    """A recipe proposed from a file, with everything that is open; kept if asked."""
    if not given.file.exists():
        raise WrongUse(text("Diese Dateien gibt es nicht: {files}. Bitte den Pfad prüfen.",
                            files=given.file))
    _check_period(given.period)
    city = city_in(given.city)
    found = opened(given.file, given.file.name)
    made = [] if found.upload.refused or found.personal else proposals(
        found, city, current_areas(store_of(given, city), city), given.period)
    if not made:
        raise TableRefused(*found.problems)
    best = min(made, key=lambda one: len(one.questions))
    recipe = replace(best.recipe, id=given.save or best.recipe.id)
    if given.period:
        # Next year's table is of another year: it is asked for again.
        recipe = replace(recipe, period=Place())
    problems = [open_question(found.name, one) for one in found.questions]
    problems += [open_choice(found.name, one) for one in best.questions]
    if given.save and problems:
        print_problems(problems, given.json)
        return REFUSED
    if given.save:
        path = save_recipe(given.city, recipe)
        say(given, {"recipe": recipe.id, "file": str(path)},
            text("Die Leseanleitung „{id}“ ist gespeichert.", id=recipe.id))
        return DONE
    toml = recipe_toml(recipe)
    say(given, {"recipe": toml, "problems": [one.as_record() for one in problems]}, toml)
    if problems and not given.json:
        print_problems(problems, as_json=False)
    return REFUSED if problems else DONE


def template(given: argparse.Namespace) -> int:
    """An empty table for the indicators of a plan."""
    _check_period(given.period)
    city = city_in(given.city)
    areas = current_areas(store_of(given, city), city)
    if given.plan not in city.plans or areas is None:
        raise WrongUse(text("Den Fachplan „{plan}“ gibt es nicht, oder die Gebiete sind noch nicht "
                            "geladen. Fachpläne sind: {known}.", plan=given.plan,
                            known=", ".join(city.plans)))
    known = [one.id for one in city.frame.levels]
    level = given.level or known[0]
    if level not in known:
        raise WrongUse(text("Die Ebene „{level}“ gibt es nicht. Vorhanden sind: {known}.",
                            level=level, known=", ".join(known)))
    edition = "" if city.level(level).stable else city.edition_for(given.period)
    chosen = loaded_indicators(city, city.plans[given.plan].indicators())
    made = xlsx_template if given.output.suffix == ".xlsx" else csv_template
    given.output.write_bytes(made(chosen, areas, level, edition, given.period))
    say(given, {"file": str(given.output), "indicators": [one.id for one in chosen]},
        text("Die Vorlage ist geschrieben: {file}", file=given.output))
    return DONE


def _check_period(period: str) -> None:
    if period and not YEAR.fullmatch(period):
        raise WrongUse(text("„{period}“ ist kein Jahr mit vier Ziffern. Bitte das Jahr mit "
                            "--period nennen.", period=period))
