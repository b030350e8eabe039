"""Which column names the areas, on which level, of which edition, and by what."""

import pytest

from monitoring.core.proposal import proposed
from monitoring.core.proposal.uses import Use
from monitoring.core.recipe import AreaBy
from tests.core.proposal.proposing import CITY, Cell, asked, figures, proposal
from tests.core.tables import text_table


def area_of(content: str) -> tuple[str, str, str, AreaBy, int]:
    one = proposal(content)
    column = next(name for name, use in one.uses.items() if use.use is Use.area)
    frame = one.frame
    return column, frame.level, frame.edition, frame.area_by, frame.area_digits


def test_ids_before_names() -> None:
    found = area_of("Name;Nr;Jahr;Einwohner\nAm Markt;0101;2020;5\nHafen;0103;2020;6\n")
    assert found == ("Nr", "viertel", "", AreaBy.id, 0)


def test_the_smallest_areas_of_several_columns() -> None:
    content = ("Bezirk;Viertel;Jahr;Einwohner\n01;0101;2020;5\n01;0103;2020;6\n02;0201;2020;6\n"
               "02;0202;2020;6\n")
    assert area_of(content)[:2] == ("Viertel", "viertel")
    assert proposal(content).uses["Bezirk"].use is Use.ignored
    assert area_of("Bezirk;Jahr;Einwohner\n01;2020;5\n02;2020;6\n")[:3] == ("Bezirk", "bezirk", "")


def test_names_instead_of_ids() -> None:
    content = ("Stadtviertel;Jahr;Einwohner\nAM MARKT;2020;5\nOst - Wiesen;2020;6\n"
               "Südstadt¹;2020;7\n")
    assert area_of(content)[:4] == ("Stadtviertel", "viertel", "", AreaBy.name)
    assert {(cell[1], cell[4]) for cell in figures(proposal(content))} == {
        ("0101", 5), ("0204", 6), ("0102", 7)}


def test_names_are_those_of_the_edition_of_the_year() -> None:
    old = proposal("Viertel;Jahr;Einwohner\nAm Markt;2019;5\nOst;2019;6\nHafen;2019;7\n")
    assert {cell[1:3] for cell in figures(old)} == {("0101", "2015"), ("0203", "2015"),
                                                    ("0103", "2015")}
    both = proposal("Viertel;Jahr;Einwohner\nAm Markt;2019;5\nOst;2019;6\nAm Markt;2020;7\n"
                    "Ost-Hang;2020;8\n")
    assert {cell[1:3] for cell in figures(both)} == {("0101", "2015"), ("0203", "2015"),
                                                     ("0101", "2020"), ("0205", "2020")}


def test_lost_zeros_are_told_by_the_length_of_the_ids() -> None:
    content = "Nr;Jahr;Einwohner\n101;2020;5\n102;2020;6\n204;2020;7\n"
    assert area_of(content) == ("Nr", "viertel", "", AreaBy.id, 4)
    assert {cell[1] for cell in figures(proposal(content))} == {"0101", "0102", "0204"}


def test_figures_that_look_like_keys_by_chance_stay_figures() -> None:
    # 102 is an id without its zero.
    one = proposal("Gebiet;Einwohner;Jahr\n0101;110;2020\n0102;102;2020\n0103;220;2020\n")
    assert one.uses["Einwohner"].use is Use.value
    assert len(figures(one)) == 3


def test_a_few_mistakes_do_not_hide_the_column() -> None:
    content = "Gebiet;Jahr;Einwohner\n" + "".join(
        f"{area};2020;5\n" for area in ("0101", "0102", "0103", "0999", "x", "0201"))
    assert area_of(content)[0] == "Gebiet"


@pytest.mark.parametrize("content", [
    "Gemeinde;Jahr;Einwohner\nA-Dorf;2020;5\nB-Dorf;2020;6\nC-Dorf;2020;7\n",
    "Jahr;Einwohner;Unter 18\n2019;5;1\n2020;6;1\n2021;7;2\n",
])
def test_without_areas_of_the_city_the_column_is_asked_for(content: str) -> None:
    one = proposal(content)
    assert asked(one)[0] == "area"
    assert one.questions[0].options == tuple(one.table.columns)


def test_without_a_release_the_areas_are_asked_for() -> None:
    table = text_table("Gebiet;Jahr;Einwohner\n0101;2020;5\n0102;2020;6\n")
    one = proposed(table, CITY, None)
    assert asked(one) == ["area"]


def cell(area: str, edition: str, year: str, value: float) -> Cell:
    return ("bev_ew", area, edition, year, value)


def test_each_year_has_the_edition_that_holds_in_it() -> None:
    one = proposal("Gebiet;Jahr;Einwohner\n0101;2019;1\n0203;2019;2\n0101;2020;3\n0204;2020;4\n")
    assert one.frame.edition == ""
    assert figures(one) == {cell("0101", "2015", "2019", 1), cell("0203", "2015", "2019", 2),
                            cell("0101", "2020", "2020", 3), cell("0204", "2020", "2020", 4)}


def test_back_computed_years_are_of_the_edition_that_all_rows_fit() -> None:
    one = proposal("Gebiet;Jahr;Einwohner\n0101;2019;1\n0204;2019;2\n0101;2020;3\n0204;2020;4\n")
    assert one.frame.edition == "2020"
    assert figures(one) == {cell("0101", "2020", "2019", 1), cell("0204", "2020", "2019", 2),
                            cell("0101", "2020", "2020", 3), cell("0204", "2020", "2020", 4)}


def test_ids_that_fit_both_editions_follow_the_year() -> None:
    one = proposal("Einwohner 2019\n\nGebiet;Einwohner\n0101;5\n0102;6\n0103;7\n")
    assert one.frame.edition == ""
    assert {found[2] for found in figures(one)} == {"2015"}


def test_empty_cells_above_which_a_year_stands_say_nothing() -> None:
    one = proposal("Gebiet;Einwohner 2019;Einwohner 2020\n0101;1;3\n0203;2;\n0204;;4\n0102;7;8\n")
    assert one.frame.edition == ""
    assert cell("0203", "2015", "2019", 2) in figures(one)
    back = proposal("Gebiet;Einwohner 2019;Einwohner 2020\n0101;1;3\n0204;2;4\n0102;7;8\n")
    assert back.frame.edition == "2020"


def test_columns_of_an_earlier_edition_beside_a_later_year() -> None:
    one = proposal("Gebiet;Jahr;Einwohner\n0101;2021;1\n0203;2021;2\n0102;2021;3\n")
    assert one.frame.edition == "2015"
