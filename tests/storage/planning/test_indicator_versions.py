"""The version of each definition in every release."""

from __future__ import annotations

from pathlib import Path

from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.planning.indicator_versions import indicator_versions
from monitoring.storage.publishing import publish
from monitoring.storage.snapshot import current_snapshot
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store


def test_each_release_keeps_the_version_it_was_made_with(
    store: Store, musterstadt: Path
) -> None:
    city = city_in(musterstadt)
    publish(store, draft(store, city, read_folder(musterstadt, city)), "Test", "Erste")
    path = musterstadt / "indicators" / "all.toml"
    head, one, rest = path.read_text("utf-8").partition('id = "arb_quote"')
    path.write_text(head + one + rest.replace('version = "1"', 'version = "2"', 1), "utf-8")
    city = city_in(musterstadt)
    publish(store, draft(store, city, read_folder(musterstadt, city)), "Test", "Zweite")
    snapshot = current_snapshot(store, city)
    assert snapshot is not None
    found = indicator_versions(snapshot)
    assert [versions["arb_quote"] for _, versions in found] == ["1", "2"]
    assert [versions["bev_u18"] for _, versions in found] == ["1", "1"]
    assert found[0][0] <= found[1][0]
