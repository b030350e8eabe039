"""Long and wide tables, years and groups across: read exactly, or asked about."""

import pytest

from tests.core.proposal.proposing import Cell, asked, figures, proposal


def cells(indicator: str, period: str, edition: str, **values: float) -> set[Cell]:
    return {(indicator, area[1:], edition, period, value) for area, value in values.items()}


EXACT: dict[str, tuple[str, str, set[Cell]]] = {
    "one indicator in each column": (
        "Gebiet;Name;Jahr;Einwohner;Unter 18\n0101;Am Markt;2020;110;22\n0204;Ost-Wiesen;2020;9;1",
        "a.csv",
        cells("bev_ew", "2020", "2020", _0101=110, _0204=9)
        | cells("bev_u18_anz", "2020", "2020", _0101=22, _0204=1),
    ),
    "one line per indicator": (
        "gebiet;jahr;indikator;wert\n0101;2019;bev_ew;90\n0101;2020;bev_u18_anz;7\n"
        "0203;2019;bev_ew;8\n",
        "a.csv",
        cells("bev_ew", "2019", "2015", _0101=90, _0203=8)
        | cells("bev_u18_anz", "2020", "2020", _0101=7),
    ),
    "a level in each row": (
        "gebiet;ebene;jahr;indikator;wert\n0101;viertel;2020;bev_ew;9\n02;bezirk;2020;bev_ew;8\n"
        "0102;viertel;2020;bev_ew;7",
        "a.csv",
        cells("bev_ew", "2020", "2020", _0101=9, _0102=7)
        | cells("bev_ew", "2020", "", _02=8),
    ),
    "years above the columns": (
        "Gebiet;Einwohner 2019;Einwohner 2020\n0101;90;95\n0102;70;73\n0201;30;31\n",
        "a.csv",
        cells("bev_ew", "2019", "2015", _0101=90, _0102=70, _0201=30)
        | cells("bev_ew", "2020", "2020", _0101=95, _0102=73, _0201=31),
    ),
    "years above the columns of several indicators": (
        ";2019;2019;2020;2020\nGebiet;Einwohner;Unter 18;Einwohner;Unter 18\n0101;90;12;95;13\n"
        "0102;70;5;73;6\n",
        "a.csv",
        cells("bev_ew", "2019", "2015", _0101=90, _0102=70)
        | cells("bev_u18_anz", "2019", "2015", _0101=12, _0102=5)
        | cells("bev_ew", "2020", "2020", _0101=95, _0102=73)
        | cells("bev_u18_anz", "2020", "2020", _0101=13, _0102=6),
    ),
    "men and women beside the whole": (
        ";;Einwohner;Einwohner;Einwohner\nGebiet;Jahr;insgesamt;männlich;weiblich\n"
        "0101;2020;110;50;60\n0102;2020;95;45;50\n",
        "a.csv",
        cells("bev_ew", "2020", "2020", _0101=110, _0102=95)
        | cells("bev_ew:geschlecht=männlich", "2020", "2020", _0101=50, _0102=45)
        | cells("bev_ew:geschlecht=weiblich", "2020", "2020", _0101=60, _0102=50),
    ),
    "nationality in two lines of the head": (
        ";;Einwohner;Einwohner\nGebiet;Jahr;Deutsche;Ausländer\n0101;2020;50;6\n0102;2020;45;5\n",
        "a.csv",
        cells("bev_ew:staatsangehoerigkeit=Deutsche", "2020", "2020", _0101=50, _0102=45)
        | cells("bev_ew:staatsangehoerigkeit=Ausländer", "2020", "2020", _0101=6, _0102=5),
    ),
    "age groups in two lines of the head": (
        ";;Einwohner;Einwohner;Einwohner\nGebiet;Jahr;0 bis unter 6;6 bis unter 65;65 und älter\n"
        "0101;2020;5;60;16\n0102;2020;4;55;15\n",
        "a.csv",
        cells("bev_ew:alter=0 bis unter 6", "2020", "2020", _0101=5, _0102=4)
        | cells("bev_ew:alter=6 bis unter 65", "2020", "2020", _0101=60, _0102=55)
        | cells("bev_ew:alter=65 und älter", "2020", "2020", _0101=16, _0102=15),
    ),
    "groups in a column, with the whole": (
        "Gebiet;Jahr;Geschlecht;Einwohner\n0101;2020;männlich;50\n0101;2020;weiblich;60\n"
        "0101;2020;insgesamt;110\n0102;2020;männlich;45\n0102;2020;weiblich;52\n"
        "0102;2020;insgesamt;97\n",
        "a.csv",
        cells("bev_ew", "2020", "2020", _0101=110, _0102=97)
        | cells("bev_ew:geschlecht=männlich", "2020", "2020", _0101=50, _0102=45)
        | cells("bev_ew:geschlecht=weiblich", "2020", "2020", _0101=60, _0102=52),
    ),
    "groups as sub-headings": (
        "Gebiet;Jahr;Einwohner\nDeutsche\n0101;2020;50\n0102;2020;45\n0201;2020;13\nAusländer\n"
        "0101;2020;6\n0102;2020;5\n0201;2020;4\n",
        "a.csv",
        cells("bev_ew:staatsangehoerigkeit=Deutsche", "2020", "2020", _0101=50, _0102=45, _0201=13)
        | cells("bev_ew:staatsangehoerigkeit=Ausländer", "2020", "2020", _0101=6, _0102=5,
                _0201=4),
    ),
    "numerator and denominator": (
        "Gebiet;Jahr;Arbeitslose / Zähler;Arbeitslose / Nenner\n0101;2020;10;50\n0102;2020;9;90\n",
        "a.csv",
        cells("arb_quote", "2020", "2020", _0101=0.2, _0102=0.1),
    ),
    "a share with its unit": (
        "Gebiet;Jahr;Arbeitslose (%)\n0101;2020;20\n0102;2020;10\n", "a.csv",
        cells("arb_quote", "2020", "2020", _0101=20, _0102=10),
    ),
    "a share with decimals": (
        "Gebiet;Jahr;Arbeitslose\n0101;2020;20,5\n0102;2020;10,25\n", "a.csv",
        cells("arb_quote", "2020", "2020", _0101=20.5, _0102=10.25),
    ),
    "a unit behind the name": (
        "Gebiet;Jahr;Einwohner (Anzahl)\n0101;2020;20\n0102;2020;10\n", "a.csv",
        cells("bev_ew", "2020", "2020", _0101=20, _0102=10),
    ),
    "a name that could be a group by age": (
        "Gebiet;Jahr;Unter 18\n0101;2020;20\n0102;2020;10\n", "a.csv",
        cells("bev_u18_anz", "2020", "2020", _0101=20, _0102=10),
    ),
    "the other language": (
        "area;year;Residents\n0101;2020;20\n0102;2020;10\n", "a.csv",
        cells("bev_ew", "2020", "2020", _0101=20, _0102=10),
    ),
}


