"""Typst with the fonts of this project: nothing is fetched, no font of the machine is used."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import font_roboto
import typst

FONTS = [str(Path(font_roboto.__file__).parent / "files")]
MILLIMETRES_PER_INCH = 25.4


def tagged_pdf(given: dict[str, Any]) -> bytes:
    """The template filled with a document as plain data, as PDF/UA-1."""
    found: bytes = typst.compile(
        _beside("template.typ"), format="pdf", pdf_standards=["ua-1"], font_paths=FONTS,
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(given, ensure_ascii=False)},
    )
    return found


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
