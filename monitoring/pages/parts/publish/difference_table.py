"""Figures before and after, as people read them and as a file."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np
import pandas as pd

from monitoring.core.city import City
from monitoring.core.rounding import rounded
from monitoring.core.status import Status, word
from monitoring.language import current, text
from monitoring.pages.parts.tables import scrolling

DECIMALS_MORE = 3


def kind_words() -> dict[str, str]:
    """The kinds of a difference in the reader's words."""
    return {"changed": text("geändert"), "gone": text("entfallen"), "new": text("neu")}


def differences_html(table: pd.DataFrame, all_: int, city: City) -> str:
    """One row per figure, and how many more there are."""
    kinds = kind_words()
    rows = "".join(_row(one, kinds, city) for one in table.to_dict("records"))
    names = (text("Gebiet"), text("Indikator"), text("Jahr"), text("vorher"), "", text("nachher"),
             text("Art"))
    classes = ("", "", "", "number", "", "number", "")
    head = "".join(f'<th scope="col" class="{kind}">{escape(name)}</th>'
                   for name, kind in zip(names, classes, strict=True))
    more = all_ - len(table)
    note = ""
    if more > 0:
        words = text("… und {n} weitere", n=rounded(more, 0))
        note = f'<p class="note">{escape(words)}</p>'
    shown = (f'<table class="figures"><thead><tr>{head}</tr></thead>'
             f"<tbody>{rows}</tbody></table>")
    return scrolling(shown, text("Änderungen"), tall=True) + note


def _row(one: dict[Any, Any], kinds: dict[str, str], city: City) -> str:
    indicator = city.indicators[one["indicator"]]
    words = [str(indicator.unit), *filter(None, one["breakdown"].replace("=", ": ").split(";"))]
    before, after = _both(one, indicator.decimals)
    if before == after and one["kind"] == "changed":
        # The difference lies behind the last digit that is shown elsewhere.
        before, after = _both(one, indicator.decimals + DECIMALS_MORE)
    return (
        f"<tr><td>{escape(one['name'])} ({escape(one['area'])})</td>"
        f"<td>{escape(str(indicator.label))}"
        f'<div class="source">{escape(", ".join(words))}</div></td>'
        f"<td>{escape(one['period'])}</td>"
        f'<td class="number">{escape(before)}</td><td aria-hidden="true">→</td>'
        f'<td class="number"><b>{escape(after)}</b></td><td>{escape(kinds[one["kind"]])}</td></tr>'
    )


def _both(one: dict[Any, Any], decimals: int) -> tuple[str, str]:
    return (_figure(one["before"], one["status_before"], decimals),
            _figure(one["after"], one["status_after"], decimals))


def _figure(value: float, status: int, decimals: int) -> str:
    one = Status(int(status))
    if one is Status.missing:
        return "–"
    number = rounded(value, decimals)
    if one in (Status.value, Status.zero) and number:
        return number
    return f"{number} ({word(one)})" if number else word(one)


def differences_csv(table: pd.DataFrame, city: City) -> bytes:
    """All differences as spreadsheets of the reader's language open them."""
    kinds = kind_words()
    words = np.array([word(one) if one is not Status.missing else "" for one in Status], object)
    indicators = table["indicator"].map(lambda one: str(city.indicators[one].label))
    columns = {
        text("Art"): table["kind"].map(kinds),
        text("Indikator"): indicators,
        text("Kennung des Indikators"): table["indicator"],
        text("Teil"): table["breakdown"],
        text("Kennung"): table["area"],
        text("Gebiet"): table["name"],
        text("Ebene"): table["level"],
        text("Gebietsstand"): table["edition"],
        text("Jahr"): table["period"],
        text("vorher"): table["before"],
        text("nachher"): table["after"],
        text("Status vorher"): words[table["status_before"].to_numpy(np.intp)],
        text("Status nachher"): words[table["status_after"].to_numpy(np.intp)],
    }
    german = current() == "de"
    written = pd.DataFrame(columns).to_csv(
        index=False, sep=";" if german else ",", decimal="," if german else ".",
        lineterminator="\n",
    )
    return written.encode("utf-8-sig")
