"""What planners type is shown literally wherever a dashboard is shown; bad blocks hurt no other."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from monitoring.core.prepared import Block, BlockKind, Dashboard, Noted
from monitoring.language import Words
from monitoring.storage.dashboard_file import dashboard_in
from monitoring.storage.dashboards import DASHBOARD, content_of
from monitoring.storage.planning.versions import Change
from monitoring.storage.served import forget
from monitoring.storage.store import Store, store_at
from tests.conftest import Run
from tests.pages.opened import Opened
from tests.pages.prepared import save
from tests.reports.tagged import texts

PAGE = "dashboards.py"
K = BlockKind
BAD = {
    "html": "<script>alert(1)</script><img src=x onerror=a()>&lt;b&gt;",
    "markdown": "![x](http://x.example/a.png) [k](http://x.example) **fett** $E=mc^2$ :red[rot]",
    "links": "[k](javascript:a()) javascript:a() data:text/html,<b>x</b>",
    "formula": "=cmd|' /C calc'!A0",
    "bidi": "\u202egnp.exe \u2066x \u200fy",
    "emoji": "🏳️‍🌈 👍🏽 👩‍👩‍👧",
    "typst": '#read("/etc/passwd") #panic() $x$ @a <b>',
    "longest line": "x" * 300,
}
STAYS = Block(K.text, text=Words("Das bleibt lesbar.", "This stays."))


def dashboard_of(words: str) -> Dashboard:
    """The words at every place that people can fill, and a good block last."""
    both = Words(words, words)
    blocks = (
        Block(K.text, title=both, text=both), Block(K.map, words, words, (words,), period=words),
        Block(K.index, index=words), Block(K.goal, goal=words), Block(K.synopsis, plan=words),
        Block(K.profile, areas=(words,)), Block(K.supply, words, words, beside=words),
        Block(K.map, "arb_quote", "viertel", (words,), title=both, text=both), STAYS,
    )
    return Dashboard("neu", both, both, blocks, agenda=Noted(words), decision=Noted(words),
                     before=both, contact=Noted(words))


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    """Every test serves its own store."""
    forget()
    yield
    forget()


@pytest.mark.parametrize("words", BAD.values(), ids=BAD)
def test_on_every_page_it_is_words_and_nothing_else(served: Store, words: str) -> None:
    name = save(served, dashboard_of(words), title=words)
    for choices in ({"dashboard": name}, {}, {"dashboard": name, "mode": "present"},
                    *({"dashboard": name, "mode": "present", "slide": str(at)}
                      for at in (1, 2, 8))):
        page = Opened(PAGE, choices)
        assert not page.at.exception
        _check(page)
        if "slide" not in choices:
            assert words.strip()[:200] in page.text.replace("\xa0", " ")
    page = Opened(PAGE, {"dashboard": name})
    assert "Das bleibt lesbar." in page.text
    page.at.button(key="dashboard_edit").click().run()
    assert not page.at.exception
    _check(page)


def _check(page: Opened) -> None:
    for sign in ("<script", "<img src=x", "<b>x", "href=\"javascript", "href=\"http://x"):
        assert sign not in page.html
    at = page.at
    for one in (*at.markdown, *at.warning, *at.info, *at.error, *at.success, *at.caption,
                *at.title, *at.header, *at.subheader):
        said = str(one.value)
        assert not re.search(r"(?<!\\)\]\((http|javascript)", said), said
        assert "<script" not in said.replace("\\<", "")


@pytest.mark.parametrize("words", BAD.values(), ids=BAD)
def test_in_every_file_of_the_command_line(filled: Run, tmp_path: Path, words: str) -> None:
    store = store_at(str(tmp_path / "store"), city="musterstadt")
    change = Change(DASHBOARD, "", 0, {**content_of(dashboard_of(words)),
                                       "visibility": "oeffentlich"})
    name = store.ledger.save([change], "Ida", "neu")[0].id
    files = {}
    for form in ("pdf", "docx", "pptx", "json", "toml"):
        place = tmp_path / f"a.{form}"
        assert filled("dashboard", name, "--output", place)[0] == 0
        files[form] = place.read_bytes()
    record = json.loads(files["json"])
    assert (record["label"], record["blocks"][0]["text"]) == (words, words)
    assert [bool(one["why"]) for one in record["blocks"]] == [
        False, True, True, True, False, True, True, False, False]
    assert all(one["alt"] for one in record["blocks"])
    assert dashboard_in(files["toml"].decode())[0] == replace(
        dashboard_of(words), id=name, city="musterstadt")
    assert "Das bleibt lesbar." in texts(files["pdf"])
    slides = Presentation(io.BytesIO(files["pptx"])).slides
    said = [one.text_frame.text for slide in slides for one in slide.shapes if one.has_text_frame]
    assert any("Das bleibt lesbar." in one for one in said)
    for form in ("docx", "pptx"):
        _check_package(files[form])


def _check_package(content: bytes) -> None:
    """No link to anywhere, and no field that a program would compute."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in archive.read(name), name
            if name.endswith("document.xml"):
                fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", archive.read(name).decode())
                assert all("cmd" not in one for one in fields)


def test_one_that_cannot_be_read_is_named_everywhere(
    filled: Run, tmp_path: Path
) -> None:
    store = store_at(str(tmp_path / "store"), city="musterstadt")
    broken = {"title": "![x](http://x.example)", "content": "blocks = [",
              "visibility": "oeffentlich"}
    name = store.ledger.save([Change(DASHBOARD, "", 0, broken)], "Ida", "neu")[0].id
    status, out, err = filled("dashboard", name, "--output", tmp_path / "a.pdf")
    assert (status, out) == (1, "")
    assert f"{name}.toml: Die Datei ist kein gültiges TOML" in err
    page = Opened(PAGE, {"dashboard": name})
    assert not page.at.exception
    assert any("kein gültiges TOML" in one.value for one in page.at.error)
    assert any("Der Inhalt ist nicht lesbar." in one for one in Opened(PAGE, {}).text.split("\n"))
    assert "](http" not in page.at.title[0].value.replace("\\]\\(", "")


@pytest.mark.parametrize(("more", "why"), [
    ({"release": 9}, "Die Ausgabe 9 gibt es nicht."),
    ({"release": 10**9}, "Die Ausgabe 1000000000 gibt es nicht."),
    ({"release": 1, "register": 10**9}, ""),
    ({"release": 1, "city": "anderswo"}, "Stadt „anderswo“"),
    ({"release": 1, "declared": "../../etc/passwd"}, "kein Name einer gespeicherten Datei"),
    ({"release": 1, "declared": "0" * 64 + ".declarations.toml"}, "fehlt im Speicher"),
])
def test_a_frozen_one_that_cannot_be_opened_says_why(
    filled: Run, tmp_path: Path, more: dict[str, object], why: str
) -> None:
    store = store_at(str(tmp_path / "store"), city="musterstadt")
    label = Words("Rat", "Council")
    own = replace(Dashboard("neu", label, label, (STAYS,)), **more)  # type: ignore[arg-type]
    change = Change(DASHBOARD, "", 0, {**content_of(own), "visibility": "oeffentlich"})
    name = store.ledger.save([change], "Ida", "neu")[0].id
    for form in ("pdf", "json"):
        status, _, err = filled("dashboard", name, "--output", tmp_path / f"a.{form}")
        assert (status, why in err) == (1 if why else 0, True)
    for choices in ({"mode": "present"}, {"mode": "present", "slide": "1"}, {}):
        page = Opened(PAGE, {"dashboard": name, **choices})
        assert not page.at.exception
        assert why in page.text
