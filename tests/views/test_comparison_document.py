"""Districts side by side: in the order asked for, with the cube's figures."""

from xml.etree import ElementTree as ET

import pytest

from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import DOMAINS
from monitoring.reports.document import Document, Heading, Picture, Table, flat
from monitoring.reports.pdf import pdf
from monitoring.storage.snapshot import Snapshot
from monitoring.views.comparison_document import (
    NotComparable,
    comparison_document,
    joined,
)
from tests.reports.tagged import tags


def tables(document: Document) -> list[Table]:
    return [one for one in flat(document.elements) if isinstance(one, Table)]


def rows_of(document: Document) -> dict[str, tuple[str, ...]]:
    return {str(row[0]): tuple(map(str, row)) for one in tables(document) for row in one.rows}


def places(snapshot: Snapshot, *names: str) -> list[int]:
    return [at for name in names
            if (at := snapshot.cube.areas.find_newest(name)) is not None]


def test_districts_keep_their_order_and_figures(demo: Snapshot) -> None:
    asked = places(demo, "020101", "010101")
    document = comparison_document(demo, asked)
    assert {one.head[2:4] for one in tables(document)} == {("1 Rathausmarkt", "2 Nikolaiviertel")}
    label = str(demo.city.indicators["bev_ew"].label)
    row = rows_of(document)[label]
    assert row[1] == "2023"
    for shown, at in zip(row[2:4], asked, strict=True):
        value = float(demo.cube.value[demo.cube.cell("bev_ew", at, "2023")])
        assert rounded(value, 0) in str(shown)
    assert len(rows_of(document)) > 60
    domains = [str(one) for one in DOMAINS.values()]
    said = [one.text for one in flat(document.elements) if isinstance(one, Heading)][1:-1]
    assert said == [one for one in domains if one in said]
    assert len(said) == len(tables(document)) > 10


def test_what_differs_between_districts_stands_with_its_number(demo: Snapshot) -> None:
    asked = places(demo, "020103", "020204", "030301")
    found = rows_of(comparison_document(demo, asked))
    # All three are provisional: said once.
    poverty = found[str(demo.city.indicators["mat_sgb2_u15"].label)]
    assert poverty[1] == "2023, vorläufig"
    assert not any("vorläufig" in str(one) for one in poverty[2:])
    # One of three is secret: said in its place.
    help_ = found[str(demo.city.indicators["jug_hze_stat"].label)]
    assert [one == "geheim" for one in help_[2:5]] == [False, True, False]


def test_numbers_on_the_map_are_those_of_the_table(demo: Snapshot) -> None:
    document = comparison_document(demo, places(demo, "020101", "010101"))
    (picture,) = [one for one in flat(document.elements) if isinstance(one, Picture)]
    said = [one.text for one in ET.fromstring(picture.svg).iter("{http://www.w3.org/2000/svg}text")]
    assert sorted(filter(None, said)) == ["1", "2"]
    assert "1 Rathausmarkt, 2 Nikolaiviertel" in picture.alt


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
    assert len(tables(whole)) == len(tables(one)) + len(tables(other))
    assert len(tags(pdf(whole)).all("H1")) == 2
