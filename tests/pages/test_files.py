"""Drawings, documents and the data package that a page offers."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager

from monitoring.charts.framed import framed
from tests.pages.conftest import Open

VIEW = {"indicator": "mat_sgb2_u15", "level": "planungsraum@2019", "period": "2022",
        "area": "010101"}
Files = dict[str, Any]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """The files of the page opened next, by name: bytes, or what makes them."""
    found: Files = {}
    for name in ("add", "add_deferred"):
        original = getattr(MediaFileManager, name)

        def add(self: Any, data: Any, mimetype: Any, coordinates: Any, *more: Any,
                original: Callable[..., Any] = original, **named: Any) -> Any:
            if file := named.get("file_name"):
                found[str(file)] = data
            return original(self, data, mimetype, coordinates, *more, **named)

        monkeypatch.setattr(MediaFileManager, name, add)
    return found


def _content(files: Files, ending: str) -> tuple[str, bytes]:
    name = next(one for one in files if one.endswith(ending))
    data = files[name]
    return name, data() if callable(data) else data


def _words(svg: bytes) -> str:
    return " ".join("".join(one.itertext()) for one in ElementTree.fromstring(svg).iter()
                    if one.tag.endswith("text"))


def test_map_as_svg_has_title_source_release_and_every_area(demo: Open, files: Files) -> None:
    demo("explore.py", **VIEW).open_box("download_box")
    name, svg = _content(files, ".svg")
    assert re.fullmatch(r"mat_sgb2_u15-2022-ausgabe1-karte-[0-9a-f]{8}\.svg", name)
    assert hashlib.sha256(svg).hexdigest()[:8] in name
    said = _words(svg)
    assert "Kinderarmut (SGB II unter 15), 2022 (%)" in said
    assert "Quelle: Statistik der Bundesagentur für Arbeit" in said
    assert "Ausgabe 1 vom" in said
    assert "Erfundene Stadt" in said
    label = str(ElementTree.fromstring(svg).get("aria-label"))
    assert label.startswith("Kinderarmut (SGB II unter 15), 2022 (%). Die Werte reichen von ")
    assert "Gebiete je Klasse: " in label
    # 48 areas, and the chosen one once more on top.
    shapes = [one for one in ElementTree.fromstring(svg).iter()
              if one.tag.endswith("path") and len(one.get("d", "")) > 60]
    assert len(shapes) >= 49


def test_map_as_svg_has_the_colours_of_the_page(demo: Open, files: Files) -> None:
    page = demo("explore.py", **VIEW, colours="ylgnbu", n="3")
    page.open_box("download_box")
    _, svg = _content(files, "karte-" + _hash(files, "karte") + ".svg")
    for colour in page.map["colors"]:
        assert colour in svg.decode()


def _hash(files: Files, what: str) -> str:
    name = next(one for one in files if what in one and one.endswith(".svg"))
    return name.rpartition("-")[2].partition(".")[0]


def test_trend_as_svg_and_png(demo: Open, files: Files) -> None:
    demo("explore.py", **VIEW).open_box("trend_files_box")
    _, svg = _content(files, _hash(files, "verlauf") + ".svg")
    said = _words(svg)
    assert "Kinderarmut (SGB II unter 15): Verlauf (%)" in said
    assert "Auenstadt" in said
    _, png = _content(files, _hash(files, "verlauf") + ".png")
    assert png.startswith(b"\x89PNG\r\n")
    assert int.from_bytes(png[16:20]) > 1200  # wide enough for print


def test_name_of_a_table_changes_with_its_rows(demo: Open, files: Files) -> None:
    demo("explore.py", **VIEW).open_box("download_box")
    name, content = _content(files, ".csv")
    assert hashlib.sha256(content).hexdigest()[:8] in name
    assert "-ausgabe1-" in name


def test_profile_as_pdf_and_docx(demo: Open, files: Files) -> None:
    demo("profile.py", area="0303").open_box("profile_box")
    name, content = _content(files, ".pdf")
    assert re.fullmatch(r"profil-0303-ausgabe1-[0-9a-f]{8}\.pdf", name)
    assert content.startswith(b"%PDF-")
    _, content = _content(files, ".docx")
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_all_profiles_of_a_level_in_one_file(demo: Open, files: Files) -> None:
    page = demo("profile.py", area="01")
    assert not [one for one in files if one.endswith(".zip")]
    page.at.button(key="all_profiles_zip_make").click().run()
    name, content = _content(files, ".zip")
    assert hashlib.sha256(content).hexdigest()[:8] in name
    inside = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert inside == [f"profil-0{one}-ausgabe1.pdf" for one in range(1, 5)]


def test_all_profiles_of_a_level_as_one_document(demo: Open, files: Files) -> None:
    page = demo("profile.py", area="01")
    page.at.button(key="all_profiles_pdf_make").click().run()
    name, content = _content(files, ".pdf")
    assert re.fullmatch(r"profile-bezirk-ausgabe1-[0-9a-f]{8}\.pdf", name)
    with pikepdf.open(io.BytesIO(content)) as found:
        assert len(found.pages) == 8
        assert str(found.docinfo.Title) == "Bezirke"


def test_chosen_districts_compared_as_a_document(demo: Open, files: Files) -> None:
    demo("explore.py", **VIEW).open_box("download_box")
    assert not [one for one in files if one.startswith("vergleich")]
    demo("explore.py", **{**VIEW, "area": "010101,010102"}).open_box("download_box")
    name = next(one for one in files if one.startswith("vergleich-010101-010102-ausgabe1"))
    assert files[name]().startswith(b"%PDF-")


def test_whole_release_as_one_file_and_the_way_to_the_interface(
    demo: Open, files: Files
) -> None:
    page = demo("data_and_methods.py", show="weitergabe")
    assert not files
    assert 'href="api/v1/"' in page.html
    page.at.button(key="data_package").click().run()
    name, content = _content(files, ".zip")
    assert hashlib.sha256(content).hexdigest()[:8] in name
    described = json.loads(zipfile.ZipFile(io.BytesIO(content)).read("datapackage.json"))
    assert described["version"] == "1"


def test_words_around_a_drawing_are_never_markup() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"></svg>'
    whole = framed(svg, "<script>a & b</script>", ["<b>Quelle</b> " * 9])
    root = ElementTree.fromstring(whole)
    assert not [one for one in root.iter() if one.tag.endswith(("script", "}b"))]
    assert "a & b" in _words(whole.encode())
    with pytest.raises(ValueError, match="width"):
        framed("<svg></svg>", "", [])
