"""Roles and the layer that each of them reads."""

from dataclasses import replace
from pathlib import Path

import pytest

from monitoring.storage.city import city_in
from monitoring.storage.inner import NotPublished
from monitoring.storage.release_layers import NoSuchRole, publishes, role_in
from monitoring.storage.snapshot import snapshot_of
from monitoring.storage.store import Store, names_in
from monitoring.storage.values import values_table
from tests.storage.roles import COUNCIL, OFFICE, PUBLIC, ROLES, released, strict, work


def test_the_first_declared_role_is_the_default(musterstadt: Path) -> None:
    city = strict(musterstadt)
    assert role_in(city) == OFFICE
    assert [role_in(city, one) for one in ROLES] == list(ROLES)
    assert [publishes(city, one) for one in ROLES] == [True, False, False]
    with pytest.raises(NoSuchRole, match=r"„Rat“ gibt es nicht\. Vorhanden sind: amt, rat, alle"):
        role_in(city, "Rat")


def test_without_roles_everybody_sees_the_same_and_may_publish(musterstadt: Path) -> None:
    city = city_in(musterstadt)
    assert (role_in(city), publishes(city, "")) == ("", True)
    with pytest.raises(NoSuchRole, match="alle sehen dasselbe"):
        role_in(city, COUNCIL)


def test_every_role_reads_its_own_layer(musterstadt: Path, store: Store) -> None:
    city = strict(musterstadt)
    work(musterstadt, 25, 7, 8, 40)
    entry = released(musterstadt, city, store)
    shown, levels = {}, {}
    for role in ROLES:
        found = snapshot_of(store, city, entry, role)
        assert found.profile == role
        table = values_table(found, "arb_quote", "2020")
        numbers = table[table["value"].notna()]
        shown[role] = dict(zip(numbers["area"], numbers["value"], strict=True))
        levels[role] = set(table["level"])
    assert shown[OFFICE]["0202"] == 7.0
    assert not {"0202", "0204"} & set(shown[COUNCIL])
    assert shown[PUBLIC].items() <= shown[COUNCIL].items() <= shown[OFFICE].items()
    assert levels[PUBLIC] == {"bezirk", "stadt"}
    assert levels[COUNCIL] == {"viertel", "bezirk", "stadt"}


def test_all_files_of_all_layers_are_verified(musterstadt: Path, store: Store) -> None:
    city = strict(musterstadt)
    work(musterstadt, 25, 7, 8, 40)
    entry = released(musterstadt, city, store)
    manifest = store.manifest(entry)
    assert list(manifest["profiles"]) == list(ROLES)
    own = {one["indicators"]["arb_quote"]["object"] for one in manifest["profiles"].values()}
    assert len(own) == len(ROLES)
    assert own <= names_in(manifest)
    for name in own:
        path = Path(store.location) / "objects" / name
        content = path.read_bytes()
        path.write_bytes(b"x")
        assert [one for one in store.damages() if name in one]
        path.write_bytes(content)


def test_a_release_by_roles_is_not_for_everybody(musterstadt: Path, store: Store) -> None:
    entry = released(musterstadt, strict(musterstadt), store)
    with pytest.raises(NotPublished, match="diese Rollen erklärt die Stadt nicht mehr"):
        snapshot_of(store, city_in(musterstadt), entry)
    city = strict(musterstadt)
    other = replace(city, frame=replace(city.frame, profiles={"neu": city.frame.profiles[OFFICE]}))
    with pytest.raises(NotPublished, match="Rolle „neu“"):
        snapshot_of(store, other, entry)
