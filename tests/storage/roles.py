"""A tiny city in which counts below 6 are secret, seen by an office, a council and everybody."""

from dataclasses import replace
from pathlib import Path

from monitoring.core.city import City, Profile, ProtectionRule
from monitoring.language import Words
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.ledger import Entry
from monitoring.storage.publishing import publish
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store

WORK = "tables/arbeit_2020.csv"
OFFICE, COUNCIL, PUBLIC = ROLES = ("amt", "rat", "alle")


def strict(folder: Path, least: int = 6, roles: bool = True) -> City:
    """The city with a rule for its unemployed; the council sees fewer, everybody no quarters."""
    city = city_in(folder)
    rule = ProtectionRule(Words("Eng", "Narrow"), min_numerator=least)
    profiles = {
        OFFICE: Profile(Words("Amt", "Office"), publishes=True),
        COUNCIL: Profile(Words("Rat", "Council"), min_numerator=12),
        PUBLIC: Profile(Words("Alle", "Everybody"), min_numerator=12, levels=("bezirk", "stadt")),
    }
    frame = replace(city.frame, protection={**city.frame.protection, "eng": rule},
                    profiles=profiles if roles else {})
    own = replace(city.indicators["arb_quote"], protection="eng")
    return replace(city, frame=frame, indicators={**city.indicators, "arb_quote": own})


def work(folder: Path, *counts: int) -> None:
    """The unemployed of the four quarters of the second borough, 100 persons each."""
    lines = "".join(f"{area},arbeitslos,{count},100\n" for area, count in
                    zip(("0201", "0202", "0204", "0205"), counts, strict=True))
    head = "gebiet,thema,zaehler,nenner\n0101,arbeitslos,20,50\n0102,arbeitslos,30,450\n"
    (folder / WORK).write_text(head + lines, "utf-8")


def released(folder: Path, city: City, store: Store, note: str = "Neu") -> Entry:
    """The folder as the next release."""
    return publish(store, draft(store, city, read_folder(folder, city)), "Test", note)
