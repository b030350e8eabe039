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
    template = str(files("monitoring.reports") / "template.typ")
    found: bytes = typst.compile(
        template, format="pdf", pdf_standards=["ua-1"], font_paths=FONTS,
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(given, ensure_ascii=False)},
    )
    return found


def raster(svg: str, width: float, dots_per_inch: float = 200) -> bytes:
    """A drawing as PNG, `width` in millimetres; its height follows."""
    source = ('#set page(width: auto, height: auto, margin: 0pt)\n'
              '#set text(font: "Roboto")\n'
              f'#image(bytes(sys.inputs.svg), format: "svg", width: {width:g}mm)')
    found = typst.compile(
        source.encode(), format="png", ppi=dots_per_inch, font_paths=FONTS,
        ignore_system_fonts=True, sys_inputs={"svg": svg},
    )
    return found[0] if isinstance(found, list) else found
