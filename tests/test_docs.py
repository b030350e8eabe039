"""The documentation says what the code says."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from monitoring.commands.arguments import parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
FOLDER_ROWS = dict(re.findall(r"^\| `(app\.py|monitoring/[\w/.]*)` \| (.+) \|$", README, re.M))


@pytest.mark.parametrize("place", FOLDER_ROWS)
def test_folder_map_equals_first_docstring_line(place: str) -> None:
    path = ROOT / place
    module = path / "__init__.py" if path.is_dir() else path
    words = ast.get_docstring(ast.parse(module.read_text("utf-8")))
    assert words is not None
    assert FOLDER_ROWS[place] == words.splitlines()[0]


def test_every_package_stands_in_the_folder_map() -> None:
    packages = {
        f"{path.parent.relative_to(ROOT).as_posix()}/"
        for path in (ROOT / "monitoring").rglob("__init__.py")
    }
    inner = {"monitoring/pages/parts/area_map/"}
    assert packages - inner == {place for place in FOLDER_ROWS if place.endswith("/")}


def test_every_command_is_documented() -> None:
    commands = set(parser().format_help().split("\n    ")[1:])
    commands = {line.split()[0] for line in commands if line[:1].strip()}
    assert len(commands) > 10
    for command in commands:
        assert re.search(rf"\b{command}\b", README), command


def test_every_dependency_is_pinned_without_an_address() -> None:
    pins = (ROOT / ".ci" / "constraints.txt").read_text("utf-8")
    assert "://" not in pins
    assert "--" not in pins
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in pins.split()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["tests"]
    names = {re.split(r"[<>=\[]", one)[0].lower() for one in wanted}
    assert names <= pinned


def test_the_picture_of_the_app_is_there() -> None:
    picture = re.search(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert picture is not None
    assert (ROOT / picture.group(1)).read_bytes().startswith(b"\x89PNG")


def test_every_module_says_what_it_is_for() -> None:
    without = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "monitoring").rglob("*.py")
        if ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None
    ]
    assert without == []


def test_files_and_functions_stay_small() -> None:
    long = []
    for path in [*(ROOT / "monitoring").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        source = path.read_text("utf-8")
        if source.count("\n") > 250:
            long.append(path.relative_to(ROOT).as_posix())
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                first = node.body[0].lineno
                if node.end_lineno - first >= 40:
                    long.append(f"{path.relative_to(ROOT).as_posix()}: {node.name}")
    assert long == []
