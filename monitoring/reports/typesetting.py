"""Typst with the fonts of this project: nothing is fetched, no font of the machine is used."""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import font_roboto
import typst

FONTS = [str(Path(font_roboto.__file__).parent / "files")]
# Stands where no font at hand has a sign, such as a picture letter.
NO_SIGN = "\u25af"
# Roboto has all of these.
_LATIN = "\u024f"


def tagged_pdf(given: dict[str, Any]) -> bytes:
    """
    The template filled with a document as plain data, as PDF/UA-1.

    The standard refuses signs that no font has: they become an empty frame.
    """
    content = json.dumps(given, ensure_ascii=False)
    try:
        return _compiled(content)
    except typst.TypstError:
        return _compiled(_with_signs(content))


def _compiled(content: str) -> bytes:
    found: bytes = typst.compile(
        _beside("template.typ"), format="pdf", pdf_standards=["ua-1"], font_paths=FONTS,
        ignore_system_fonts=True, sys_inputs={"document": content},
    )
    return found


def _with_signs(content: str) -> str:
    unusual = {one for one in content if one > _LATIN}
    gone = {one for one in unusual if unicodedata.combining(one) or not _has_sign(one)}
    return content.translate({
        ord(one): "" if unicodedata.combining(one) else NO_SIGN for one in gone})


@lru_cache(maxsize=4096)
def _has_sign(letter: str) -> bool:
    """Whether a font at hand can show it, in running text and in a drawing."""
    drawing = ('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" '
               f'font-family="Roboto"><text>{letter}</text></svg>')
    given = {"title": "-", "language": "en", "author": "", "keywords": [], "footer": "",
             "sources": "", "landscape": False, "elements": [
                 {"kind": "paragraph", "style": "plain", "text": letter},
                 {"kind": "picture", "svg": drawing, "alt": "-", "caption": "", "width": 1}]}
    try:
        _compiled(json.dumps(given, ensure_ascii=False))
    except typst.TypstError:
        return False
    return True


def raster(svg: str, width: float, dots_per_inch: float = 200) -> bytes:
    """A drawing as PNG, `width` in millimetres; its height follows."""
    found: Any = typst.compile(
        _beside("picture.typ"), format="png", ppi=dots_per_inch, font_paths=FONTS,
        ignore_system_fonts=True, sys_inputs={"svg": svg, "width": f"{width:g}"},
    )
    pages: list[bytes] = found if isinstance(found, list) else [found]
    return pages[0]


def _beside(name: str) -> str:
    return str(files("monitoring.reports") / name)
