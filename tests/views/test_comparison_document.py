"""Districts side by side: in the order asked for, with the cube's figures."""

import pytest

from monitoring.core.rounding import rounded
from monitoring.reports.document import Document, Table, flat
from monitoring.reports.pdf import pdf
from monitoring.storage.snapshot import Snapshot
from monitoring.views.comparison_document import (
    NotComparable,
    comparison_document,
    joined,
)
from tests.reports.tagged import tags


def table(document: Document) -> Table:
    return next(one for one in flat(document.elements) if isinstance(one, Table))


def places(snapshot: Snapshot, *names: str) -> list[int]:
    return [at for name in names
            if (at := snapshot.cube.areas.find_newest(name)) is not None]


def test_districts_keep_their_order_and_figures(demo: Snapshot) -> None:
    asked = places(demo, "020101", "010101")
    found = table(comparison_document(demo, asked))
    assert found.head[1:3] == ("Rathausmarkt", "Nikolaiviertel")
    label = str(demo.city.indicators["bev_ew"].label)
    row = next(one for one in found.rows if one[0] == label)
    for shown, at in zip(row[1:3], asked, strict=True):
        value = float(demo.cube.value[demo.cube.cell("bev_ew", at, "2023")])
        assert rounded(value, 0) in str(shown)
        assert "2023" in str(shown)
    assert len([one for one in found.rows if len(one) > 1]) > 60


@pytest.mark.parametrize("names", [
    ("010101",), ("010101", "0101"), ("010101", "010101"),
    ("010101", "010102", "010103", "010104", "010201", "010202", "010203")])
def test_what_cannot_stand_side_by_side(demo: Snapshot, names: tuple[str, ...]) -> None:
    with pytest.raises(NotComparable, match="derselben Ebene"):
        comparison_document(demo, places(demo, *names))


def test_several_documents_as_one(demo: Snapshot) -> None:
    one = comparison_document(demo, places(demo, "010101", "010102"))
    other = comparison_document(demo, places(demo, "020101", "020102"))
    whole = joined([one, other], "Beide")
    assert len([part for part in flat(whole.elements) if isinstance(part, Table)]) == 2
    assert len(tags(pdf(whole)).all("H1")) == 2
