"""What commands say: sentences for people, one JSON document for programs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from monitoring.core.city import City
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.inner import NotPublished
from monitoring.storage.release_layers import NoSuchRole, publishes, role_in
from monitoring.storage.store import Store, store_at

DONE, REFUSED, WRONG_USE = 0, 1, 2
SHOWN = 20


class WrongUse(Exception):
    """Arguments that do not fit together."""


def store_of(given: argparse.Namespace, city: City) -> Store:
    """The store that the arguments name, and where its unprotected figures are."""
    return store_at(given.store, city=city.frame.id, inner=given.inner)


def role_of(given: argparse.Namespace, city: City) -> str:
    """Id of the profile whose figures are wanted; raises WrongUse for an unknown one."""
    try:
        return role_in(city, given.role)
    except NoSuchRole as unknown:
        raise WrongUse(str(unknown)) from None


def refuse_readers(given: argparse.Namespace, city: City) -> None:
    """Drafts are for those who publish: a role that was named must be one of them."""
    role = role_of(given, city)
    if given.role and not publishes(city, role):
        label = city.frame.profiles[role].label
        raise NotPublished(text("Die Rolle „{role}“ ({label}) darf Entwürfe weder sehen noch "
                                "veröffentlichen. Bitte eine andere mit --role nennen.",
                                role=role, label=label))


def say(given: argparse.Namespace, document: Any, sentence: str) -> None:
    """The document if JSON is asked for, else the sentence."""
    print(json.dumps(document, ensure_ascii=False, indent=1) if given.json else sentence)


def refuse(given: argparse.Namespace, sentence: str) -> None:
    """A refusal, on standard error or as JSON."""
    if given.json:
        say(given, {"error": sentence}, "")
    else:
        print(sentence, file=sys.stderr)


def print_problems(problems: Sequence[Problem], as_json: bool) -> None:
    """All problems as JSON; for people every kind with its first ones."""
    if as_json:
        records = [problem.as_record() for problem in problems]
        print(json.dumps({"problems": records}, ensure_ascii=False, indent=1))
        return
    marks = {"error": text("Fehler"), "warning": text("Warnung"), "note": text("Hinweis")}
    said: dict[tuple[str, str], int] = {}
    for problem in problems:
        kind = (problem.severity, problem.rule)
        said[kind] = said.get(kind, 0) + 1
        if said[kind] <= SHOWN:
            print(f"{marks[problem.severity]}: {problem.sentence()}")
    for (severity, rule), number in said.items():
        if number > SHOWN:
            print(text("{mark}: noch {n} weitere zur Regel „{rule}“; alle nennen --json und "
                       "--marked.", mark=marks[severity], n=number - SHOWN, rule=rule))
