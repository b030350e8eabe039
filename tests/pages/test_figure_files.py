"""One chart or map to take along: drawing, table, names and explanations."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from monitoring.language import speaking

pytestmark = pytest.mark.usefixtures("served")
Files = dict[str, bytes | Callable[[], bytes]]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Names and content of the files offered by what is run next."""
    found: Files = {}
    original, deferred = MediaFileManager.add, MediaFileManager.add_deferred

    def add(self: Any, data: Any, mimetype: Any, coordinates: Any, file_name: Any = None,
            **more: Any) -> Any:
        if file_name:
            found[str(file_name)] = data
        return original(self, data, mimetype, coordinates, file_name=file_name, **more)

    def later(self: Any, data: Any, mimetype: Any, coordinates: Any, *, file_name: Any = None,
              **more: Any) -> Any:
        found[str(file_name)] = data
        return deferred(self, data, mimetype, coordinates, file_name=file_name, **more)

    monkeypatch.setattr(MediaFileManager, "add", add)
    monkeypatch.setattr(MediaFileManager, "add_deferred", later)
    return found


def _of(files: Files, ending: str) -> bytes:
    [found] = [one for name, one in files.items() if name.endswith(f".{ending}")]
    return found() if callable(found) else found


def _sheet(content: bytes, name: str) -> pd.DataFrame:
    found = pd.read_excel(io.BytesIO(content), name, header=None, engine="calamine")
    assert isinstance(found, pd.DataFrame)
    return found


def _told(content: bytes) -> dict[str, str]:
    sheet = _sheet(content, "Erläuterung")
    return dict(zip(sheet[0].astype(str), sheet[1].astype(str), strict=True))


def _page(draft: bool, drawn: bool) -> None:
    import pandas as pd

    from monitoring.pages.parts.figure_files import show_figure_files
    from monitoring.pages.parts.loaded import snapshot

    bare = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60" aria-label="zwei">'\
           '<rect width="20" height="9" fill="#112233"/></svg>'
    table = pd.DataFrame({"Ort": ["=1+1", "Auwald"], "Anteil (%)": [float("nan"), -3.25]})
    show_figure_files(snapshot(), "anteil-2024", "Anteil <b> (%)",
                      lambda: bare if drawn else "", lambda: table, ["Quelle: Amt"], "one",
                      indicators=["anteil", "unbekannt"], draft=draft)


def _opened(draft: bool = False, drawn: bool = True) -> AppTest:
    page = AppTest.from_function(_page, kwargs={"draft": draft, "drawn": drawn})
    page.session_state["one_box"] = True
    page.run()
    assert not page.exception
    return page


def test_nothing_is_made_while_the_box_is_closed(files: Files) -> None:
    page = AppTest.from_function(_page, kwargs={"draft": False, "drawn": True}).run()
    assert not page.exception
    assert not files


def test_the_drawing_stands_between_its_title_and_its_source(files: Files) -> None:
    _opened()
    svg = _of(files, "svg").decode()
    assert svg.index("Anteil &lt;b&gt; (%)") < svg.index("Quelle: Amt")
    assert 'aria-label="zwei"' in svg
    assert _of(files, "png").startswith(b"\x89PNG")


def test_names_tell_the_release_and_change_with_the_content(files: Files) -> None:
    _opened()
    assert {one.rpartition("-")[0] for one in files} == {"anteil-2024-ausgabe1"}
    assert {one.rpartition(".")[2] for one in files} == {"svg", "png", "csv", "xlsx"}
    marks = {one.rpartition(".")[2]: one.rpartition("-")[2].partition(".")[0] for one in files}
    assert marks["svg"] == marks["png"] != marks["csv"] == marks["xlsx"]
    assert {len(one) for one in marks.values()} == {8}


def test_numbers_stay_numbers_and_no_text_is_computed(files: Files) -> None:
    _opened()
    table = pd.read_csv(io.BytesIO(_of(files, "csv")))
    assert table["Ort"].tolist() == ["'=1+1", "Auwald"]
    assert table["Anteil (%)"].tolist() == pytest.approx([float("nan"), -3.25], nan_ok=True)
    book = _of(files, "xlsx")
    sheet = _sheet(book, "Werte")
    assert sheet[0].tolist() == ["Ort", "=1+1", "Auwald"]
    assert sheet[1].tolist()[1:] == pytest.approx([float("nan"), -3.25], nan_ok=True)
    cells = zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in cells


def test_the_workbook_explains_itself_in_the_readers_language(files: Files) -> None:
    _opened()
    with speaking("en"):  # another reader's language in the thread that makes the file
        told = _told(_of(files, "xlsx"))
    assert told["Titel"] == "Anteil <b> (%)"
    assert told["Angaben"] == "Quelle: Amt"
    assert told["Ausgabe"].startswith("1, ")
    assert "geheim" in told["Leere Felder"]
    assert "Stand" not in told


def test_a_draft_is_named_so(files: Files) -> None:
    _opened(draft=True)
    assert {one.rpartition("-")[0] for one in files} == {"anteil-2024-entwurf-nach-ausgabe1"}
    told = _told(_of(files, "xlsx"))
    assert told["Stand"] == "Entwurf: noch nicht veröffentlicht"


def test_without_a_drawing_the_table_is_left(files: Files) -> None:
    _opened(drawn=False)
    assert {one.rpartition(".")[2] for one in files} == {"csv", "xlsx"}
