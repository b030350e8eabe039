"""Secret figures that could be worked out are named before publishing; the release keeps count."""

import json
from pathlib import Path

from tests.conftest import Run
from tests.test_cli_publishing import table


def test_a_secret_figure_that_can_be_worked_out_is_named(
    filled: Run, musterstadt: Path, tmp_path: Path
) -> None:
    recipe = musterstadt / "recipes" / "einkommen.toml"
    recipe.write_text(recipe.read_text("utf-8") + '"." = "secret"\n', "utf-8")
    quarters = "".join(f"{area};viertel;2022;bev_u18_anz;{value};{sign}\n" for area, value, sign in
                       (("0201", 40, ""), ("0202", 30, ""), ("0204", 20, ""), ("0205", "", ".")))
    head = "gebiet;ebene;jahr;indikator;wert;zeichen\n"
    whole = "02;bezirk;2022;bev_u18_anz;97;\n"
    load = ("--recipe", "einkommen", "--publish", "--by", "Anna", "--note", "Neu", "--city",
            musterstadt)
    status, out, err = filled("load", table(tmp_path, "u18.csv", head + quarters + whole), *load)
    assert (status, err) == (0, "")
    named = out.partition("errechnen lassen: ")[2].partition(")")[0]
    # 97 − 40 − 30 − 20; the share has the same count. The number itself is never named.
    assert named == "2 (Viertel 0205, Unter 18, 2022; Viertel 0205, Anteil unter 18, 2022"
    audit = json.loads(filled("releases", "--json")[1])[-1]["audit"]
    assert (audit["exact"], audit["min_candidates"]) == (2, 1)
    two = quarters.replace("0204;viertel;2022;bev_u18_anz;20;", "0204;viertel;2022;bev_u18_anz;;.")
    status, out, _ = filled("load", table(tmp_path, "u18.csv", head + two + whole), *load)
    assert status == 0
    assert "errechnen" not in out
    audit = json.loads(filled("releases", "--json")[1])[-1]["audit"]
    assert (audit["exact"], audit["min_candidates"]) == (0, 28)
