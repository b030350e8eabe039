"""The public writes contributions that wait for moderation, and nothing else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitoring.core.city import City
from monitoring.core.planning.item import Item
from monitoring.storage.ledger import Ledger
from monitoring.storage.planning import versions
from monitoring.storage.planning.contributing import NotAccepted, contribute
from monitoring.storage.planning.versions import Change
from tests.core.planning.invented_register import TODAY, areas, setting


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger with an open act, a closed one and one that only planners see."""
    found = Ledger(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    act = {"title": "Am Hafen", "visibility": "oeffentlich", "open_form": True,
           "open_until": "2027-12-31", "areas": ["hafen@2020"]}
    found.save([Change("act", "", 0, act), Change("act", "", 0, {**act, "open_form": False}),
                Change("act", "", 0, {**act, "visibility": "intern"})], "Test")
    return found


def city(per_hour: int = 30, allowed: bool = True) -> City:
    known = setting().city
    planning = replace(known.frame.planning, contributions=allowed, per_hour=per_hour)
    return replace(known, frame=replace(known.frame, planning=planning))


def send(ledger: Ledger, words: str, act: str = "B1", per_hour: int = 30, **more: Any) -> Item:
    given = {"act": act, "text": words, "areas": ["hafen@2020"], "topic": "wohnen", **more}
    return contribute(ledger, city(per_hour), areas(), TODAY, given)


def rules(ledger: Ledger, words: str = "Mehr Licht", **more: Any) -> list[str]:
    with pytest.raises(NotAccepted) as refused:
        send(ledger, words, **more)
    return [one.rule for one in refused.value.problems]


def test_a_contribution_waits_for_moderation_and_names_nobody(ledger: Ledger) -> None:
    found = send(ledger, " Mehr Licht\u200b am Bach ")
    assert (found.id, found.version, found.author) == ("E1", 1, "Öffentlichkeit")
    kept = ledger.register().get("contribution", "E1")
    assert kept is not None
    assert kept.data == {"act": "B1", "areas": ["hafen@2020"], "state": "wartet",
                         "text": "Mehr Licht am Bach", "topic": "wohnen"}


def test_nothing_but_a_contribution_can_be_written(ledger: Ledger) -> None:
    before = ledger.register().number
    send(ledger, "Mehr Licht", kind="goal", id="B1", state="gezeigt", answer="Sehr gut",
         became="Gebaut", visibility="oeffentlich", author="Stadtrat", gone=True)
    register = ledger.register()
    assert register.number == before + 1
    kept = register.get("contribution", "E1")
    assert kept is not None
    assert set(kept.data) == {"act", "areas", "state", "text", "topic"}
    assert (kept.text("state"), kept.by, kept.gone) == ("wartet", "Öffentlichkeit", False)
    ledger.receive({"state": "gezeigt", "text": "x", "act": "B1", "answer": "y"},
                   lambda _: None, 30)
    kept = ledger.register().get("contribution", "E2")
    assert kept is not None
    assert kept.data == {"text": "x", "act": "B1", "state": "wartet"}


def test_only_open_acts_take_contributions(ledger: Ledger) -> None:
    for act in ("B2", "B3", "B99", "", "E1"):
        assert rules(ledger, act=act) == ["planning-exists"]
    with pytest.raises(NotAccepted):
        contribute(ledger, city(allowed=False), areas(), TODAY,
                   {"act": "B1", "text": "Mehr Licht"})
    assert ledger.register().of("contribution") == ()


def test_what_is_wrong_is_said_and_nothing_is_kept(ledger: Ledger) -> None:
    assert rules(ledger, "x" * 10_000) == ["planning-long"]
    assert rules(ledger, "lena@beispiel.de, 0361 1234567") == ["planning-personal"] * 2
    assert rules(ledger, areas=["sued"]) == ["planning-area"]
    assert rules(ledger, areas=["nowhere"]) == ["planning-area"]
    assert rules(ledger, topic="nothing") == ["planning-unknown-word"]
    assert ledger.register().of("contribution") == ()


def test_the_same_words_are_kept_once_also_after_refusal(ledger: Ledger) -> None:
    first = send(ledger, "Mehr Licht am Bach")
    assert rules(ledger, "mehr licht, am Bach!!") == ["planning-exists"]
    ledger.save([Change("contribution", first.id, 1, {**first.data, "state": "abgelehnt"})], "M")
    assert rules(ledger, "Mehr Licht am Bach") == ["planning-exists"]


def test_a_flood_from_many_stops_at_the_limit_of_an_hour(ledger: Ledger) -> None:
    url = ledger._database._engine.url.render_as_string(hide_password=False)

    def one(number: int) -> bool:
        # Every sender has a process of its own: only the database counts.
        try:
            send(Ledger(url), f"Beitrag Nummer {number}", per_hour=5)
        except NotAccepted:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        accepted = list(pool.map(one, range(16)))
    assert sum(accepted) == 5
    assert len(ledger.register().of("contribution")) == 5


def test_moderated_and_deleted_ones_count_and_an_hour_later_it_is_free_again(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "now", lambda: "2026-01-01T10:00:00+00:00")
    send(ledger, "Vor langer Zeit", per_hour=1)
    monkeypatch.undo()
    found = send(ledger, "Jetzt", per_hour=1)
    ledger.save([Change("contribution", found.id, 1, {}, gone=True)], "M")
    assert rules(ledger, "Noch einmal", per_hour=1) == ["planning-numbers"]
    # What planners enter for somebody is not counted.
    ledger.save([Change("contribution", "", 0, {"text": "Am Telefon", "act": "B1",
                                                "state": "wartet"})], "Erika Muster")
    assert rules(ledger, "Noch einmal", per_hour=1) == ["planning-numbers"]
    assert send(ledger, "Noch einmal", per_hour=2).id == "E4"
