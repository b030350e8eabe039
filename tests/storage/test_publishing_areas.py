"""Outlines alone are a release, so that tables can be read against their areas."""

import shutil
from pathlib import Path

import numpy as np

from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.snapshot import current_areas, current_snapshot
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store


def test_a_city_begins_with_its_areas(musterstadt: Path, store: Store) -> None:
    shutil.rmtree(musterstadt / "tables")
    shutil.rmtree(musterstadt / "facilities")
    for recipe in ("arbeit", "einkommen", "einwohner", "kita"):
        (musterstadt / "recipes" / f"{recipe}.toml").unlink()
    declared = musterstadt / "indicators" / "all.toml"
    head, _, _ = declared.read_text("utf-8").partition('[[indicator]]\nid = "ang_kita"')
    declared.write_text(head, "utf-8")
    for plan in (musterstadt / "plans").glob("*.toml"):
        plan.unlink()
    city = city_in(musterstadt)
    made = draft(store, city, read_folder(musterstadt, city))
    assert made.accepted == 0
    publish(store, made, "Anna", "Die Gebiete")
    areas = current_areas(store, city)
    assert areas is not None
    assert areas.names[areas.position["2020", "0101"]] == "Viertel 0101"
    found = current_snapshot(store, city)
    assert found is not None
    assert not np.any(found.cube.observed)
