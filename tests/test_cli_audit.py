"""A secret figure that could be worked out gets company; the release keeps count of it."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Run
from tests.test_cli_publishing import table

HEAD = "gebiet;ebene;jahr;indikator;wert;zeichen\n"
WHOLE = "02;bezirk;2022;bev_u18_anz;97;\n"
QUARTERS = (("0201", "40", ""), ("0202", "30", ""), ("0204", "20", ""), ("0205", "", "."))


def test_what_gives_a_secret_figure_away_is_hidden_with_it(
    filled: Run, musterstadt: Path, tmp_path: Path
) -> None:
    recipe = musterstadt / "recipes" / "einkommen.toml"
    recipe.write_text(recipe.read_text("utf-8") + '"." = "secret"\n', "utf-8")
    rows = "".join(f"{area};viertel;2022;bev_u18_anz;{value};{sign}\n"
                   for area, value, sign in QUARTERS)
    status, out, err = filled(
        "load", table(tmp_path, "u18.csv", HEAD + rows + WHOLE), "--recipe", "einkommen",
        "--publish", "--by", "Anna", "--note", "Neu", "--city", musterstadt)
    assert (status, err) == (0, "")
    # 97 − 40 − 30 − 20 would be the number of quarter 0205: one more quarter is hidden.
    assert "aus den übrigen errechnen" not in out
    values = json.loads(filled("values", "--indicator", "bev_u18_anz", "--period", "2022",
                               "--level", "viertel", "--format", "json")[1])
    hidden = {one["area"] for one in values if one["status"] == "secret"}
    assert hidden > {"0205"}
    assert hidden < {"0201", "0202", "0204", "0205"}
    assert all(one["value"] is None for one in values if one["area"] in hidden)
    audit = audits(filled)[-1]
    assert (audit["exact"], audit["min_candidates"] >= 3) == (0, True)
    assert audit["secret"] > audits(filled)[0]["secret"]


def audits(filled: Run) -> list[dict[str, Any]]:
    return [one["audit"] for one in json.loads(filled("releases", "--json")[1])]
