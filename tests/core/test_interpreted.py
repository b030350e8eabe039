"""Tables through recipes: statuses, periods, and everything that is not read."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.interpreted import Reading, interpreted
from monitoring.core.recipe import Figure, MissingWhen, ObservationsRecipe, Place, RowStatus
from monitoring.core.status import Status, has_number
from monitoring.language import Words
from monitoring.storage.city import city_in
from tests.core.tables import plain_table, text_table

TINY = Path(__file__).parents[1] / "musterstadt"
CITY = city_in(TINY)


def recipe_of(name: str) -> ObservationsRecipe:
    found = CITY.recipes[name]
    assert isinstance(found, ObservationsRecipe)
    return found


WIDE = recipe_of("einwohner")
LONG = recipe_of("einkommen")
FILTERED = recipe_of("arbeit")
HEAD = "gebiet;name;jahr;einwohner;u18;bemerkung\n"


def read(
    content: str, recipe: ObservationsRecipe, name: str = "t.csv", period: str = ""
) -> Reading:
    return interpreted(text_table(content, name, recipe.delimiter), recipe, CITY, period)


def status_of(reading: Reading, indicator: str) -> dict[str, Status]:
    table = reading.observations.table()
    own = table[table["indicator"] == indicator]
    return {area: Status(code) for area, code in zip(own["area"], own["status"], strict=True)}


def rules(reading: Reading) -> list[tuple[str, int | None, str, str]]:
    return [(one.rule, one.row, one.column, one.value) for one in reading.problems]


def test_the_tiny_table() -> None:
    content = (TINY / "tables" / "einwohner.csv").read_text("utf-8")
    reading = read(content, WIDE)
    assert reading.problems == []
    cells = {
        (one.indicator, one.area, one.period): one
        for one in reading.observations.table().itertuples()
    }
    whole = cells["bev_ew", "0102", "2019"]
    assert (whole.value, whole.edition, whole.row) == (1000.0, "2015", 3)
    assert cells["bev_u18_anz", "0103", "2019"].status == Status.secret
    nobody = cells["bev_ew", "0103", "2020"]
    assert (nobody.value, nobody.status) == (0, Status.zero)
    assert ("bev_ew", "0103", "2021") not in cells
    left_out = cells["bev_u18_anz", "0205", "2021"]
    assert left_out.status == Status.excluded
    assert left_out.reason_de == "Vom Amt ausgeschlossen"
    assert left_out.reason_en == "Left out by the office"
    assert cells["bev_ew", "0205", "2021"].value == 260


def test_cells_that_are_neither_number_nor_sign_are_named() -> None:
    reading = read(HEAD + "0101;;2019;viele;1;\n0102;;19;5;1;\n", WIDE)
    assert rules(reading) == [
        ("unknown-period", 3, "jahr", "19"),
        ("not-a-number", 2, "einwohner", "viele"),
    ]
    assert status_of(reading, "bev_ew") == {"0101": Status.unknown}


def test_missing_and_additional_columns_are_named() -> None:
    reading = read("gebiet;jahr;einwohner\n0101;2019;5\n", WIDE)
    assert [one[2] for one in rules(reading)] == ["bemerkung", "u18"]
    reading = read(HEAD.replace("\n", ";neu\n") + "0101;;2019;1;1;;x\n", WIDE)
    assert rules(reading) == [("unused-column", None, "neu", "")]
    assert reading.problems[0].severity == "note"


def test_a_column_of_a_rule_that_is_absent_is_named() -> None:
    rule = MissingWhen(("a", "u18"), "0", Status.excluded)
    reading = read(HEAD + "0101;;2019;5;1;\n", replace(WIDE, missing_when=(rule,)))
    assert rules(reading) == [("missing-column", None, "a", "")]
    stated = replace(LONG, status="x")
    content = "gebiet;ebene;jahr;indikator;wert\n0101;viertel;2020;ein_mittel;5\n"
    assert rules(read(content, stated))[0][2] == "x"


def test_zero_in_all_columns_can_mean_missing() -> None:
    rule = MissingWhen(("einwohner", "u18"), "0", Status.excluded, Words("Grund", "Reason"))
    content = HEAD + "0101;;2019;0;0;\n0102;;2019;0;4;\n"
    reading = read(content, replace(WIDE, missing_when=(rule,)))
    assert status_of(reading, "bev_ew") == {"0101": Status.excluded, "0102": Status.zero}
    assert set(reading.observations.table()["reason_en"]) == {"Reason", ""}


def test_a_sign_for_nothing_stays_one_in_a_mean() -> None:
    content = (
        "gebiet;ebene;jahr;indikator;wert;zeichen\n0101;viertel;2020;ein_mittel;-;\n"
        "0102;viertel;2020;ein_mittel;0;\n"
    )
    recipe = replace(LONG, signs={**LONG.signs, "-": Status.zero})
    assert status_of(read(content, recipe), "ein_mittel") == {
        "0101": Status.zero, "0102": Status.value
    }


def test_zero_can_mean_unknown_in_one_column() -> None:
    columns = (replace(WIDE.columns[0], zero_is=Status.unknown, factor=1000.0),)
    reading = read(
        HEAD + "0101;;2019;0;;\n0102;;2019;2;;\n", replace(WIDE, columns=columns)
    )
    assert status_of(reading, "bev_ew") == {"0101": Status.unknown, "0102": Status.value}
    assert reading.observations.table()["value"].tolist()[1] == 2000


def test_a_status_of_the_row_with_a_number_needs_the_number() -> None:
    rule = RowStatus("bemerkung", "s", Status.estimated)
    content = HEAD + "0101;;2019;5;;s\n"
    reading = read(content, replace(WIDE, status_by=(rule,)))
    assert status_of(reading, "bev_ew") == {"0101": Status.estimated}
    assert rules(reading) == [("incomplete-figure", 2, "u18", "")]


def test_long_rows() -> None:
    content = (
        "gebiet;ebene;jahr;indikator;wert;zeichen\n0101;viertel;2020;ein_mittel;5,5;p\n"
        "0102;viertel;2020;x;1;\n0103;strasse;2020;ein_mittel;1;?\n"
    )
    reading = read(content, LONG)
    assert rules(reading) == [
        ("unknown-level", 4, "ebene", "strasse"),
        ("unknown-indicator", 3, "indikator", "x"),
        ("unknown-sign", 4, "zeichen", "?"),
    ]
    assert status_of(reading, "ein_mittel")["0101"] is Status.provisional


def test_numerator_without_denominator_is_named() -> None:
    content = "gebiet,thema,zaehler,nenner\n0101,arbeitslos,3,\n0102,arbeitslos,,\n"
    reading = read(content, FILTERED, "arbeit_2020.csv")
    assert rules(reading) == [("incomplete-figure", 2, "zaehler", "3")]
    assert status_of(reading, "arb_quote") == {"0101": Status.unknown}


def test_rows_that_no_filter_takes_are_summed_up_unless_ignored() -> None:
    content = (
        "gebiet,thema,zaehler,nenner\n0101,arbeitslos,3,9\n0101,minijob,1,2\n"
        "0101,rente,1,2\n0102,rente,1,2\n"
    )
    reading = read(content, FILTERED, "arbeit_2020.csv")
    assert rules(reading) == [("unused-rows", None, "", "thema = rente")]
    assert reading.problems[0].message.startswith("2 Zeilen")


def test_the_period_of_a_file_and_its_override() -> None:
    content = "gebiet,thema,zaehler,nenner\n0101,arbeitslos,3,9\n"
    for name, period, found in (("arbeit_2020.csv", "", "2020"), ("a.csv", "2021", "2021")):
        reading = read(content, FILTERED, name, period)
        assert set(reading.observations.table()["period"]) == {found}
    assert rules(read(content, FILTERED, "a.csv")) == [("missing-period", None, "", "")]
    said = rules(read(content, FILTERED, "a.csv", "21"))
    assert said == [("unknown-period", None, "", "21")]


def test_the_offset_moves_file_and_column() -> None:
    moved = replace(FILTERED, period=Place(file=r"(\d{4})", offset=-1))
    content = "gebiet,thema,zaehler,nenner\n0101,arbeitslos,3,9\n"
    assert set(read(content, moved, "x2021.csv").observations.table()["period"]) == {"2020"}
    moved = replace(WIDE, period=Place(column="jahr", first=4, offset=1))
    table = read(HEAD + "0101;;201912;5;1;\n", moved).observations.table()
    assert set(table["period"]) == {"2020"}
    assert set(table["edition"]) == {"2020"}


texts = st.sampled_from(["", "0", "5", "-", ".", "1.000", "x", "1,5", "ungültig", "2019", "0101"])
recipes = st.sampled_from(
    [WIDE, replace(WIDE, columns=(Figure("arb_quote", "u18", "einwohner", "einwohner"),))]
)


@given(st.lists(st.tuples(texts, texts, texts, texts, texts, texts), max_size=4), recipes)
def test_any_table_gives_sound_rows(
    rows: list[tuple[str, ...]], recipe: ObservationsRecipe
) -> None:
    table = interpreted(plain_table(HEAD, rows), recipe, CITY).observations
    figures = ~np.isnan(table.value) | ~np.isnan(table.numerator)
    np.testing.assert_array_equal(has_number(table.status), figures)
