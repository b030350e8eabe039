"""The tags of a PDF as plain values, as a screen reader walks through them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Tag:
    """A tag with its alternative text and the tags inside it."""

    name: str
    alt: str = ""
    inside: tuple[Tag, ...] = field(default=())

    def all(self, *names: str) -> list[Tag]:
        """Tags of these names in reading order, itself included."""
        return [one for one in self.walk() if one.name in names]

    def walk(self) -> Iterator[Tag]:
        """Itself and everything inside, in reading order."""
        yield self
        for one in self.inside:
            yield from one.walk()


def opened(content: bytes) -> pikepdf.Pdf:
    """The PDF, ready to be looked into."""
    return pikepdf.open(io.BytesIO(content))


def tags(content: bytes) -> Tag:
    """The tree of tags."""
    found = opened(content)
    assert found.Root.MarkInfo.Marked
    return _tag(found.Root.StructTreeRoot)


def _tag(node: Any) -> Tag:
    inside = node.get("/K", [])
    inside = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
    return Tag(str(node.get("/S", "/Root"))[1:], str(node.get("/Alt", "")),
               tuple(_tag(one) for one in inside
                     if isinstance(one, pikepdf.Dictionary) and "/S" in one))


def attributes(content: bytes, name: str) -> list[dict[str, Any]]:
    """What each cell of this name says about itself as part of a table."""
    found: list[dict[str, Any]] = []

    def walk(node: Any) -> None:
        if not isinstance(node, pikepdf.Dictionary):
            return
        if str(node.get("/S", "")) == f"/{name}":
            own: Any = node.get("/A", [])
            parts = list(own) if isinstance(own, pikepdf.Array) else [own]
            found.append({key: _plain(value) for one in parts if one.get("/O") == "/Table"
                          for key, value in one.items()})
        inside: Any = node.get("/K", [])
        for one in list(inside) if isinstance(inside, pikepdf.Array) else [inside]:
            walk(one)

    with opened(content) as document:
        walk(document.Root.StructTreeRoot)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return [str(one) for one in value]
    return value if isinstance(value, int) else str(value)


def texts(content: bytes) -> str:
    """All text of all pages, by the fonts' own tables of letters."""
    return "".join(page_texts(content))


def page_texts(content: bytes) -> list[str]:
    """The text of each page."""
    with opened(content) as found:
        return [_text(page) for page in found.pages]


def _text(page: pikepdf.Page) -> str:
    said: list[str] = []
    letters: dict[int, str] = {}
    fonts: Any = page.Resources.get("/Font", {})
    stream: Any = pikepdf.parse_content_stream(page)
    for operands, operator in stream:
        if str(operator) == "Tf":
            letters = _letters(fonts[str(operands[0])])
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else operands
            for one in parts:
                if isinstance(one, pikepdf.String):
                    codes = bytes(one)
                    said += [letters.get(int.from_bytes(codes[at : at + 2]), "?")
                             for at in range(0, len(codes), 2)]
    return "".join(said)


def _letters(font: Any) -> dict[int, str]:
    """Glyph number to text, from the font's ToUnicode table."""
    found: dict[int, str] = {}
    for line in font.ToUnicode.read_bytes().decode("latin-1").splitlines():
        parts = [one.strip("<> ") for one in line.replace("> <", ">|<").split("|")]
        if len(parts) == 2 and line.startswith("<"):
            found[int(parts[0], 16)] = bytes.fromhex(parts[1]).decode("utf-16-be")
    return found
