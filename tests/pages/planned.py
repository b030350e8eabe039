"""A small planning register in the tiny city's store, in words a planner can read."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from monitoring.storage.planning.versions import Change
from monitoring.storage.store import Store
from tests.pages.opened import Opened

OPEN = {"visibility": "oeffentlich"}


def save(store: Store, kind: str, **data: Any) -> str:
    """Save one entry as somebody; gives its id."""
    return store.ledger.save([Change(kind, "", 0, data)], "Erika Muster", "Erste Fassung")[0].id


def fill(store: Store) -> dict[str, str]:
    """A round with vision, goals, measures, participation and findings; gives their ids."""
    found: dict[str, str] = {}
    office = save(store, "actor", title="Planungsbüro", actor_kind="pko", **OPEN)
    council = save(store, "actor", title="Jugendrat", actor_kind="jugendgremium", **OPEN)
    found["round"] = save(
        store, "round", title="Jugend 2020", plan="jugend", subject="Jugendarbeit",
        focus="Treffpunkte", cycle="massnahmen", needs=["bev_u18", "wege"],
        gaps="Wege am Abend", unit="Jugendamt", coordinator=office, stakeholders=[council],
        start="2020-01-01", end="2090-12-31", next_review="2021-03-31", areas=["musterstadt"],
        decision_body="Rat", decision_date="2019-12-01", decision_number="R 7/2019", **OPEN)
    found["vision"] = save(store, "goal", title="Gut aufwachsen", plan="jugend", tier="leitbild",
                           state="gilt", unit="Jugendamt", round=found["round"], **OPEN)
    found["goal"] = save(
        store, "goal", title="Weniger Andrang", plan="jugend", tier="operativ", state="gilt",
        parent=found["vision"], areas=["0102@2020"], groups=["jugendliche"], phase="jugend",
        indicator="bev_u18", direction="senken", baseline_period="2019", baseline=30.0,
        target=25.0, deadline="2090-12-31", rule="wert", unit="Jugendamt",
        next_review="2090-01-01", **OPEN)
    found["idle"] = save(
        store, "goal", title="Ohne Maßnahme", plan="sozial", tier="operativ", state="gilt",
        areas=["0202@2020"], groups=["familien"], unit="Sozialamt", deadline="2021-06-30")
    _carry_out(store, found)
    return found


def _carry_out(store: Store, found: dict[str, str]) -> None:
    """What is done for the goals, what was found, and what was concluded."""
    found["measure"] = save(
        store, "measure", title="Treff am Bach", plan="jugend", state="laeuft",
        goals=[found["goal"]], areas=["0102@2020", "0201@2020"], groups=["jugendliche"],
        phase="jugend", unit="Jugendamt", start="2020-05-01", end="2090-04-30", staff=1.5,
        money=90_000.0, funding="Haushalt", effect="Mehr Platz", indicator="bev_u18",
        steps=[{"what": "Räume finden", "due": "2020-08-01"}], **OPEN)
    save(store, "measure", title="Beratung", plan="sozial", state="geplant", areas=["0202@2020"],
         start="2021-01-01", end="2090-01-01", staff=0.5, money=10_000.0, unit="Sozialamt",
         goals=[found["idle"]])
    found["act"] = save(
        store, "act", title="Begehung am Bach", plan="jugend", round=found["round"],
        object="Treff", focus="Wege", cycle="ziele", groups=["jugendliche"],
        areas=["0102@2020"], stage="meinungen", start="2020-06-01", reached=34,
        result="Licht fehlt", outcome="teilweise", became="Vier Leuchten sind bestellt.", **OPEN)
    found["finding"] = save(
        store, "finding", title="Nachbarn helfen", text="Ein Raum wird ehrenamtlich geöffnet.",
        side="staerke", areas=["0102@2020"], topic="bevoelkerung", source="begehung",
        written_by="Jugendamt", date="2020-06-02", indicator="bev_u18", plan="jugend", **OPEN)
    save(store, "review", title="Erster Blick", plan="jugend", goal=found["goal"],
         date="2020-12-01", finding="Der Anteil sinkt.", conclusion="weiter")
    for year, said in ((2020, "Erste Runde."), (2021, "Gemeinsame Zahlen.")):
        save(store, "assessment", year=year, chances=said, challenges="Zeit fehlt.",
             implementation="Eine Stelle koordiniert.", participation="Junge kommen.")


def rows(page: Opened, table: str) -> list[list[str]]:
    """The rows of a table, cell by cell, as they are read."""
    body = next(one for one in page.html.split('<div class="scroll"') if f'"{table}"' in one)
    body = body.split("<tbody>")[1].split("</table>")[0]
    return [[plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
            for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body)]


def plain(cell: str) -> str:
    """HTML as it is read, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()).replace("\xa0", " ")


def link(page: Opened, words: str) -> dict[str, list[str]]:
    """The choices in the address behind a link with these words."""
    href = re.search(rf'<a href="([^"]+)"[^>]*>\s*{re.escape(words)}</a>', page.html)
    assert href, words
    return parse_qs(urlsplit(unescape(href[1])).query)
