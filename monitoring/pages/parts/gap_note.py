"""How many areas have no number, beside a map or chart, with the way to the reason."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from monitoring.core.gaps import gap_sentence
from monitoring.core.status import Status, StatusArray, has_number, word
from monitoring.pages.parts.secret_block import why_secret_html


def gap_note_html(status: StatusArray) -> str:
    """ "Ohne Zahl: 3 von 24 Gebieten (3 geheim). Warum geheim?"; "" where nothing is missing."""
    said = gap_sentence(status)
    if not said:
        return ""
    link = f" {why_secret_html()}" if (status == Status.secret).any() else ""
    return f'<p class="note gaps">{escape(said)}{link}</p>'


def filled(texts: Sequence[str], status: StatusArray, otherwise: str = "") -> list[str]:
    """The texts of a column, with the word of its status where an area has no number."""
    words = {code: word(Status(code)) for code in set(status.tolist())}
    known = has_number(status).tolist()
    return [
        (one or otherwise) if has else words[code]
        for one, code, has in zip(texts, np.asarray(status).tolist(), known, strict=True)
    ]
