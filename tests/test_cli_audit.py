"""What a release keeps secret is said when it is published and kept with it."""

import json
from pathlib import Path

from tests.conftest import Run
from tests.test_cli_publishing import table

HEAD = "gebiet;ebene;jahr;indikator;wert;zeichen\n"
WHOLE = "02;bezirk;2022;bev_u18_anz;97;\n"
QUARTERS = (("0201", "40"), ("0202", "30"), ("0204", "20"))


def lines(*quarters: tuple[str, str]) -> str:
    return "".join(f"{area};viertel;2022;bev_u18_anz;{value};{'' if value else '.'}\n"
                   for area, value in quarters)


def test_a_secret_figure_of_a_source_is_protected_by_a_second_one(
    filled: Run, musterstadt: Path, tmp_path: Path
) -> None:
    recipe = musterstadt / "recipes" / "einkommen.toml"
    recipe.write_text(recipe.read_text("utf-8") + '"." = "secret"\n', "utf-8")
    load = ("--recipe", "einkommen", "--publish", "--by", "Anna", "--note", "Neu", "--city",
            musterstadt)
    known = HEAD + lines(*QUARTERS, ("0205", "")) + WHOLE
    status, out, err = filled("load", table(tmp_path, "u18.csv", known), *load)
    assert (status, err) == (0, "")
    # 97 − 40 − 30 − 20 would tell it; a second count is hidden beside.
    assert "Geheim bleiben 0 kleine Zahlen und 1 weitere" in out
    audit = json.loads(filled("releases", "--json")[1])[-1]["audit"]
    assert (audit["beside"], audit["exact"]) == (1, 0)
    assert audit["min_candidates"] >= 3
    out = filled("values", "--indicator", "bev_u18_anz", "--period", "2022", "--format", "json",
                 "--level", "viertel")[1]
    rows = {one["area"]: one for one in json.loads(out)}
    hidden = {area for area, one in rows.items() if one["status"] == "secret"}
    assert "0205" in hidden
    assert len(hidden) == 2
    assert all(rows[one]["value"] is None and rows[one]["numerator"] is None for one in hidden)


def test_a_figure_that_an_earlier_release_showed_is_named(
    filled: Run, musterstadt: Path, tmp_path: Path
) -> None:
    recipe = musterstadt / "recipes" / "einkommen.toml"
    recipe.write_text(recipe.read_text("utf-8") + '"." = "secret"\n', "utf-8")
    load = ("--recipe", "einkommen", "--publish", "--by", "Anna", "--note", "Neu", "--city",
            musterstadt)
    shown = HEAD + lines(*QUARTERS, ("0205", "7")) + WHOLE
    assert filled("load", table(tmp_path, "u18.csv", shown), *load)[0] == 0
    city = musterstadt / "city.toml"
    rule = "[protection.offen]\n"
    city.write_text(city.read_text("utf-8").replace(rule, f"{rule}min_numerator = 10\n"), "utf-8")
    status, out, err = filled("load", table(tmp_path, "u18.csv", shown), *load)
    assert (status, err) == (0, "")
    audit = json.loads(filled("releases", "--json")[1])[-1]["audit"]
    # Too late to protect it: nobody is told that it is safe.
    assert audit["seen"] >= 1
