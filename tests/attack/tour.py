"""A tour through everything that people of a role can read: commands, pages and their files."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from streamlit.runtime.media_file_manager import MediaFileManager

from monitoring.cli import main
from monitoring.storage import record, releases
from monitoring.storage.served import served_city, served_role, served_store
from tests.attack.declarations import INDICATORS
from tests.attack.public import published, serving
from tests.attack.seeded_city import YEARS
from tests.pages.opened import Opened, _nodes

MOMENT = "2026-11-25T09:00:00Z"
FORMS = ("csv", "json", "parquet", "geojson", "xlsx")
Commands = Sequence[tuple[str, ...]]
FEW: Commands = (
    *(("values", "--indicator", one.id) for one in INDICATORS),
    ("index", "lage", "--period", "2022", "--level", "bezirksregion"), ("releases", "--json"),
)
MANY: Commands = (
    *FEW,
    *(("values", "--indicator", "foerder", "--format", form) for form in FORMS[1:]),
    ("values", "--indicator", "alo", "--carried"),
    ("values", "--indicator", "alo_quote", "--period", "2022", "--area", "0101", "010101",
     "--json"),
    *(("index", "lage", "--period", year) for year in YEARS),
    *(("index", "lage", "--period", "2022", "--format", form) for form in FORMS[1:]),
    ("releases",), ("record",), ("record", "--json"), ("drafts",), ("verify",),
)
# A page, the choices of its link and the boxes that are opened on it.
Address = tuple[str, Mapping[str, str], Sequence[str]]
SMALL = {"indicator": "sgb2_15_18", "level": "planungsraum@2019", "period": "2022"}
WIDE = {"indicator": "alo_quote", "level": "bezirksregion", "period": "2023", "area": "0101"}
SHORT: tuple[Address, ...] = (
    ("overview.py", {}, ()),
    ("explore.py", {**WIDE, "from": "2021", "table": "1"}, ("trace_box",)),
    ("profile.py", {"area": "0102"}, ()),
    ("patterns.py", {**WIDE, "show": "stadt"}, ()),
    ("data_and_methods.py", {"show": "ausgaben"}, ()),
)
LONG: tuple[Address, ...] = (
    *SHORT,
    ("explore.py", {**SMALL, "table": "1", "area": "010101,010102,010103"},
     ("trace_box", "download_box")),
    ("explore.py", {**SMALL, "indicator": "foerder", "from": "2021", "scheme": "quantile",
                    "map": "vergleich"}, ()),
    ("explore.py", {**SMALL, "indicator": "alo", "period": "2021", "years": "3", "table": "1"}, ()),
    ("explore.py", {**SMALL, "indicator": "kh", "table": "1", "lang": "en"}, ()),
    ("profile.py", {"area": "010101"}, ()),
    ("plans.py", {"plan": "jugend"}, ()),
    ("index_workshop.py", {"index": "lage", "period": "2022", "area": "010102"},
     ("index_trace_box",)),
    ("patterns.py", {**SMALL, "show": "raum", "shown": "smooth", "area": "010101"}, ()),
    ("patterns.py", {**SMALL, "show": "zwei", "with": "foerder"}, ()),
    ("patterns.py", {"show": "aehnlich", "area": "010102"}, ("alike_box",)),
    ("patterns.py", {**SMALL, "show": "karten"}, ()),
    ("data_and_methods.py", {"show": "quellen"}, ()),
)
PUBLISHING: tuple[Address, ...] = (("publish.py", {}, ()),)
Seen = dict[str, bytes]


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything is published at the same time."""
    with mock.patch.object(record, "now", return_value=MOMENT), mock.patch.object(
            releases, "now", return_value=MOMENT):
        yield


def publish(city: Path, store: Path) -> None:
    """A release of the folder, made at a fixed time."""
    with one_moment():
        published(city, store)


def commands(city: Path, store: Path, role: str, asked: Commands) -> Seen:
    """The output of commands that read, by their words."""
    with serving(city, store, role):
        hidden = _chance(city, store)
        return {" ".join(one): hidden(_said(one)) for one in asked}


