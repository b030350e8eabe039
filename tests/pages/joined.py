"""Actors, offers and a transition of the tiny city, and how its pages read."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from monitoring.storage.store import Store
from tests.pages.opened import Opened
from tests.pages.planned import OPEN, save

TRANSITION = """
id = "kita_schule"
label = {de = "Von der Kita in die Schule", en = "From day care to school"}
question = {de = "Geht die Förderung weiter?", en = "Does support go on?"}
from_phase = "kindheit"
to_phase = "jugend"
handing = "jugend"
receiving = "sozial"
before = ["bev_u18", "ang_kita"]
after = ["ein_mittel"]
"""


def declare_transition(city: Path) -> None:
    """Write the transition into the city's folder."""
    folder = city / "transitions"
    folder.mkdir()
    (folder / "kita_schule.toml").write_text(TRANSITION, "utf-8")


def fill_network(store: Store) -> dict[str, str]:
    """A school with an offer, a day-care centre, a council, a lone museum; gives ids."""
    found: dict[str, str] = {}
    found["school"] = save(
        store, "actor", title="Schule am Bach", actor_kind="schule", areas=["0102@2020"],
        topics=["bildung"], groups=["schulkinder"], supplies=["bev_u18"],
        contact="Bachweg 1", **OPEN)
    found["kita"] = save(store, "actor", title="Kita Mitte", actor_kind="kita",
                         areas=["0201@2020"], works_with=[found["school"]], **OPEN)
    found["council"] = save(store, "actor", title="Stadtrat", actor_kind="politik",
                            areas=["musterstadt"], **OPEN)
    found["museum"] = save(store, "actor", title="Museum", actor_kind="anderes")
    found["offer"] = save(
        store, "offer", title="Schulstart", actor=found["school"], areas=["0102@2020"],
        groups=["schulkinder"], phase="kindheit", topic="bevoelkerung",
        transition="kita_schule", capacity=12, free=4, as_of="2019-05-01", plan="jugend", **OPEN)
    found["full"] = save(
        store, "offer", title="Voller Kurs", actor=found["kita"], areas=["0201@2020"],
        groups=["familien"], topic="wohnen", capacity=8, free=0, as_of="2999-01-01", **OPEN)
    found["goal"] = save(
        store, "goal", title="Weniger Andrang", plan="jugend", tier="operativ", state="gilt",
        areas=["0102@2020"], groups=["schulkinder"], phase="kindheit", indicator="bev_u18",
        unit="Jugendamt", **OPEN)
    found["measure"] = save(
        store, "measure", title="Fest", plan="sozial", state="laeuft", phase="jugend",
        areas=["0102@2020"], partners=[found["school"], found["council"]], **OPEN)
    found["need"] = save(
        store, "finding", title="Wohnraum fehlt", text="Familien suchen lange.", side="bedarf",
        areas=["0201@2020", "0202@2020"], topic="wohnen", source="begehung", written_by="Amt",
        date="2020-06-02", **OPEN)
    return found


def rows(page: Opened, table: str) -> list[list[str]]:
    """The rows of a table, cell by cell, as they are read."""
    body = next(one for one in page.html.split('<div class="scroll"')
                if one.split(">")[0].endswith(f'aria-label="{table}"'))
    body = body.split("<tbody>")[1].split("</table>")[0]
    return [[plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
            for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body)]


def plain(html: str) -> str:
    """HTML as it is read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split()).replace("\xa0", " ")


def link(page: Opened, words: str) -> dict[str, list[str]]:
    """The choices in the address behind the first link with these words."""
    href = re.search(rf'<a href="([^"]+)"[^>]*>\s*{re.escape(words)}</a>', page.html)
    assert href, words
    return parse_qs(urlsplit(unescape(href[1])).query)
