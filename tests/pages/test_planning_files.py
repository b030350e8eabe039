"""What the planning pages offer to take along: names, numbers, and the drawing of each figure."""

from __future__ import annotations

import re

import pytest

from tests.pages.conftest import Open
from tests.pages.offered import Offered, offered
from tests.pages.opened import Opened
from tests.pages.test_every_planning_section import SECTIONS

# Entries alone are of a day, not of a release.
NAMED = re.compile(r"[a-z0-9_-]+-(ausgabe\d+|\d{4}-\d\d-\d\d)-[0-9a-f]{8}\.(svg|png|csv|xlsx|geojson|json|pdf|docx|"
                   r"pptx)")
# Sections of words and forms alone: nothing in them is a table or a figure.
WITHOUT = {"methoden", "eignung", "papierkorb", "anleitung"}


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Offered:
    return offered(monkeypatch)


def open_all(page: Opened) -> Opened:
    """Open every box of the page whose content is made only then."""
    boxes = [one.proto.popover for one in page.at.get("popover")]
    boxes += [one.proto for one in page.at.get("expander")]
    for one in boxes:
        if named := re.fullmatch(r"\$\$ID-[0-9a-f]+-(\w.*)", one.id):
            page.at.session_state[named[1]] = True
    page.at.run()
    assert not page.at.exception
    return page


@pytest.mark.parametrize(("page", "section"), [
    (page, section) for page, sections in SECTIONS.items() for section in sections])
def test_names_tell_release_and_content(
    planned: Open, files: Offered, page: str, section: str
) -> None:
    open_all(planned(page, show=section))
    assert [one for one in files.made if not NAMED.fullmatch(one)] == []
    assert (section in WITHOUT) or files.made
