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
        for rule in {*_rules_in(tree, places), *_returned(tree)}:
            found.setdefault(rule, set()).add(path.relative_to(SOURCES).as_posix())
    return found


def _reporters(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Functions, and methods behind a dot, that are told the rule, and at which place."""
    made = {id(one): owner.name for owner in ast.walk(tree) if isinstance(owner, ast.ClassDef)
            for one in owner.body if isinstance(one, Function) and one.name == "__init__"}
    for one in ast.walk(tree):
        if isinstance(one, Function):
            method = bool(one.args.args) and one.args.args[0].arg == "self"
            for place, each in enumerate(one.args.args[method:]):
                if each.arg == "rule" and ast.unparse(each.annotation or each) == "str":
                    # A class that is told the rule is called by its own name.
                    yield made.get(id(one), ("." if method else "") + one.name), place


def _rules_in(tree: ast.AST, places: dict[str, int]) -> Iterator[str]:
    for function in [one for one in ast.walk(tree) if isinstance(one, Function)]:
        passed = {each.arg for each in function.args.args}
        for call in [one for one in ast.walk(function) if isinstance(one, ast.Call)]:
            own = call.func
            name = f".{own.attr}" if isinstance(own, ast.Attribute) else getattr(own, "id", "")
            place = places.get(name)
            if place is not None and len(call.args) > place:
                yield from _told(call.args[place], function, passed)


def _told(node: ast.expr, function: Function, passed: set[str]) -> Iterator[str]:
    """The ids that an expression can be."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        for part in (node.body, node.orelse):
            yield from _told(part, function, passed)
    elif isinstance(node, ast.JoinedStr):
        yield from LIMITS
    elif isinstance(node, ast.Name) and node.id == "rule" and "rule" in passed:
        return  # handed on; the caller is looked at itself
    elif isinstance(node, ast.Attribute) and node.attr == "rule":
        return  # of a refusal that was told it where it was made
    elif isinstance(node, ast.Name):
        yield from _assigned(node.id, function, passed)
    else:
        yield "?"


def _assigned(name: str, function: Function, passed: set[str]) -> Iterator[str]:
    """The ids that a variable is given; one that comes with its sentence is found there."""
    given = [(one, target) for one in ast.walk(function) if isinstance(one, ast.Assign)
             for target in one.targets]
    if any(isinstance(target, ast.Tuple) and name in ast.unparse(target) for _, target in given):
        return
    own = [one.value for one, target in given
           if isinstance(target, ast.Name) and target.id == name]
    for value in own:
        yield from _told(value, function, passed)
    if not own:
        yield "?"


def _returned(tree: ast.AST) -> Iterator[str]:
    """Ids that functions return with their sentence."""
    for one in ast.walk(tree):
        if not isinstance(one, ast.Return) or not isinstance(one.value, ast.Tuple):
            continue
        match one.value.elts:
            case [ast.Constant(str(rule)), ast.Call(ast.Name("text"))]:
                yield rule
