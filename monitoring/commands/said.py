"""What commands say: sentences for people, one JSON document for programs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from monitoring.core.problem import Problem
from monitoring.language import text

DONE, REFUSED, WRONG_USE = 0, 1, 2
SHOWN = 20


class WrongUse(Exception):
    """Arguments that do not fit together."""


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
