"""Building the English catalogue: messages from the code, translations kept (needs Babel)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from monitoring.language import text

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PACKAGE = Path(__file__).parent.parent
SOURCE = Path(__file__).parent / "catalogues" / "en" / "LC_MESSAGES" / "monitoring.po"
COMPILED = SOURCE.with_suffix(".mo")
# Neither dates nor versions, so that the same translations always give the same files.
HEADERS = (
    ("Language", "en"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
)


def calls_of_text(package: Path = PACKAGE) -> Iterator[tuple[str, ast.Call]]:
    """File and call wherever the code calls `text`."""
    # Read from the syntax tree: Babel's own extraction does not see into f-strings.
    for file in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "text":
                yield file.relative_to(package).as_posix(), node


def literal(call: ast.Call) -> str | None:
    """The message of a call, or None if it is not written there literally."""
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and type(first.value) is str else None


def messages_in(package: Path = PACKAGE) -> set[str]:
    """Every German message that the code hands to `text`."""
    found = {literal(call) for _, call in calls_of_text(package)}
    return {message for message in found if message}


def translations_in(source: bytes) -> dict[str, str]:
    """German message to English text, "" where none is written yet."""
    from babel.messages.pofile import read_po

    entries = read_po(BytesIO(source), charset="utf-8")
    return {str(entry.id): str(entry.string or "") for entry in entries if entry.id}


def updated(messages: Iterable[str], translations: Mapping[str, str]) -> dict[str, str]:
    """The messages in order, with the translations that are known; all others are dropped."""
    return {message: translations.get(message, "") for message in sorted(messages)}


def written(translations: Mapping[str, str]) -> bytes:
    """The catalogue as translators edit it, without places in the code."""
    from babel.messages.pofile import write_po

    out = BytesIO()
    write_po(out, _catalog(translations), width=0, no_location=True, omit_header=True)
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in HEADERS)
    return f'msgid ""\nmsgstr ""\n{lines}\n'.encode() + out.getvalue()


def compiled(translations: Mapping[str, str]) -> bytes:
    """The catalogue as `gettext` reads it; messages without translation are left out."""
    from babel.messages.mofile import write_mo

    out = BytesIO()
    write_mo(out, _catalog(translations))
    return out.getvalue()


def _catalog(translations: Mapping[str, str]) -> Catalog:
    from babel.messages.catalog import Catalog

    class Plain(Catalog):
        """A catalogue with these headers only."""

        mime_headers = property(lambda _: list(HEADERS))

    catalog = Plain(locale="en", charset="utf-8", fuzzy=False)
    for message in sorted(translations):
        entry = catalog.add(message, translations[message])
        entry.flags.clear()  # which ones Babel sets depends on its version
    return catalog


def update() -> list[str]:
    """Bring both files up to date with the code; messages without translation are returned."""
    known = translations_in(SOURCE.read_bytes()) if SOURCE.exists() else {}
    translations = updated(messages_in(), known)
    SOURCE.parent.mkdir(parents=True, exist_ok=True)
    SOURCE.write_bytes(written(translations))
    COMPILED.write_bytes(compiled(translations))
    return [message for message, english in translations.items() if not english]


if __name__ == "__main__":
    missing = update()
    for message in missing:
        print(text("Ohne Übersetzung: {message}", message=message))
    sys.exit(1 if missing else 0)
