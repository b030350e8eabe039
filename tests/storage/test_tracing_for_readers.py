"""Readers learn file, row and column of a figure; what the file says only those who publish."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from monitoring.core.recipe import ObservationsRecipe
from monitoring.core.status import Status
from monitoring.storage.base import inner_sources
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.sources import read_files
from monitoring.storage.store import Store
from monitoring.storage.tracing import Written, brought_by, delivered
from tests.storage.test_tracing import of, place_of


def tiny(folder: Path, store: Store) -> Snapshot:
    found = current_snapshot(store, city_in(folder))
    assert found is not None
    return found


def changed(folder: Path, file: str, before: str, after: str) -> None:
    path = folder / file
    content = path.read_text("utf-8")
    assert before in content
    path.write_text(content.replace(before, after), "utf-8")


def test_a_file_is_of_the_release_that_brought_it(musterstadt: Path, tiny_store: Store) -> None:
    changed(musterstadt, "tables/arbeit_2020.csv", "10,50", "35,50")
    city = city_in(musterstadt)
    recipe = city.recipes["arbeit"]
    assert isinstance(recipe, ObservationsRecipe)
    delivery = read_files([musterstadt / "tables" / "arbeit_2020.csv"], recipe, city)
    publish(tiny_store, draft(tiny_store, city, delivery), "Bert", "Zweite")
    found = tiny(musterstadt, tiny_store)
    for plane, release, by in (("bev_ew", 1, "Test"), ("arb_quote", 2, "Bert")):
        entry = brought_by(found, place_of(found, of(found, plane, "0101", "2020", "2020")).file)
        assert entry is not None
        assert (entry.id, entry.by) == (release, by)


def test_readers_learn_the_column_and_not_what_the_file_says(
    musterstadt: Path, tiny_store: Store
) -> None:
    found = tiny(musterstadt, tiny_store)
    one = of(found, "arb_quote", "0101", "2020", "2020")
    place = delivered(found, one)
    assert place is not None
    assert (place.file, place.row, place.sha256) == ("arbeit_2020.csv", 2, "")
    assert dict(place.cells) == {"area": Written("gebiet", "A"),
                                 "numerator": Written("zaehler", "C"),
                                 "denominator": Written("nenner", "D")}
    assert place_of(found, one).cells["numerator"].text == "10"


def test_of_a_secret_figure_only_file_and_row_are_said(
    musterstadt: Path, tiny_store: Store
) -> None:
    found = tiny(musterstadt, tiny_store)
    one = replace(of(found, "arb_quote", "0101", "2020", "2020"), status=Status.secret)
    for place in (delivered(found, one), delivered(found, one, inside=True)):
        assert place is not None
        assert (place.file, place.row, dict(place.cells)) == ("arbeit_2020.csv", 2, {})


def test_the_text_is_not_named_that_no_longer_gives_the_figure(
    musterstadt: Path, tiny_store: Store
) -> None:
    one = of(before := tiny(musterstadt, tiny_store), "arb_quote", "0101", "2020", "2020")
    assert place_of(before, one).cells["numerator"].column == "zaehler"
    changed(musterstadt, "recipes/arbeit.toml", 'numerator = "zaehler"', 'numerator = "nenner"')
    place = place_of(tiny(musterstadt, tiny_store), one)
    assert (place.file, place.row) == ("arbeit_2020.csv", 2)
    # The release knows from which column it was read.
    assert place.cells["numerator"] == Written("zaehler", "C")


@pytest.mark.parametrize("gone", [False, True])
def test_a_damaged_file_leaves_file_row_and_column(
    musterstadt: Path, tiny_store: Store, gone: bool
) -> None:
    found = tiny(musterstadt, tiny_store)
    one = of(found, "arb_quote", "0101", "2020", "2020")
    entry = inner_sources(tiny_store, found.release)["arbeit_2020.csv"]
    kept = Path(tiny_store.inner_place) / "objects" / entry["object"]
    if gone:
        shutil.rmtree(tiny_store.inner_place)
    else:
        kept.write_bytes(b"other")
    place = place_of(found, one)
    assert (place.file, place.row) == ("arbeit_2020.csv", 2)
    assert place.cells["numerator"] == Written("zaehler", "C")
