"""Where the year stands: in a column, above the columns, in the title, the sheet or the file."""

from dataclasses import replace

import pytest

from monitoring.core.proposal.periods import IN_FILE, IN_TITLE
from monitoring.core.proposal.uses import Use
from monitoring.core.recipe import Place
from tests.core.proposal.proposing import asked, figures, of_table, proposal
from tests.core.tables import text_table

PLAIN = "Gebiet;Einwohner\n0101;5\n0102;6\n0103;7\n"


def years(one: object) -> set[str]:
    return {cell[3] for cell in figures(one)}  # type: ignore[arg-type]


@pytest.mark.parametrize("title", [
    "Einwohner am 31.12.2020", "Einwohner 2020", "2020: Einwohner", "Stand: 31. Dezember 2020",
    "Einwohner (Stichtag 31.12.2020)",
])
def test_in_the_title(title: str) -> None:
    one = proposal(f"{title}\n\n{PLAIN}")
    assert (asked(one), one.frame.period) == ([], Place(title=IN_TITLE))
    assert years(one) == {"2020"}


@pytest.mark.parametrize("name", ["einwohner_2020.csv", "2020.csv", "EW 2020-12-31.csv",
                                  "EWR202012_2020h2.csv"])
def test_in_the_name_of_the_file(name: str) -> None:
    one = proposal(PLAIN, name)
    assert (asked(one), one.frame.period) == ([], Place(file=IN_FILE))
    assert years(one) == {"2020"}


def test_in_the_name_of_the_sheet() -> None:
    one = of_table(replace(text_table(PLAIN), sheet="Stand 2020"))
    assert one.frame.period == Place(title=IN_TITLE)
    assert years(one) == {"2020"}


@pytest.mark.parametrize(("heading", "cell"), [
    ("Jahr", "2020"), ("Berichtsjahr", "2020"), ("Stichtag", "31.12.2020"),
    ("Datum", "2020-12-31"), ("year", "2020"), ("Stand", "31.12.2020"),
])
def test_in_a_column(heading: str, cell: str) -> None:
    content = f"Gebiet;{heading};Einwohner\n" + "".join(
        f"010{area};{cell};{area + 4}\n" for area in (1, 2, 3))
    one = proposal(content, "datei_2019.csv")
    assert one.uses[heading].use is Use.period
    assert years(one) == {"2020"}


def test_months_in_a_column() -> None:
    one = proposal("ZEIT;Gebiet;Einwohner\n202012;0101;5\n202012;0102;6\n202012;0103;8\n")
    assert one.frame.period == Place(column="ZEIT", first=4)
    assert one.recipe.period == one.frame.period
    assert years(one) == {"2020"}


def test_counts_are_no_years() -> None:
    one = proposal("Gebiet;Einwohner;Unter 18\n0101;2011;1990\n0102;2020;1999\n0103;2015;2001\n",
                   "ew_2020.csv")
    assert {name: use.use for name, use in one.uses.items()} == {
        "Gebiet": Use.area, "Einwohner": Use.value, "Unter 18": Use.value}
    assert years(one) == {"2020"}


def test_a_column_of_years_keeps_its_mistakes() -> None:
    one = proposal("Gebiet;Jahr;Einwohner\n0101;2020;5\n0102;202;6\n0103;heute;7\n0201;20;5\n")
    assert one.uses["Jahr"].use is Use.period


ASKED = {
    "nowhere": (PLAIN, "tabelle.csv", ()),
    "two years in the title": (f"Einwohner 2019 und 2020\n\n{PLAIN}", "a.csv", ("2019", "2020")),
    "two years in the file": (PLAIN, "ew_2019_2020.csv", ("2019", "2020")),
    "another one above the figures": (
        "Gebiet;Einwohner 31.12.2020;Unter 18\n0101;5;1\n0102;6;1\n", "mss_2021.csv",
        ("2021", "2020")),
    "another one below the table": (
        f"{PLAIN}\n\nStand: 31.12.2019\n", "bericht_2020.csv", ("2020", "2019")),
}


@pytest.mark.parametrize("where", ASKED)
def test_a_year_that_is_not_clear_is_asked_for(where: str) -> None:
    content, name, options = ASKED[where]
    one = proposal(content, name)
    assert "period" in asked(one)
    assert next(one for one in one.questions if one.id == "period").options == options
    assert one.recipe.period == Place()


def test_a_year_that_is_given_is_not_looked_for() -> None:
    one = proposal(f"Einwohner 2019 und 2020\n\n{PLAIN}", period="2021")
    assert (asked(one), one.recipe.period) == ([], Place(fixed="2021"))
    assert years(one) == {"2021"}


def test_ids_and_labels_of_recipes_have_no_year() -> None:
    one = proposal(f"Einwohner am 31.12.2020\n\n{PLAIN}", "EWR_2020h2_Größe.csv")
    assert (one.frame.id, one.frame.label.de) == ("ewr_groesse", "Einwohner am 31.12.")
    assert proposal(PLAIN, "2020.csv").frame.id == "tabelle"


def test_signs_of_the_tables_own_legend_win() -> None:
    one = proposal(f"Einwohner 2020\n\n{PLAIN.replace('7', '.')}\n\n. = Zahlenwert unbekannt\n")
    assert one.recipe.signs["."].name == "unknown"
    assert one.recipe.signs["-"].name == "zero"
    plain = proposal(f"Einwohner 2020\n\n{PLAIN}")
    assert plain.recipe.signs["."].name == "secret"
