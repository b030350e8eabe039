"""Every requirement is shown by a test that exists, or names what will show it."""

import ast
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SHOWN = tomllib.loads((PROJECT / "tests" / "requirements.toml").read_text("utf-8"))
ROWS = [f"R{number}" for number in range(1, 66)]
# Rows that only rolling the monitor out in a municipality can show.
LATER = {"G", "H"}


def test_no_row_is_missing_or_unknown() -> None:
    assert list(SHOWN) == ROWS


@pytest.mark.parametrize("row", ROWS)
def test_the_row_is_shown(row: str) -> None:
    shown = SHOWN[row]
    if isinstance(shown, str):
        assert shown in LATER
        return
    assert shown, f"{row} names no test"
    for name in shown:
        file, _, function = name.partition("::")
        tests = functions_in(PROJECT / file)
        assert tests, file
        assert not function or function in tests, name


def functions_in(path: Path) -> set[str]:
    """Names of the test functions of a file that check something."""
    tree = ast.parse(path.read_text("utf-8"))
    return {one.name for one in ast.walk(tree)
            if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")}
