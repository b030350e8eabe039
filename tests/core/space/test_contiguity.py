from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.space.contiguity import Neighbours, from_pairs, queen
from tests.core.example_areas import columbus, example_file, lattice, outlines_of

PAIRS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20)


def pairs_of(neighbours: Neighbours) -> set[tuple[int, int]]:
    return set(zip(neighbours.owners.tolist(), neighbours.indices.tolist(), strict=True))


def squares(side: int, gap: float = 0.0) -> list[shapely.Geometry]:
    return [
        shapely.box(column, row, column + 1 - gap, row + 1 - gap)
        for row in range(side) for column in range(side)
    ]


def test_edges_and_corners_make_neighbours() -> None:
    assert pairs_of(queen(squares(3))) == pairs_of(lattice(3))
    assert queen(squares(3)).counts.tolist() == [3, 5, 3, 5, 8, 5, 3, 5, 3]


def test_small_gaps_count_as_touching_large_ones_do_not() -> None:
    assert pairs_of(queen(squares(3, gap=1e-5))) == pairs_of(lattice(3))
    assert queen(squares(3, gap=0.01)).islands.tolist() == list(range(9))
    assert pairs_of(queen(squares(3, gap=0.01), tolerance=0.02)) == pairs_of(lattice(3))


def test_areas_without_outline_have_no_neighbours() -> None:
    shapes = [*squares(2), None, shapely.Polygon()]
    found = queen(np.array(shapes, dtype=object))
    assert found.counts.tolist() == [3, 3, 3, 3, 0, 0]
    assert found.islands.tolist() == [4, 5]
    assert queen([]).counts.tolist() == []
    assert queen(np.array([None, None])).islands.tolist() == [0, 1]


def test_columbus_has_its_published_neighbours() -> None:
    lines = example_file("columbus/columbus.gal").read_text().splitlines()[1:]
    published = {
        int(head.split()[0]) - 1: sorted(int(one) - 1 for one in others.split())
        for head, others in zip(lines[::2], lines[1::2], strict=True)
    }
    found = queen(columbus().geometry)
    assert {area: found.of(area).tolist() for area in range(len(found))} == published


def test_outlines_of_any_precision_give_the_same_neighbours(real: Path) -> None:
    links = []
    for name in ("planungsraeume_2021.geojson", "planungsraeume_2021_full.geojson.gz"):
        ids, outlines = outlines_of(real / "berlin/areas" / name, "PLR_ID")
        assert len(ids) == 542
        links.append({(ids[a], ids[b]) for a, b in pairs_of(queen(outlines))})
    assert links[0] == links[1]
    assert len(pairs_of(queen(outlines, tolerance=0))) < len(links[1])


def test_germany_has_islands_and_parts(real: Path) -> None:
    ids, outlines = outlines_of(real / "germany/gemeinden_2021.geojson.gz", "AGS")
    found = queen(outlines)
    names = {ids[one] for one in found.islands}
    # Helgoland, Fehmarn, Borkum and Norderney lie in the sea, Büsingen in Switzerland.
    assert {"01056025", "01055046", "03457002", "03452020", "08335015"} <= names
    # Mainz and Wiesbaden face each other across the river.
    assert ids.index("06414000") in found.of(ids.index("07315000"))


def test_weights_of_an_area_add_up_to_one() -> None:
    found = lattice(3)
    assert np.bincount(found.owners, found.weights) == pytest.approx(np.ones(9))
    assert found.sums(np.arange(9.0)).tolist() == [8, 14, 10, 18, 32, 22, 14, 26, 16]


def test_what_remains_without_some_areas_moves_up() -> None:
    line = from_pairs(5, [(0, 1), (1, 2), (2, 3), (3, 4)])
    assert pairs_of(line.without([1])) == {(1, 2), (2, 1), (2, 3), (3, 2)}
    assert line.without([1]).islands.tolist() == [0]
    assert len(line.without(range(5))) == 0
    assert pairs_of(line.without([])) == pairs_of(line)


def test_parts_that_do_not_touch() -> None:
    found = from_pairs(7, [(6, 2), (2, 0), (1, 5)])
    assert found.components().tolist() == [0, 1, 0, 2, 3, 1, 0]
    assert from_pairs(0, []).components().tolist() == []


@given(PAIRS)
def test_parts_are_what_can_be_reached(pairs: list[tuple[int, int]]) -> None:
    found = from_pairs(12, pairs)
    reached = np.eye(12, dtype=bool)
    reached[found.owners, found.indices] = True
    for _ in range(4):
        reached = reached @ reached
    part = found.components()
    assert all((part[a] == part[b]) == reached[a, b] for a, b in combinations(range(12), 2))


@given(PAIRS, st.sets(st.integers(0, 11)))
def test_neighbours_are_mutual_and_never_the_area_itself(
    pairs: list[tuple[int, int]], gone: set[int]
) -> None:
    found = from_pairs(12, pairs).without(sorted(gone))
    links = pairs_of(found)
    assert len(found) == 12 - len(gone)
    assert links == {(b, a) for a, b in links}
    assert all(a != b for a, b in links)
    kept = [one for one in range(12) if one not in gone]
    given_links = {(a, b) for a, b in pairs} | {(b, a) for a, b in pairs}
    assert {(kept[a], kept[b]) for a, b in links} == {
        (a, b) for a, b in given_links if a != b and a in kept and b in kept
    }
