"""Rule ids that the sources report, found in their syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import monitoring
from monitoring.storage.reading.limits import Limits

SOURCES = Path(monitoring.__path__[0])
LIMITS = {f"limit-{one.name.replace('_', '-')}" for one in fields(Limits)
          if one.name not in ("problems",)}
FOLDERS = ("core", "storage", "commands")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def reported_rules() -> dict[str, set[str]]:
    """Every rule id with the files that report it; an id that cannot be told is "?"."""
    trees = {path: ast.parse(path.read_text("utf-8"))
             for folder in FOLDERS for path in sorted((SOURCES / folder).rglob("*.py"))}
    places = {"Problem": 0}
    for tree in trees.values():
        places |= dict(_reporters(tree))
    found: dict[str, set[str]] = {}
    for path, tree in trees.items():
        for rule in _rules_in(tree, places):
            found.setdefault(rule, set()).add(path.relative_to(SOURCES).as_posix())
    return found


def _reporters(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Functions, and methods behind a dot, that are told the rule, and at which place."""
    for one in ast.walk(tree):
        if isinstance(one, Function):
            method = bool(one.args.args) and one.args.args[0].arg == "self"
            for place, each in enumerate(one.args.args[method:]):
                if each.arg == "rule" and ast.unparse(each.annotation or each) == "str":
                    yield ("." if method else "") + one.name, place


def _rules_in(tree: ast.AST, places: dict[str, int]) -> Iterator[str]:
    for function in [one for one in ast.walk(tree) if isinstance(one, Function)]:
        passed = {each.arg for each in function.args.args}
        for call in [one for one in ast.walk(function) if isinstance(one, ast.Call)]:
            own = call.func
            name = f".{own.attr}" if isinstance(own, ast.Attribute) else getattr(own, "id", "")
            place = places.get(name)
            if place is not None and len(call.args) > place:
                yield from _told(call.args[place], function, tree, passed)


def _told(
    node: ast.expr, function: Function, tree: ast.AST, passed: set[str]
) -> Iterator[str]:
    """The ids that an expression can be."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        for part in (node.body, node.orelse):
            yield from _told(part, function, tree, passed)
    elif isinstance(node, ast.JoinedStr):
        yield from LIMITS
    elif isinstance(node, ast.Name) and node.id == "rule" and "rule" in passed:
        return  # handed on; the caller is looked at itself
    elif isinstance(node, ast.Name):
        yield from _assigned(node.id, function, tree, passed) or ["?"]
    else:
        yield "?"


def _assigned(
    name: str, function: Function, tree: ast.AST, passed: set[str]
) -> list[str]:
    """The ids that a variable is given, by itself, in a loop, or beside the sentence."""
    found: list[str] = []
    for one in ast.walk(function):
        if isinstance(one, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == name for target in one.targets
        ):
            found += _told(one.value, function, tree, passed)
        elif isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Tuple):
            found += _returned(tree)
        elif isinstance(one, ast.For) and name in ast.unparse(one.target):
            found += [str(each.value) for each in ast.walk(one.iter)
                      if isinstance(each, ast.Constant) and "-" in str(each.value)]
    return found


def _returned(tree: ast.AST) -> list[str]:
    """Ids that functions of the module return with a sentence."""
    return [
        str(one.value.elts[0].value) for one in ast.walk(tree)
        if isinstance(one, ast.Return) and isinstance(one.value, ast.Tuple)
        and isinstance(one.value.elts[0], ast.Constant)
    ]