def pages(city: Path, store: Path, role: str, addresses: Sequence[Address]) -> Seen:
    """Every element of the pages as it is sent, and the files that they offer, by address."""
    found: Seen = {}
    with serving(city, store, role):
        hidden = _chance(city, store)
        for page, choices, boxes in addresses:
            name = f"{page}?" + "&".join(f"{key}={value}" for key, value in choices.items())
            with _files() as files:
                opened = Opened(page, dict(choices))
                for box in boxes:
                    opened.open_box(box)
                assert [one.message for one in opened.at.exception] == [], name
            for number, node in enumerate(_nodes(opened.at._tree)):
                if (message := getattr(node, "proto", None)) is not None:
                    if getattr(message, "deferred_file_id", ""):
                        message.ClearField("deferred_file_id")
                    sent = message.SerializeToString(deterministic=True)
                    found[f"{name} {number} {message.DESCRIPTOR.name}"] = hidden(sent)
            found[f"{name} address"] = repr(opened.chosen).encode()
            found |= {f"{name} {file}": hidden(_plain(make())) for file, make in files.items()}
    return found


def public_files(city: Path, store: Path) -> Seen:
    """Every file that a server for readers needs; lists of files by number of their release."""
    with serving(city, store):
        hidden = _chance(city, store)
        lists = {one.manifest: f"release {one.id}" for one in served_store().ledger.entries()}
    return {lists.get(path.name, path.name): hidden(path.read_bytes())
            for path in (store / "objects").iterdir()}


def differing(one: Seen, other: Seen) -> list[str]:
    """Names of what differs between two tours, or is in one of them only."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def _chance(city: Path, store: Path) -> Callable[[bytes], bytes]:
    """What takes the places and the chance names of a store out of its outputs."""
    assert served_role() in ("", *served_city().frame.profiles)
    ledger = served_store().ledger
    rows = repr([*ledger.entries(), *ledger.acts()])
    words = set(re.findall(r"[0-9a-f]{16,}", rows))
    for one in ledger.entries():
        inner = re.findall(rb'"inner": *"([^"]+)"', served_store().objects.get(one.manifest))
        words |= {word.decode() for word in inner}
    # Pages show the beginning of a sum only.
    words |= {word[:size] for word in words for size in (8, 12, 16)}
    words |= {str(city), str(store)}
    ordered = sorted(filter(None, words), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, ordered)).encode())
    return lambda content: pattern.sub(b"#", content)


def _said(arguments: Sequence[str]) -> bytes:
    """Exit status, output and complaints of a command; a file where it has a format."""
    with TemporaryDirectory() as folder, _standard() as (out, err):
        place = Path(folder) / "file"
        written = ["--output", str(place)] if "--format" in arguments else []
        try:
            status = main([*arguments, *written])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        content = _plain(place.read_bytes()) if place.exists() else b""
        said = out.getvalue() + err.getvalue()
    return str(status).encode() + said.replace(folder.encode(), b"") + content


@contextmanager
def _standard() -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """Standard output and standard error as bytes."""
    out, err = io.BytesIO(), io.BytesIO()
    wrapped = [io.TextIOWrapper(one, "utf-8", write_through=True) for one in (out, err)]
    with mock.patch.object(sys, "stdout", wrapped[0]), mock.patch.object(
            sys, "stderr", wrapped[1]):
        yield out, err
        for one in wrapped:
            one.flush()
    for one in wrapped:
        one.detach()


def _plain(content: bytes) -> bytes:
    """A workbook without the times at which it was made."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return b"".join(one.encode() + book.read(one) for one in sorted(book.namelist())
                        if one != "docProps/core.xml")


@contextmanager
def _files() -> Iterator[dict[str, Callable[[], bytes]]]:
    """What makes the files that the pages opened meanwhile offer, by name."""
    found: dict[str, Callable[[], bytes]] = {}
    original = MediaFileManager.add_deferred

    def add(self: Any, data: Any, mimetype: Any, coordinates: Any, *, file_name: Any = None,
            **more: Any) -> Any:
        found[str(file_name)] = data
        return original(self, data, mimetype, coordinates, file_name=file_name, **more)

    with mock.patch.object(MediaFileManager, "add_deferred", add):
        yield found
