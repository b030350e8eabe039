"""What cannot be shown says why, and the rest of the dashboard works; texts stay texts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from monitoring.core.prepared import Block, BlockKind, Dashboard
from monitoring.language import Words
from monitoring.storage.earlier import NoSuchRelease
from monitoring.storage.objects import Damaged
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.document import dashboard_document
from monitoring.views.dashboard.files import FORMATS, dashboard_file
from monitoring.views.dashboard.opened import OpenedDashboard, opened_dashboard
from monitoring.views.dashboard.parts import shown
from monitoring.views.dashboard.shown import Shown
from tests.reports.sample import WORDS
from tests.reports.tagged import tags
from tests.reports.test_pdf import levels
from tests.views.invented_register import register

K = BlockKind
GOOD = Block(K.map, "arb_quote", "viertel")
LABEL = Words("Rat", "Council")


def never(release: int, versions: int, declared: str) -> tuple[Snapshot, object]:
    raise AssertionError((release, versions, declared))


def opened(now: Snapshot, *blocks: Block, label: Words = LABEL, **more: object) -> OpenedDashboard:
    dashboard = Dashboard("rat", label, label, blocks)
    return opened_dashboard(now, register(), replace(dashboard, **more), never)  # type: ignore[arg-type]


@pytest.mark.parametrize(("block", "why"), [
    (Block(K.map, "weg", "viertel"), "Den Indikator „weg“ führt die Stadt nicht mehr."),
    (Block(K.trend, "weg", "bezirk"), "Den Indikator „weg“ führt die Stadt nicht mehr."),
    (Block(K.supply, "arb_quote", "viertel", beside="weg"), "„weg“ führt die Stadt nicht mehr"),
    (Block(K.map, "arb_quote", "kiez"), "Die Ebene „kiez“ gibt es nicht."),
    (Block(K.map, "arb_quote", "viertel", period="1999"), "keine Zahlen (1999)"),
    (Block(K.figure, "ein_mittel", "stadt"), "„Einkommen“ hat auf dieser Ebene keine Zahlen"),
    (Block(K.profile, areas=("99",)), "Dieses Gebiet gibt es nicht mehr: 99."),
    (Block(K.index, index="weg"), "Den Index „weg“ gibt es nicht mehr."),
    (Block(K.index, index="lage", period="1999"), "1999"),
    (Block(K.goal, goal="Z9"), "Das Ziel Z9 gibt es nicht oder nicht mehr."),
    (Block(K.trend, "arb_quote", "bezirk"), "mindestens zwei Jahre"),
    (Block(K.map, "arb_quote"), "Diesem Baustein fehlt: level."),
    (Block(K.text), "Diesem Baustein fehlt: text."),
])
def test_a_block_that_cannot_be_shown_says_why(tiny: Snapshot, block: Block, why: str) -> None:
    found = shown(tiny, register(), block)
    assert why in found.why
    assert found.alt
    assert (found.table, found.picture, found.cells) == (None, None, ())


def test_the_rest_of_the_dashboard_works(tiny: Snapshot) -> None:
    found = opened(tiny, Block(K.map, "weg", "viertel"), GOOD, Block(K.text))
    assert [bool(one.why) for one in found.blocks] == [True, False, True]
    for form in FORMATS:
        assert dashboard_file(found, form)


def test_a_vanished_district_is_named_and_the_others_are_shown(tiny: Snapshot) -> None:
    found = shown(tiny, register(), Block(K.figure, "bev_ew", "viertel", ("0101", "0203")))
    assert "Diese Gebiete gibt es nicht mehr: 0203." in found.alt
    assert found.figures is not None
    assert [one.number for one in found.figures.figures] == ["120\u00a0Personen"]
    assert "0203" in shown(tiny, register(), Block(K.trend, "bev_ew", "viertel", ("0203",))).alt


def test_too_many_districts_for_a_list_are_shown_elsewhere(
    tiny: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitoring.views.dashboard.ranking_part.MOST", 5)
    found = shown(tiny, register(), Block(K.ranking, "arb_quote", "viertel"))
    assert "Hier sind 7 Gebiete: zu viele" in found.why


@pytest.mark.parametrize("missing", [NoSuchRelease("Die Ausgabe 7 gibt es nicht."),
                                     Damaged("Die Datei x ist beschädigt.")])
def test_a_frozen_one_without_its_release_says_so(tiny: Snapshot, missing: Exception) -> None:
    def earlier(release: int, versions: int, declared: str) -> tuple[Snapshot, object]:
        assert (release, versions, declared) == (7, 3, "")
        raise missing

    dashboard = Dashboard("rat", LABEL, LABEL, (GOOD,), release=7, register=3)
    found = opened_dashboard(tiny, register(), dashboard, earlier)  # type: ignore[arg-type]
    assert found.why == str(missing)
    assert found.blocks == ()


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_texts_are_shown_as_they_were_typed(tiny: Snapshot, words: str) -> None:
    typed = Words(words, words)
    found = opened(tiny, replace(GOOD, title=typed, text=typed), Block(K.text, text=typed),
                   Block(K.text, title=typed, text=typed), label=typed, before=typed,
                   agenda=words, decision=words, contact=words)
    block: Shown = found.blocks[0]
    assert (block.title, block.words) == (words, words)
    for form in ("pdf", "docx", "pptx"):
        assert dashboard_file(found, form)


@pytest.mark.parametrize("title", ["", " ", "Titel"])
@pytest.mark.parametrize("label", ["", "Rat"])
def test_headings_of_a_dashboard_never_skip(tiny: Snapshot, title: str, label: str) -> None:
    empty = Words(title, title)
    found = opened(tiny, *(Block(kind, "bev_u18", "viertel", beside="arb_quote", index="lage",
                                 areas=("0101",), text=Words("", ""), title=empty)
                           for kind in K), label=Words(label, label))
    content = dashboard_file(found, "pdf")
    steps = levels(content)
    assert steps[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(steps))
    assert all(one.alt for one in tags(content).all("Figure") if not one.all("Table"))


def test_the_document_says_agenda_decision_contact_and_what_was_decided(tiny: Snapshot) -> None:
    found = opened(tiny, GOOD, agenda="TOP 4", decision="V/2026/12", contact="planung@example.org",
                   before=Words("Zwei Stellen mehr", "Two more posts"))
    document = dashboard_document(found.snapshot, found.dashboard, found.blocks, ("Berichtigt.",))
    said = "\n".join(str(one) for one in document.elements)
    for words in ("TOP 4", "V/2026/12", "planung@example.org", "Zwei Stellen mehr", "Berichtigt.",
                  "Rat und Ausschüsse"):
        assert words in said
    assert "Ausgabe 1 vom" in document.footer
    assert "laufend" in document.footer
