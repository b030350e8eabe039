"""The planning register as JSON: every kind, with ids and machine values."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.planning.delivered import Delivered

FORMAT = "sozialraum-planning-1"
MOST_BYTES = 50_000_000
_TEXTS = ("id", "by", "author", "time", "note")
_KEYS = {*_TEXTS, "kind", "version", "data", "gone"}


def register_json(register: Register, city: str, kinds: Sequence[str] = ()) -> bytes:
    """Entries of these kinds, by default of all."""
    entries = [as_record(one) for name in kinds or KINDS for one in register.of(name)]
    document = {"format": FORMAT, "city": city, "entries": entries}
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def as_record(item: Item) -> dict[str, Any]:
    """An entry as JSON keeps it."""
    return {"kind": item.kind, "id": item.id, "version": item.version, "time": item.time,
            "by": item.by, "author": item.author, "note": item.note, "data": dict(item.data)}


def is_json(content: bytes) -> bool:
    """Whether a file is JSON and no table."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def in_json(content: bytes, name: str, city: str) -> tuple[list[Delivered], list[Problem]]:
    """Entries of a file and every problem of its form."""
    try:
        entries = _entries(content, city)
    except ValueError as why:
        return [], [Problem("planning-format", str(why), name)]
    found, problems = [], []
    for number, entry in enumerate(entries, 1):
        if wrong := _wrong(entry):
            place = Delivered("", "", None, {}, name, entry=number)
            problems.append(place.refused("planning-format", wrong))
        else:
            own, by, author, time, note = (str(entry.get(key) or "") for key in _TEXTS)
            found.append(Delivered(
                entry["kind"], own.strip(), entry.get("version"), entry["data"], name,
                entry=number, by=by, author=author, time=time, note=note,
                gone=entry.get("gone") is True))
    return found, problems


def _entries(content: bytes, city: str) -> list[Any]:
    if len(content) > MOST_BYTES:
        raise ValueError(text("Die Datei ist größer als {n} Bytes. Bitte teilen.", n=MOST_BYTES))
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise ValueError(text("Die Datei ist kein gültiges JSON ({error}).", error=error)) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT \
            or not isinstance(document.get("entries"), list):
        raise ValueError(text("Das ist keine Ausgabe der Planung: „format“ ist „{format}“ und "
                              "„entries“ ist eine Liste.", format=FORMAT))
    if document.get("city") != city:
        raise ValueError(text("Die Datei gehört zur Stadt „{other}“, nicht zu „{city}“.",
                              other=document.get("city"), city=city))
    return list(document["entries"])


def _wrong(entry: Any) -> str:
    """What is wrong about the form of an entry; "" if nothing is."""
    if not isinstance(entry, Mapping) or not isinstance(entry.get("data"), Mapping):
        return text("Ein Eintrag hat „kind“, „id“ und „data“.")
    if not isinstance(entry.get("kind"), str) or entry["kind"] not in KINDS:
        return text("Die Art „{kind}“ gibt es nicht. Erlaubt sind: {kinds}.",
                    kind=entry.get("kind"), kinds=", ".join(KINDS))
    if unknown := sorted(set(entry) - _KEYS):
        return text("Diese Schlüssel gibt es nicht: {keys}.", keys=", ".join(unknown))
    version = entry.get("version")
    whole = isinstance(version, int) and not isinstance(version, bool) and version >= 0
    if version is not None and not whole:
        return text("„version“ ist eine ganze Zahl ab 0.")
    if not all(isinstance(entry.get(key, ""), str | None) for key in _TEXTS):
        return text("{keys} sind Texte.", keys=", ".join(_TEXTS))
    return ""


def _no_number(word: str) -> float:
    raise ValueError(text("{word} ist keine Zahl", word=word))
