"""Unprotected figures and source files are kept apart; whoever only reads does without them."""

import json
import os
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.history import history
from monitoring.storage.inner import inner_at, inner_place
from monitoring.storage.known_before import known_before
from monitoring.storage.objects import Damaged
from monitoring.storage.publishing import NotPublished, publish, restore
from monitoring.storage.release_layers import layer_of
from monitoring.storage.snapshot import current_snapshot, snapshot_of
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store, store_at
from monitoring.storage.values import values_table
from tests.storage.roles import released, strict, work

KEPT_APART = ("sha256", "bytes", "object")


def folder_of(store: Store) -> Path:
    return Path(store.inner_place)


def test_the_inner_store_lies_in_a_folder_of_its_owner(tiny_store: Store) -> None:
    folder = Path(tiny_store.location) / "inner"
    assert folder_of(tiny_store) == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_reading_makes_no_inner_store(tmp_path: Path) -> None:
    store = store_at(str(tmp_path / "store"))
    assert store.inner is None
    assert not folder_of(store).exists()


def test_another_place_can_be_named(
    musterstadt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_INNER", str(tmp_path / "safe"))
    store = store_at(str(tmp_path / "store"), city="musterstadt")
    released(musterstadt, city_in(musterstadt), store)
    assert (tmp_path / "safe" / "objects").is_dir()
    assert not (tmp_path / "store" / "inner").exists()
    named = store_at(str(tmp_path / "store"), inner=str(tmp_path / "other"))
    assert folder_of(named) == tmp_path / "other"


def test_a_network_place_has_no_inner_store_unless_one_is_named() -> None:
    assert inner_place("s3://bucket/city") == ""
    assert inner_at("") is None
    assert inner_place("s3://bucket/city", "s3://safe/city") == "s3://safe/city"


def test_no_source_file_and_no_hash_of_one_is_for_readers(
    musterstadt: Path, tiny_store: Store
) -> None:
    entry = tiny_store.ledger.entries()[0]
    sources = tiny_store.manifest(entry)["sources"]
    assert sources
    assert not [key for one in sources for key in KEPT_APART if key in one]
    names = {path.name for path in (Path(tiny_store.location) / "objects").iterdir()}
    assert not [name for name in names if name.endswith(".source")]
    inner = tiny_store.inner_manifest(entry)
    assert inner is not None
    kept = {one["name"]: one for one in inner["sources"]}
    table = (musterstadt / "tables" / "arbeit_2020.csv").read_bytes()
    assert tiny_store.inner is not None
    assert tiny_store.inner.get(kept["arbeit_2020.csv"]["object"]) == table
    assert kept["arbeit_2020.csv"]["bytes"] == len(table)


def test_everything_that_reads_works_without_it(musterstadt: Path, tiny_store: Store) -> None:
    city = city_in(musterstadt)
    before = current_snapshot(tiny_store, city)
    assert before is not None
    shutil.rmtree(folder_of(tiny_store))
    after = current_snapshot(tiny_store, city)
    assert after is not None
    pd.testing.assert_frame_equal(values_table(before, "bev_ew"), values_table(after, "bev_ew"))
    assert history(tiny_store, city)[0]["files"]
    assert tiny_store.damages() == []
    assert not folder_of(tiny_store).exists()


def test_nothing_is_published_without_the_inner_store(
    musterstadt: Path, tiny_store: Store
) -> None:
    city = city_in(musterstadt)
    made = draft(tiny_store, city, read_folder(musterstadt, city))
    waiting = tiny_store.ledger.submit(tiny_store.ledger.entries()[0].manifest, "A", "N", 1)
    shutil.rmtree(folder_of(tiny_store))
    refused = "ungeschützten Werte.*SOZIALRAUM_INNER"
    with pytest.raises(NotPublished, match=refused):
        draft(tiny_store, city, read_folder(musterstadt, city))
    with pytest.raises(NotPublished, match=refused):
        publish(tiny_store, made, "B", "Neu")
    with pytest.raises(NotPublished, match=refused):
        restore(tiny_store, 1, "B", "Zurück")
    with pytest.raises(NotPublished, match=refused):
        tiny_store.approve(waiting.id, "B")
    assert len(tiny_store.ledger.entries()) == 1
    assert not folder_of(tiny_store).exists()


def test_a_place_that_cannot_hold_it_is_said(musterstadt: Path, tmp_path: Path) -> None:
    store = store_at(str(tmp_path / "store"), city="musterstadt", inner="/dev/null/x")
    city = city_in(musterstadt)
    with pytest.raises(NotPublished, match="lässt sich nicht anlegen"):
        publish(store, draft(store, city, read_folder(musterstadt, city)), "B", "Neu")
    assert store.ledger.current() is None


def test_damage_to_it_is_found(tiny_store: Store) -> None:
    entry = tiny_store.ledger.entries()[0]
    inner = tiny_store.inner_manifest(entry)
    assert inner is not None
    name = inner["indicators"]["arb_quote"]["object"]
    (folder_of(tiny_store) / "objects" / name).write_bytes(b"x")
    assert [one for one in tiny_store.damages() if name in one]
    (folder_of(tiny_store) / "objects" / tiny_store.manifest(entry)["inner"]).write_bytes(b"{}")
    with pytest.raises(Damaged):
        tiny_store.inner_manifest(entry)
    assert [one for one in tiny_store.damages() if tiny_store.manifest(entry)["inner"] in one]


def test_an_unprotected_figure_is_in_the_inner_store_only(
    musterstadt: Path, store: Store
) -> None:
    work(musterstadt, 5, 3, 20, 40)
    city = strict(musterstadt, roles=False)
    entry = released(musterstadt, city, store)
    shown = current_snapshot(store, city)
    assert shown is not None
    rows = values_table(shown, "arb_quote", "2020", "viertel")
    status = dict(zip(rows["area"], rows["status"], strict=True))
    assert (status["0201"], status["0202"], status["0204"]) == ("secret", "secret", "value")
    assert rows["numerator"].isna().sum() >= 2
    # The next draft starts from what is kept inside: nothing seems to have changed.
    again = draft(store, city, read_folder(musterstadt, city))
    assert again.changes == {"new": 0, "changed": 0, "gone": 0}
    assert store.inner_manifest(entry) is not None


def test_an_indicator_without_a_rule_stays_inside(musterstadt: Path, store: Store) -> None:
    city = city_in(musterstadt)
    own = replace(city.indicators["arb_quote"], protection="")
    city = replace(city, indicators={**city.indicators, "arb_quote": own})
    entry = released(musterstadt, city, store)
    manifest = store.manifest(entry)
    assert "arb_quote" not in json.dumps(manifest)
    assert "bev_ew" in manifest["indicators"]
    inner = store.inner_manifest(entry)
    assert inner is not None
    assert "arb_quote" in inner["indicators"]


def earlier_version(store: Store, place: Path) -> Store:
    """A store with the first release as a version without an inner store had written it."""
    entry = store.ledger.entries()[0]
    manifest, inner = store.manifest(entry), store.inner_manifest(entry)
    assert inner is not None
    earlier = store_at(str(place), city=store.city)
    for folder in (folder_of(store), Path(store.location)):
        shutil.copytree(folder / "objects", place / "objects", dirs_exist_ok=True)
    old = {key: value for key, value in manifest.items() if key not in ("inner", "profiles")}
    old["indicators"] = inner["indicators"]
    old["sources"] = [{"recipe": one["recipe"], **kept} for one, kept in
                      zip(manifest["sources"], inner["sources"], strict=True)]
    content = json.dumps(old, sort_keys=True).encode()
    earlier.ledger.add(earlier.objects.put(content, "json"), "Test", "Frühere Fassung", 0)
    return earlier


def test_a_release_of_an_earlier_version_goes_on(
    musterstadt: Path, store: Store, tmp_path: Path
) -> None:
    work(musterstadt, 5, 3, 20, 40)
    city = strict(musterstadt, roles=False)
    released(musterstadt, city, store)
    store = earlier_version(store, tmp_path / "earlier")
    # It is protected while it is read; what it holds is the base of the next one, and known.
    shown = current_snapshot(store, city)
    assert shown is not None
    rows = values_table(shown, "arb_quote", "2020", "viertel", area=["0201"])
    assert rows["status"].tolist() == ["secret"]
    made = draft(store, city, read_folder(musterstadt, city))
    assert made.changes == {"new": 0, "changed": 0, "gone": 0}
    area = made.cube.areas.find("0201", "2020")
    assert area is not None
    assert known_before(store, city, made.cube)[""].same[made.cube.cell("arb_quote", area, "2020")]
    entry = publish(store, made, "Test", "Neu")
    sources = store.manifest(entry)["sources"]
    assert not [key for one in sources for key in KEPT_APART if key in one]
    assert store.damages() == []


def test_files_of_an_earlier_version_move_inside(
    musterstadt: Path, tiny_store: Store, tmp_path: Path
) -> None:
    store = earlier_version(tiny_store, tmp_path / "earlier")
    shutil.rmtree(musterstadt / "tables")
    entry = released(musterstadt, city_in(musterstadt), store)
    one = next(one for one in store.manifest(entry)["sources"]
               if one["name"] == "arbeit_2020.csv")
    assert one["since"] == 1
    assert set(one) <= {"name", "recipe", "since", "places"}
    assert store.damages() == []


def test_a_role_that_is_newer_than_the_release_sees_nothing(
    musterstadt: Path, store: Store
) -> None:
    entry = released(musterstadt, strict(musterstadt, roles=False), store)
    city = strict(musterstadt)
    assert snapshot_of(store, city, entry).profile == "amt"
    with pytest.raises(NotPublished, match="Rolle „rat“"):
        snapshot_of(store, city, entry, "rat")
    assert layer_of(store.manifest(entry), city, "rat") is None


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everywhere")
def test_a_folder_without_right_is_as_if_it_were_not_there(tiny_store: Store) -> None:
    folder_of(tiny_store).chmod(0)
    try:
        assert tiny_store.inner is None
    finally:
        folder_of(tiny_store).chmod(0o700)
