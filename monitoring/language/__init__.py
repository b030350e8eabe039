"""German and English: texts in the reader's language."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("de", "en")
_current: ContextVar[str] = ContextVar("language", default="de")


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    folder = Path(__file__).parent / "catalogues"
    return gettext.translation("monitoring", folder, [language], fallback=True)


def text(german: str, **values: object) -> str:
    """The sentence in the current language, with its values filled in."""
    words = german if current() == "de" else _catalogue(current()).gettext(german)
    return words.format(**values) if values else words


def current() -> str:
    """Language of this request: "de" or "en"."""
    return _current.get()


def speak(language: str) -> None:
    """Use this language from here on in the present thread or task."""
    _current.set(language if language in LANGUAGES else LANGUAGES[0])


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use a language inside a `with` block only."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


@dataclass(frozen=True, slots=True)
class Words:
    """A declared text in both languages; `str()` gives the current one."""

    de: str
    en: str

    def __str__(self) -> str:
        return self.en if current() == "en" else self.de
