"""What is loaded comes out as it was meant, and what came out can be loaded again."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from monitoring.core.city import City
from monitoring.core.problem import errors
from monitoring.core.question import Question
from monitoring.storage.base import unprotected
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.opened import Opened, opened
from monitoring.storage.plain_text import csv_file
from monitoring.storage.proposing import recipe_by_itself
from monitoring.storage.publishing import publish
from monitoring.storage.reading import child, upload
from monitoring.storage.reading.exchange import write_answer
from monitoring.storage.reading.limits import Limits
from monitoring.storage.reading.progress import unheard
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.sources import Delivery, SourceFile, add_table, read_folder
from monitoring.storage.store import Store
from monitoring.storage.values import values_table, written
from tests.storage.random_deliveries import AREAS, DIALECTS, Figure, Key, RandomTable, random_table

TABLES = 200
SAME = ["indicator", "area", "level", "edition", "period", "breakdown", "value", "numerator",
        "denominator", "status", "origin"]


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading without a process of its own, which takes most of the time of a small table."""
    def run(folder: Path, watch: object) -> None:  # noqa: ARG001
        request = json.loads((folder / "request.json").read_text("utf-8"))
        limits = Limits(**request["limits"])
        answer = child._read(Path(request["path"]), folder, request["answers"], limits, unheard)
        write_answer(folder, answer)

    monkeypatch.setattr(upload, "_run", run)


@pytest.fixture
def base(musterstadt: Path, store: Store) -> tuple[City, Snapshot]:
    """The tiny city with its areas, before any table was loaded."""
    for path in (musterstadt / "tables").iterdir():
        path.unlink()
    city = city_in(musterstadt)
    publish(store, draft(store, city, read_folder(musterstadt, city)), "Test", "Gebiete")
    snapshot = current_snapshot(store, city)
    assert snapshot is not None
    return city, snapshot


def loaded(found: Opened, city: City, before: Snapshot) -> Snapshot:
    """The release as it would be with this file, without writing it to a disk."""
    areas = before.cube.areas
    delivery = Delivery()
    delivery.add_file(found.name, SourceFile(None, "auto", found.fingerprint))
    delivery.take(add_table(delivery, found, recipe_by_itself(found, city, areas), city, "", areas))
    made = draft(before.store, city, delivery)
    assert [one.sentence() for one in errors(made.problems)] == []
    return replace(before, cube=made.cube, files=made.files)


def answered(table: RandomTable) -> tuple[Opened, tuple[Question, ...]]:
    """The file, its questions answered by whoever has written it."""
    found = opened(table.content, table.name)
    asked = found.questions
    known = {"encoding": table.dialect.encoding, "delimiter": table.dialect.delimiter,
             "decimal": table.dialect.decimal, "total": "no"}
    answers = {one.id: known[one.id.partition(":")[0]] for one in asked}
    return (opened(table.content, table.name, answers) if asked else found), asked


def exported(snapshot: Snapshot, table: RandomTable) -> pd.DataFrame:
    """The values of the indicators that were loaded, as the export has them."""
    names = sorted({key.indicator for key in table.meant})
    return pd.concat([values_table(snapshot, one) for one in names], ignore_index=True)


def figures(table: pd.DataFrame) -> dict[Key, Figure]:
    own = table[table["origin"] == "source"]
    keys = zip(own["indicator"], own["breakdown"], own["area"], own["period"], strict=True)
    columns = (own[name].astype(object).where(own[name].notna(), None)
               for name in ("value", "numerator", "denominator", "status"))
    return {Key(*key): Figure(*cells)
            for key, cells in zip(keys, zip(*columns, strict=True), strict=True)}


def same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    first, second = (table[SAME].sort_values(SAME[:6], ignore_index=True) for table in (one, other))
    pd.testing.assert_frame_equal(first, second, check_exact=True)


@pytest.mark.usefixtures("read_here")
def test_200_tables_come_back_equal(base: tuple[City, Snapshot]) -> None:
    city, before = base
    questions: list[Question] = []
    for seed in range(TABLES):
        table = random_table(seed)
        found, asked = answered(table)
        questions += asked
        assert not found.questions, seed
        first = exported(loaded(found, city, before), table)
        assert figures(first) == table.meant, seed
        again = loaded(opened(csv_file(first), "werte.csv"), city, before)
        same(first, exported(again, table))
    # Asked is what can be read two ways, and whether a row is a sum.
    assert {one.id.partition(":")[0] for one in questions} <= {"decimal", "encoding", "total"}
    assert len(questions) < TABLES / 2


@pytest.mark.parametrize("seed", range(len(DIALECTS)))
def test_each_dialect_through_the_child_process_and_the_store(
    base: tuple[City, Snapshot], store: Store, seed: int
) -> None:
    city, before = base
    table = random_table(seed)
    found, _ = answered(table)
    delivery = Delivery()
    delivery.add_file(table.name, SourceFile(None, "auto", found.fingerprint, table.content))
    areas = before.cube.areas
    delivery.take(add_table(delivery, found, recipe_by_itself(found, city, areas), city, "", areas))
    publish(store, draft(store, city, delivery), "Test", "Tabelle")
    after = current_snapshot(store, city)
    assert after is not None
    kept = replace(after, cube=unprotected(store, city, after.release))
    assert figures(exported(kept, table)) == table.meant
    # What is published differs in secret figures only.
    shown = figures(exported(after, table))
    differing = {key for key in table.meant if shown[key] != table.meant[key]}
    assert shown.keys() == table.meant.keys()
    assert {shown[key].status for key in differing} <= {"secret"}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_is_loaded_again_in_both_forms(
    base: tuple[City, Snapshot], form: str
) -> None:
    city, before = base
    # Men and women beside the whole, in German form.
    table = random_table(3 * len(DIALECTS))
    assert any(key.breakdown for key in table.meant)
    first = loaded(answered(table)[0], city, before)
    own = values_table(first, "bev_ew")
    content = written(first, own, form)
    again = loaded(opened(content, f"werte.{form}"), city, before)
    same(own, values_table(again, "bev_ew"))
    assert set(own["area"]) > set(AREAS["2019"])
    read = pd.read_csv(io.BytesIO(csv_file(own)), dtype={"area": str})
    assert read["area"].tolist() == own["area"].tolist()
