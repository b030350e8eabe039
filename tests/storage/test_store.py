"""Places that cannot hold a store, or hold another one."""

import os
from pathlib import Path

import pytest

from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.objects import Damaged, Objects, Unreachable
from monitoring.storage.sources import Delivery
from monitoring.storage.store import Store, store_at


def test_a_store_of_another_city_is_refused(musterstadt: Path, tiny_store: Store) -> None:
    other = store_at(tiny_store.location, city="berlin")
    with pytest.raises(Damaged, match="musterstadt"):
        draft(other, city_in(musterstadt), Delivery())


@pytest.mark.parametrize("location", ["/proc/nowhere", "s4://bucket", "/dev/null/x"])
def test_a_place_that_cannot_hold_a_store(location: str, tmp_path: Path) -> None:
    with pytest.raises(Unreachable):
        store_at(location, f"sqlite:///{tmp_path}/l.sqlite")


@pytest.mark.parametrize(
    "url", ["nosuch://x", "no url", "postgresql://127.0.0.1:1/x", "sqlite:////nowhere/l.sqlite"]
)
def test_a_ledger_that_cannot_be_opened(url: str, tmp_path: Path) -> None:
    with pytest.raises(Unreachable):
        store_at(str(tmp_path), url)


def test_a_ledger_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"no database" * 500)
    with pytest.raises(Unreachable):
        store_at(str(tmp_path))


def test_a_network_place_needs_a_database_of_its_own() -> None:
    with pytest.raises(Unreachable):
        store_at("mock://bucket")


def test_names_of_files_cannot_lead_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        Objects(str(tmp_path)).get("../../etc/passwd")


def test_a_full_or_closed_folder_is_said(tiny_store: Store) -> None:
    folder = Path(tiny_store.location) / "objects"
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    folder.chmod(0o500)
    try:
        with pytest.raises(Unreachable):
            tiny_store.objects.put(b"new", "json")
    finally:
        folder.chmod(0o700)