@pytest.mark.parametrize("form", EXACT)
def test_a_table_is_read_exactly(form: str) -> None:
    content, name, expected = EXACT[form]
    one = proposal(content, name)
    assert asked(one) == []
    assert figures(one) == expected


OPEN: dict[str, tuple[str, list[str]]] = {
    "years alone": (
        "Einwohner nach Vierteln\n\nGebiet;2019;2020\n0101;90;95\n0102;70;73\n",
        ["column:2019", "column:2020"],
    ),
    "a group without the word for the whole": (
        "Gebiet;Jahr;männlich;weiblich\n0101;2020;50;60\n0102;2020;45;50\n",
        ["column:männlich", "column:weiblich"],
    ),
    "a group that is an indicator of its own": (
        ";;Einwohner;Einwohner\nGebiet;Jahr;insgesamt;Unter 18\n0101;2020;50;6\n0102;2020;45;5\n",
        ["column:Einwohner / Unter 18"],
    ),
    "a change under the name of the figure": (
        ";;Einwohner;Einwohner\nGebiet;Jahr;Anzahl;Veränderung\n0101;2020;50;6\n0102;2020;45;5\n",
        ["column:Einwohner / Veränderung"],
    ),
    "a share under the name of a count": (
        ";;Einwohner;Einwohner\nGebiet;Jahr;Anzahl;Anteil (%)\n0101;2020;50;6\n0102;2020;45;5\n",
        ["column:Einwohner / Anteil (%)"],
    ),
    "whole numbers under the name of a share": (
        "Gebiet;Jahr;Arbeitslose\n0101;2020;20\n0102;2020;10\n", ["column:Arbeitslose"],
    ),
    "a number of cases under the name of a share": (
        "Gebiet;Jahr;Arbeitslose (Anzahl)\n0101;2020;20,5\n0102;2020;10\n",
        ["column:Arbeitslose (Anzahl)"],
    ),
    "figures in thousands": (
        "Gebiet;Jahr;Einwohner in 1 000\n0101;2020;1,2\n0102;2020;3,4\n",
        ["column:Einwohner in 1 000"],
    ),
    "a title that says thousands": (
        "Einwohner in Tausend\n\nGebiet;Jahr;Einwohner\n0101;2020;12\n0102;2020;34\n",
        ["column:Einwohner"],
    ),
    "two columns of the same": (
        "Gebiet;Jahr;Einwohner;Residents\n0101;2020;12;13\n0102;2020;34;35\n",
        ["column:Einwohner", "column:Residents"],
    ),
    "two columns of age groups": (
        "Gebiet;Jahr;Alter;Altersgruppe;Einwohner\n0101;2020;0-6;unter 6;12\n"
        "0101;2020;6-99;6 und mehr;13\n0102;2020;0-6;unter 6;12\n0102;2020;6-99;6 und mehr;13\n",
        ["column:Alter", "column:Altersgruppe"],
    ),
    "sub-headings that are no group": (
        "Gebiet;Jahr;Einwohner\neinfache Wohnlage\n0101;2020;50\n0102;2020;45\n0201;2020;13\n"
        "gute Wohnlage\n0101;2020;6\n0102;2020;5\n0201;2020;4\n",
        ["column:#1"],
    ),
    "a denominator without its numerator": (
        "Gebiet;Jahr;Arbeitslose / Nenner\n0101;2020;50\n0102;2020;60\n",
        ["column:Arbeitslose / Nenner"],
    ),
    "words that no indicator has": (
        "Gebiet;Jahr;Hunde\n0101;2020;5\n0102;2020;6\n", ["column:Hunde"],
    ),
    "nothing but keys": ("Gebiet;Jahr;Bemerkung\n0101;2020;gut\n0102;2020;schön\n", ["columns"]),
}


