from monitoring.core.area import Areas, areas_from
from tests.core.invented import areas_of

LEVELS = ["viertel", "bezirk", "stadt"]


def test_parents_follow_the_edition_and_then_the_stable_areas() -> None:
    areas = areas_of()
    old, new = areas.find("0203", "2015"), areas.find("0204", "2020")
    assert old is not None
    assert new is not None
    assert areas.ids[areas.parents[old]] == areas.ids[areas.parents[new]] == "02"
    assert [areas.ids[one] for one in areas.ancestors(new)] == ["02", "stadt"]


def test_an_area_is_found_in_its_edition_only() -> None:
    areas = areas_of()
    assert areas.find("0203", "2020") is None
    assert areas.find("02", "2020") == areas.find("02", "2015") == areas.find("02")
    newest = areas.find_newest("0101")
    assert newest is not None
    assert areas.editions[newest] == "2020"
    assert areas.find_newest("9999") is None


def test_levels_and_editions() -> None:
    areas = areas_of()
    assert [areas.ids[one] for one in areas.on_level("viertel", "2015")] == ["0101", "0203"]
    assert areas.editions_of("viertel") == ("2015", "2020")
    assert len(areas.on_level("bezirk", "2020")) == len(areas.on_level("bezirk")) == 2
    assert areas.on_level("strasse").tolist() == []


def test_children_of_all_editions() -> None:
    areas = areas_of()
    above = areas.find("02")
    assert above is not None
    assert {areas.ids[one] for one in areas.children(above)} == {"0203", "0204", "0205"}


def test_table_and_back() -> None:
    areas = areas_of()
    again = areas_from(areas.table().sample(frac=1, random_state=1), LEVELS)
    assert isinstance(again, Areas)
    assert again.ids == areas.ids
    assert again.parents.tolist() == areas.parents.tolist()
    assert again.earlier.tolist() == areas.earlier.tolist()
