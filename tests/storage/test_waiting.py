"""Drafts that wait for a second person: one decision, by somebody else, on the newest release."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from monitoring.storage.broken_links import broken_links
from monitoring.storage.ledger import Ledger, Overtaken
from monitoring.storage.objects import Damaged
from monitoring.storage.store import Store
from monitoring.storage.waiting import NotAllowed, same_person


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(place: Path) -> Ledger:
    """One release by Anna, one draft of Bert that waits."""
    made = Ledger(f"sqlite:///{place}")
    made.add("m1.json", "Anna", "Erste", 0)
    made.submit("m2.json", "Bert", "Zweite", 1, {"accepted": 7})
    return made


def test_a_draft_waits_and_nothing_is_published(ledger: Ledger) -> None:
    (draft,) = ledger.waiting()
    assert (draft.id, draft.by, draft.note, draft.after) == (1, "Bert", "Zweite", 1)
    assert (draft.manifest, draft.state, draft.decided_by) == ("m2.json", "waiting", None)
    assert [one.id for one in ledger.entries()] == [1]


def test_approval_publishes_in_the_name_of_the_author(ledger: Ledger) -> None:
    entry = ledger.approve(1, " Cleo ", "Geprüft")
    assert (entry.id, entry.by, entry.note, entry.manifest) == (2, "Bert", "Zweite", "m2.json")
    assert (ledger.current(), ledger.waiting()) == (entry, [])
    (draft,) = ledger.contents().drafts
    assert (draft.state, draft.decided_by, draft.decision_note) == ("approved", "Cleo", "Geprüft")
    rows = [(one.act, one.by, one.why, one.from_release, one.to_release, one.subject)
            for one in ledger.acts()[1:]]
    assert rows == [
        ("submitted", "Bert", "Zweite", 1, None, "1"),
        ("approved", "Cleo", "Geprüft", 1, 2, "1"),
        ("published", "Bert", "Zweite", 1, 2, "1"),
    ]
    assert '"accepted": 7' in ledger.acts()[-1].details
    assert broken_links(ledger.contents()) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna ", "anna"),
        ("Anna", "ANNA"),
        ("Anna  Maria\tGroß", "anna maria GROSS"),
        ("Anna", "An\u200bna"),
        ("Anna", "Ａｎｎａ"),
        ("Jörg", "Jo\u0308rg"),
    ],
)
def test_one_person_is_not_two(ledger: Ledger, one: str, other: str) -> None:
    draft = ledger.submit("m2.json", one, "Zweite", 1)
    with pytest.raises(NotAllowed, match="andere Person"):
        ledger.approve(draft.id, other)
    assert draft in ledger.waiting()
    assert [one.act for one in ledger.acts()] == ["published", "submitted", "submitted"]


def test_other_names_are_other_persons() -> None:
    assert not same_person("Anna", "Anne")
    assert not same_person("Anna Groß", "Anna")


def test_a_draft_made_against_an_older_release_is_not_published(ledger: Ledger) -> None:
    ledger.add("m3.json", "Dora", "Schneller", 1)
    with pytest.raises(Overtaken, match=r"Dora hat inzwischen .* Ausgabe 2") as refused:
        ledger.approve(1, "Cleo")
    assert "Entwurf 1 beruht noch auf Ausgabe 1" in str(refused.value)
    assert [one.state for one in ledger.waiting()] == ["waiting"]
    ledger.reject(1, "Cleo", "Überholt")
    assert (ledger.waiting(), len(ledger.entries())) == ([], 2)
    with pytest.raises(Overtaken, match="Dora"):
        ledger.submit("m2.json", "Bert", "Zweite", 1)


DECISIONS: dict[str, Callable[[Ledger], object]] = {
    "Cleo hat den Entwurf 1 schon freigegeben": lambda one: one.approve(1, "Cleo"),
    "Cleo hat den Entwurf 1 schon abgelehnt": lambda one: one.reject(1, "Cleo", "Falsch"),
    "Bert hat den Entwurf 1 schon zurückgezogen": lambda one: one.withdraw(1, "Bert "),
}


@pytest.mark.parametrize("said", DECISIONS)
def test_what_is_decided_stays_decided(ledger: Ledger, said: str) -> None:
    DECISIONS[said](ledger)
    before = ledger.contents()
    for again in (lambda: ledger.approve(1, "Dora"), lambda: ledger.reject(1, "Dora", "Doch nicht"),
                  lambda: ledger.withdraw(1, "Bert")):
        with pytest.raises(NotAllowed, match=rf"{said} \(am \d\d\.\d\d\.\d{{4}}, \d\d:\d\d Uhr"):
            again()
    assert ledger.contents() == before
    assert broken_links(before) == []


def test_what_is_refused_changes_nothing(ledger: Ledger) -> None:
    before = ledger.contents()
    refused: list[tuple[str, Callable[[], object]]] = [
        ("Entwurf 9 gibt es nicht", lambda: ledger.approve(9, "Cleo")),
        ("gehört ein Name", lambda: ledger.approve(1, " ")),
        ("gehört ein Name", lambda: ledger.withdraw(1, "")),
        ("gehört ein Grund", lambda: ledger.reject(1, "Cleo", " ")),
        ("nur Bert kann ihn", lambda: ledger.withdraw(1, "Cleo")),
        ("Name und eine Notiz", lambda: ledger.submit("m2.json", "", "Notiz", 1)),
        ("Name und eine Notiz", lambda: ledger.submit("m2.json", "Bert", " ", 1)),
    ]
    for said, step in refused:
        with pytest.raises(NotAllowed, match=said):
            step()
    assert ledger.contents() == before


def test_of_many_approvers_at_once_one_wins(ledger: Ledger, place: Path) -> None:
    def attempt(number: int) -> str:
        try:
            Ledger(f"sqlite:///{place}").approve(1, f"P{number}")
        except NotAllowed as refused:
            return str(refused)
        return "published"

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(attempt, range(8)))
    assert said.count("published") == 1
    winner = f"P{said.index('published')} hat den Entwurf 1 schon freigegeben"
    assert all(one.startswith(winner) for one in said if one != "published")
    assert len(ledger.entries()) == 2
    assert broken_links(ledger.contents()) == []


def test_approving_and_rejecting_at_once_is_one_decision(ledger: Ledger, place: Path) -> None:
    def attempt(number: int) -> bool:
        own = Ledger(f"sqlite:///{place}")
        try:
            if number % 2:
                own.approve(1, f"P{number}")
            else:
                own.reject(1, f"P{number}", "Falsch")
        except NotAllowed:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 1
    (draft,) = ledger.contents().drafts
    assert len(ledger.entries()) == {"approved": 2, "rejected": 1}[draft.state]
    assert broken_links(ledger.contents()) == []


def test_a_draft_changed_behind_the_back_is_not_published(ledger: Ledger, place: Path) -> None:
    for change in ("manifest = 'm9.json'", "\"by\" = 'Eva'", "after = 1, note = 'Anders'",
                   "details = '{}'"):
        draft = ledger.submit("m2.json", "Bert", "Zweite", 1, {"accepted": 7})
        with sqlite3.connect(place) as raw:
            raw.execute(f"update waiting set {change} where id = {draft.id}")
        with pytest.raises(NotAllowed, match="passt nicht zum Protokoll"):
            ledger.approve(draft.id, "Cleo")
    assert len(ledger.entries()) == 1


def test_the_number_of_a_removed_draft_is_not_given_again(ledger: Ledger, place: Path) -> None:
    with sqlite3.connect(place) as raw:
        raw.execute("delete from waiting")
    assert ledger.submit("m2.json", "Bert", "Zweite", 1).id == 2


def test_a_damaged_draft_is_named_and_not_published(tiny_store: Store) -> None:
    (entry,) = tiny_store.ledger.entries()
    content = tiny_store.objects.get(entry.manifest) + b"\n"
    manifest = tiny_store.objects.put(content, "json")
    draft = tiny_store.ledger.submit(manifest, "Bert", "Zweite", 1)
    assert tiny_store.damages() == []
    path = Path(tiny_store.location) / "objects" / manifest
    path.write_bytes(b"x")
    assert any(one.startswith("Entwurf 1:") and manifest in one for one in tiny_store.damages())
    with pytest.raises(Damaged, match="Entwurf 1 ist beschädigt"):
        tiny_store.approve(draft.id, "Cleo")
    path.write_bytes(content)
    assert tiny_store.approve(draft.id, "Cleo").id == 2