@pytest.mark.parametrize("form", OPEN)
def test_what_cannot_be_told_is_asked(form: str) -> None:
    content, questions = OPEN[form]
    one = proposal(content)
    assert asked(one) == questions
    assert all(question.message.endswith(("?", ".")) for question in one.questions)


def test_the_options_are_what_comes_near() -> None:
    (question,) = proposal("Gebiet;Jahr;Einwohner Deutsche\n0101;2020;5\n0102;2020;6\n").questions
    assert question.options == ("bev_ew", "wird nicht übernommen")
    assert (question.column, question.evidence) == ("Einwohner Deutsche", ("5", "6"))
    title = "Einwohner nach Vierteln\n\nGebiet;2019;2020\n0101;90;95\n0102;70;73\n"
    assert {one.options[0] for one in proposal(title).questions} == {"bev_ew"}


def test_two_columns_of_one_figure_never_swallow_each_other() -> None:
    from monitoring.core.proposal.uses import ColumnUse, Use, recipe_of

    one = proposal("Gebiet;Jahr;Einwohner;Residents\n0101;2020;12;13\n0102;2020;34;35\n")
    both = {**one.uses, "Einwohner": ColumnUse(Use.value, "bev_ew"),
            "Residents": ColumnUse(Use.value, "bev_ew")}
    recipe = recipe_of(one.frame, both)
    assert [figure.value for figure in recipe.columns] == ["Einwohner", "Residents"]
    ages = {**one.uses, "Einwohner": ColumnUse(Use.breakdown, dimension="alter"),
            "Residents": ColumnUse(Use.breakdown, dimension="alter")}
    assert sorted(recipe_of(one.frame, ages).breakdown.values()) == ["Einwohner", "Residents"]
