"""A page of the app as Streamlit's own test driver sees it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from monitoring.storage.served import served_store

ROOT = Path(__file__).parents[2]
MENU = ROOT / "monitoring" / "pages" / "menu.py"
PAGES = ("overview.py", "explore.py", "dashboards.py", "profile.py", "plans.py",
         "index_workshop.py", "patterns.py", "planning.py", "synopsis.py", "transitions.py",
         "participation.py", "network.py", "data_and_methods.py", "publish.py")
SECONDS = 60
# Parts of a message that nobody reads: addresses, names of elements, settings.
_UNREAD = {"id", "form_id", "key", "icon", "url", "outlines", "colors", "js_content", "config",
           "query_string", "page", "language", "page_script_hash", "type", "name_id"}
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Opened:
    """One page, opened with the choices of a link."""

    def __init__(self, page: str, choices: dict[str, str]) -> None:
        self.at = AppTest.from_file(MENU, default_timeout=SECONDS)
        if lang := choices.get("lang"):
            self.at.query_params["lang"] = lang
        self.at.run()
        self.at.query_params.update(choices)
        if page != PAGES[0]:
            self.at.switch_page(page)
        self.at.run()

    @property
    def chosen(self) -> dict[str, str]:
        """The choices that stand in the address."""
        return {name: str(value) for name, value in self.at.query_params.items()}

    def select(self, name: str, value: str) -> None:
        """Choose from a list."""
        self.at.selectbox(key=f"choice_{name}").select(value).run()

    def slide(self, name: str, value: str) -> None:
        """Move a slider."""
        self.at.select_slider(key=f"choice_{name}").set_value(value).run()

    def switch(self, name: str) -> None:
        """Turn a switch."""
        toggle = self.at.toggle(key=f"choice_{name}")
        toggle.set_value(not toggle.value).run()

    def open_box(self, key: str) -> None:
        """Open a box whose content is made only then."""
        self.at.session_state[key] = True
        self.at.run()

    @property
    def map(self) -> dict[str, Any]:
        """What the page sends to its map."""
        found: dict[str, Any] = json.loads(self.at.get("bidi_component")[0].proto.json)
        return found

    @property
    def drawn_ids(self) -> list[str]:
        """Ids of the areas in the outlines that the map asks for, in their order."""
        name = Path(self.map["outlines"]).stem
        stored = served_store().objects.get(f"{name}.outlines.json.gz")
        ids: list[str] = json.loads(gzip.decompress(stored))["ids"]
        return ids

    @property
    def values(self) -> dict[str, str]:
        """The value that the map shows for each area."""
        return dict(zip(self.drawn_ids, self.map["texts"].split("\n"), strict=True))

    @property
    def letters(self) -> dict[str, str]:
        """The class of each area on the map."""
        return dict(zip(self.drawn_ids, self.map["classes"], strict=True))

    @property
    def legend(self) -> list[str]:
        """Names of the classes."""
        return [entry["text"] for entry in self.map["legend"]["entries"]]

    @property
    def chart(self) -> dict[str, Any]:
        """The trend chart."""
        found: dict[str, Any] = json.loads(self.at.get("plotly_chart")[0].proto.spec)
        return found

    @property
    def links(self) -> dict[str, str]:
        """Where each link leads, by its words."""
        return {one.proto.label: f"{one.proto.page}?{one.proto.query_string}"
                for one in self.at.get("page_link")}

    @property
    def warnings(self) -> list[str]:
        """What the page warns of."""
        return [_read(one.value) for one in self.at.warning]

    @property
    def html(self) -> str:
        """The page's own HTML without its style sheet."""
        bodies = [str(one.proto.body) for one in self.at.get("html")]
        return "\n".join(body for body in bodies if not body.startswith("<style>"))

    @property
    def text(self) -> str:
        """Every word of the page that somebody reads or hears, one message per line."""
        messages = [getattr(node, "proto", None) for node in _nodes(self.at._tree)]
        words = "\n".join(word for one in messages if one is not None for word in _words(one))
        return _read(unescape(words)).replace("\xa0", " ")


def _read(words: str) -> str:
    """As readers see it: a sign after a backslash stands for itself."""
    return _ESCAPED.sub(r"\1", words)


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def _words(message: Any) -> Iterator[str]:
    """Texts in a protobuf message, in the HTML and JSON inside it and in alternative texts."""
    for field, value in message.ListFields():
        if field.name in _UNREAD:
            continue
        if field.name in ("json", "spec"):
            yield from _strings(json.loads(value))
        elif field.message_type:
            for one in value if isinstance(value, Iterable) else [value]:
                if hasattr(one, "ListFields"):
                    yield from _words(one)
        elif field.cpp_type == field.CPPTYPE_STRING:
            for one in [value] if isinstance(value, str) else value:
                yield from _plain(one)


def _strings(document: Any) -> Iterator[str]:
    if isinstance(document, dict):
        for key, value in document.items():
            if key not in _UNREAD:
                yield from _strings(value)
    elif isinstance(document, list):
        for value in document:
            yield from _strings(value)
    elif isinstance(document, str):
        yield from _plain(document)


def _plain(body: str) -> Iterator[str]:
    if body.startswith("<style>"):
        return
    yield from re.findall(r'(?:alt|title|aria-label)="([^"]*)"', body)
    yield re.sub(r"<[^>]+>", " ", body)
