"""The one way in which somebody without a role of planning writes into the register."""

from __future__ import annotations

import os
from datetime import date

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.planning.contributions import (
    areas_to_name,
    cleaned,
    is_open,
    problems_in_words,
)
from monitoring.core.planning.item import Item, Register
from monitoring.core.problem import Problem
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.storage.ledger import Ledger
from monitoring.storage.planning.book import TooMany
from monitoring.storage.planning.setting import setting_of
from monitoring.storage.served import served_city, served_store
from monitoring.storage.snapshot import Snapshot


class NotAccepted(Exception):
    """Why a contribution was not accepted; each problem's `column` is a field, or "" for none."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(" ".join(one.message for one in problems))
        self.problems = problems


def contributing_is_served() -> bool:
    """
    Whether this process accepts contributions at all; SOZIALRAUM_PLANNING=off forbids it.

    They wait for moderation and the city must allow them: a server for readers may take them.
    """
    on = os.environ.get("SOZIALRAUM_PLANNING", "on").strip().lower() != "off"
    return on and served_city().frame.planning.contributions


def send_contribution(snapshot: Snapshot, act: str, words: str, area: str, topic: str) -> Item:
    """
    Keep what somebody wrote to an act, for moderation; `area` is a key.

    Raises NotAccepted with everything that is wrong; then nothing is kept.
    """
    city, setting = served_city(), setting_of(snapshot)
    if not contributing_is_served():
        raise NotAccepted([_closed()])
    return contribute(served_store().ledger, city, setting.areas, setting.today,
                      {"act": act, "text": words, "areas": [area] if area else [],
                       "topic": topic})


def contribute(
    ledger: Ledger, city: City, areas: Areas, today: date, given: dict[str, object]
) -> Item:
    """
    Check and keep a contribution of act, text, areas and topic; raises NotAccepted.

    Without areas it is about those of the act.
    """
    data = {"act": str(given.get("act") or ""), "text": cleaned(str(given.get("text") or "")),
            "areas": given.get("areas") or [], "topic": str(given.get("topic") or "")}

    def check(register: Register) -> None:
        problems = _problems(data, register, city, areas, today)
        if problems:
            raise NotAccepted(problems)

    # What is wrong is said without a place in the queue of those who write.
    register = ledger.register()
    check(register)
    own = register.items["act", str(data["act"])].list("areas")
    kept = {name: one for name, one in {**data, "areas": data["areas"] or list(own)}.items()
            if one}
    try:
        return ledger.receive(kept, check, city.frame.planning.per_hour)
    except TooMany:
        raise NotAccepted([Problem("planning-numbers", text(
            "Gerade kommen sehr viele Beiträge an. Bitte in einer Stunde noch einmal absenden; "
            "der Text bleibt hier stehen."))]) from None


def _problems(
    data: dict[str, object], register: Register, city: City, areas: Areas, today: date
) -> list[Problem]:
    act = register.get("act", str(data["act"]))
    if act is None or not is_open(act, city, today):
        return [_closed()]
    known = register.referring("act", act.id, by="contribution")
    found = problems_in_words(str(data["text"]), known)
    named = data["areas"]
    if isinstance(named, list) and not set(named) <= set(areas_to_name(act, areas)):
        found.append(Problem("planning-area", text("Dieses Gebiet gehört nicht zur Beteiligung. "
                                                   "Bitte ein anderes wählen."), column="areas"))
    if data["topic"] and data["topic"] not in DOMAINS:
        found.append(Problem("planning-unknown-word", text(
            "Dieses Thema gibt es hier nicht. Bitte ein anderes wählen."), column="topic"))
    return found


def _closed() -> Problem:
    return Problem("planning-exists", text("Zu dieser Beteiligung werden im Netz keine Beiträge "
                                           "(mehr) angenommen."))
