"""Two cities that differ in secret figures only: readers get the same bytes, whoever they are."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from monitoring.core.city import City
from monitoring.storage import record, releases
from monitoring.storage.history import acts, history
from monitoring.storage.index_table import index_in, index_table
from monitoring.storage.snapshot import Snapshot, snapshot_of
from monitoring.storage.store import Store, store_at
from monitoring.storage.tracing import delivered, traced
from monitoring.storage.values import values_table, written
from tests.conftest import Run
from tests.storage.roles import ROLES, released, strict, work

# Secret counts of 0201 and 0202, whose sum is the same, in two releases; the rest is shown. In the
# last pair one city corrects what is secret, and the other delivers the same again.
FIRST, SECOND = ((5, 3), (3, 5)), ((4, 4), (5, 3))
PAIRS = ((FIRST, SECOND), (((5, 3), (5, 3)), ((5, 3), (3, 5))))
Twins = tuple[tuple[tuple[int, int], tuple[int, int]], ...]
MOMENT = "2026-11-25T09:00:00Z"
FORMS = ("csv", "json", "parquet", "geojson")


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are published at the same time."""
    for module in (record, releases):
        monkeypatch.setattr(module, "now", lambda: MOMENT)


def twins(
    folder: Path, tmp_path: Path, roles: bool, pair: Twins = (FIRST, SECOND)
) -> list[tuple[City, Store]]:
    """Two releases of each; the second delivers one shown figure and the secret ones anew."""
    found = []
    for number, (first, second) in enumerate(zip(*pair, strict=True)):
        store = store_at(str(tmp_path / str(number) / "store"), city="musterstadt")
        city = strict(folder, roles=roles)
        for secret, open_ in ((first, 20), (second, 21)):
            work(folder, *secret, open_, 40)
            released(folder, city, store)
        found.append((city, store))
    return found


def public_objects(store: Store) -> dict[str, bytes]:
    """Every file for readers by name; lists of files by number and without their chance name."""
    folder = Path(store.location) / "objects"
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    for entry in store.ledger.entries():
        manifest = json.loads(found.pop(entry.manifest))
        del manifest["inner"]
        found[f"release {entry.id}"] = json.dumps(manifest).encode()
    return found


def everything(store: Store, city: City, role: str) -> Iterator[tuple[Any, ...]]:
    """All that a role reads of every release: tables, index, traces, lists, the record."""
    for entry in store.ledger.entries():
        found = snapshot_of(store, city, entry, role)
        for indicator in found.cube.indicators:
            table = values_table(found, indicator)
            yield from ((entry.id, indicator, form, written(found, table, form))
                        for form in FORMS)
        if role != ROLES[-1]:
            index = index_table(found, index_in(found, "lage", "2020"))
            yield entry.id, "index", written(found, index, "csv")
        yield entry.id, "lists", found.sources, found.files, found.corrections.to_json()
        yield from traces(found)
    yield "history", history(store, city, role)
    yield "acts", [{key: value for key, value in one.items() if "hash" not in key}
                   | {"details": sorted(one["details"])} for one in acts(store)]


def traces(found: Snapshot) -> Iterator[tuple[Any, ...]]:
    """Every figure of the secret indicator, as its trace tells it."""
    for area in range(len(found.cube.areas)):
        if "arb_quote" in found.cube.indicators:
            one = traced(found, "arb_quote", area, "2020")
            yield area, repr(one), repr(delivered(found, one))


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("roles", [False, True])
def test_readers_get_the_same_bytes(
    musterstadt: Path, tmp_path: Path, roles: bool, pair: Twins
) -> None:
    (city, one), (_, other) = twins(musterstadt, tmp_path, roles, pair)
    assert public_objects(one) == public_objects(other)
    names = {path.name for path in (Path(one.inner_place) / "objects").iterdir()}
    assert names != {path.name for path in (Path(other.inner_place) / "objects").iterdir()}
    for role in ROLES if roles else ("",):
        first, second = (list(everything(store, city, role)) for store in (one, other))
        assert first == second
        assert len(first) > 50


def test_the_secret_figures_are_secret(musterstadt: Path, tmp_path: Path) -> None:
    """The comparison above says something: these very figures are the ones that are hidden."""
    city, store = twins(musterstadt, tmp_path, False)[0]
    entry = store.ledger.current()
    assert entry is not None
    table = values_table(snapshot_of(store, city, entry), "arb_quote", "2020", "viertel")
    hidden = table[table["status"] == "secret"]
    assert {"0201", "0202"} <= set(hidden["area"])
    assert hidden[["value", "numerator", "denominator"]].isna().all(axis=None)
    assert table[table["area"] == "0205"]["status"].tolist() == ["value"]


FRAME = """
[protection.eng]
min_numerator = 6
label = {de = "Eng", en = "Narrow"}

[profiles.amt]
label = {de = "Amt", en = "Office"}
publishes = true

[profiles.rat]
label = {de = "Rat", en = "Council"}
min_numerator = 25
"""


def declared(folder: Path) -> Path:
    """The rule and the roles in the city's own files."""
    frame = folder / "city.toml"
    frame.write_text(frame.read_text("utf-8") + FRAME, "utf-8")
    path = folder / "indicators" / "all.toml"
    before, name, after = path.read_text("utf-8").partition('id = "arb_quote"')
    path.write_text(before + name + after.replace('"offen"', '"eng"', 1), "utf-8")
    return folder


def test_commands_say_the_same_to_every_role(
    musterstadt: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_CITY", str(declared(musterstadt)))
    book, said = tmp_path / "book.xlsx", []
    for number, pair in enumerate(FIRST):
        monkeypatch.setenv("SOZIALRAUM_STORE", str(tmp_path / f"store{number}"))
        work(musterstadt, *pair, 20, 40)
        assert run("load", musterstadt, "--publish", "--by", "A", "--note", "N")[0] == 0
        found: list[Any] = []
        for role in ("amt", "rat"):
            values = ("values", "--role", role, "--indicator", "arb_quote", "--format")
            asked: list[tuple[str, ...]] = [(*values, form) for form in FORMS]
            asked += [("index", "lage", "--period", "2020", "--format", "csv", "--role", role),
                      ("releases", "--json", "--role", role), ("releases",), ("verify",)]
            assert run(*values, "xlsx", "--output", book)[0] == 0
            found.append([*(run(*one)[:2] for one in asked), cells(book.read_bytes())])
        said.append(found)
    assert said[0] == said[1]
    assert said[0][0] != said[0][1], "the council sees less"
    assert "secret" in str(said[0][0][0])
    assert "audit" in str(said[0])


def cells(content: bytes) -> list[list[Any]]:
    """A workbook keeps the time at which it was made: only its cells are compared."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
