"""Neighbours from the outlines of a release, with libpysal as the reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitoring.storage.city import city_in
from monitoring.storage.neighbourhood import neighbourhood
from monitoring.storage.snapshot import current_snapshot
from monitoring.storage.store import store_at
from tests.conftest import PROJECT


@pytest.mark.parametrize("layer", [("planungsraum", "2019"), ("planungsraum", "2014"),
                                   ("stadtteil", "")])
def test_neighbours_equal_libpysal(demo_store: Path, layer: tuple[str, str]) -> None:
    weights = pytest.importorskip("libpysal.weights")
    city = city_in(PROJECT / "data" / "demo")
    snapshot = current_snapshot(store_at(str(demo_store), city=city.frame.id), city)
    assert snapshot is not None
    areas = snapshot.cube.areas.on_level(*layer)
    shapes = snapshot.shapes.iloc[areas].reset_index(drop=True)
    assert list(shapes["area"]) == [snapshot.cube.areas.ids[one] for one in areas]
    expected = weights.Queen.from_dataframe(shapes.to_crs(25833), use_index=False)
    found = neighbourhood(snapshot, *layer)
    assert [set(found.of(one).tolist()) for one in range(len(areas))] == [
        set(expected.neighbors[one]) for one in range(len(areas))]
    assert neighbourhood(snapshot, *layer) is found
