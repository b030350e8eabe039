"""A document that every format can hold, whatever people typed into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from monitoring.core.readable import readable
from monitoring.reports.document import Beside, Document, Element, Heading, OnePage, Picture

NOTHING = "–"


def sound(document: Document) -> Document:
    """
    The same document without what PDF/UA and XML refuse.

    Unreadable characters and empty headings are left out, levels of headings never skip one, and
    every picture has words that stand for it.
    """
    clean: Document = _clean(document)
    title = clean.title.strip() or NOTHING
    return replace(clean, title=title, elements=_elements(clean.elements, _Levels(), title))


@dataclass
class _Levels:
    """The level of the heading that came last."""

    last: int = 0


def _elements(given: Sequence[Element], levels: _Levels, title: str) -> tuple[Element, ...]:
    return tuple(_sound(given, levels, title))


def _sound(given: Sequence[Element], levels: _Levels, title: str) -> Iterator[Element]:
    for one in given:
        if isinstance(one, Heading):
            # The title of the document stands for an empty heading of the whole.
            words = one.text.strip() or (title if one.level == 1 else "")
            if words:
                levels.last = min(one.level, levels.last + 1)
                yield Heading(words, levels.last)
        elif isinstance(one, Beside):
            yield replace(one, first=_elements(one.first, levels, title),
                          second=_elements(one.second, levels, title))
        elif isinstance(one, OnePage):
            yield OnePage(_elements(one.elements, levels, title))
        else:
            yield one


def _clean(value: Any) -> Any:
    """The value with all its texts readable."""
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, tuple):
        return tuple(_clean(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        found = {one.name: _clean(getattr(value, one.name)) for one in fields(value)}
        if isinstance(value, Picture):
            found["alt"] = found["alt"].strip() or found["caption"].strip() or NOTHING
        return type(value)(**found)
    return value
