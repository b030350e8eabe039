"""What a request asks for, checked: every refusal is a sentence with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request

from monitoring.core.refused import Refused
from monitoring.language import text

MOST_ROWS = 20_000
# Rows with the outline of their area are some 100 times as long.
MOST_SHAPES = 2_000
# How many ids may be named of what may be named several times.
MOST = {"area": 1_000, "indicator": 25}
LONGEST = 200
FORMATS = ("json", "csv")
WITH_SHAPES = (*FORMATS, "geojson")


class Denied(Refused):
    """A request that cannot be answered; `status` is that of HTTP."""

    def __init__(self, status: int, rule: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of a request; `area` and `indicator` may name several."""

    words: Mapping[str, str]
    area: tuple[str, ...] = ()
    indicator: tuple[str, ...] = ()
    limit: int = MOST_ROWS
    offset: int = 0

    @property
    def form(self) -> str:
        """json or csv."""
        return self.words.get("format", "json")

    def get(self, name: str) -> str:
        """A parameter; "" if it is not given."""
        return self.words.get(name, "")


def asked_of(request: Request, known: Sequence[str], forms: Sequence[str] = FORMATS) -> Asked:
    """The parameters of a request; raises Denied for unknown, repeated or impossible ones."""
    allowed = {*known, "lang"}
    words: dict[str, str] = {}
    several: dict[str, list[str]] = {name: [] for name in MOST}
    for name, value in request.query_params.multi_items():
        if name not in allowed:
            raise Denied(400, "unknown-parameter", text(
                "Den Parameter „{name}“ gibt es hier nicht. Erlaubt sind: {known}.",
                name=name[:LONGEST], known=", ".join(sorted(allowed))))
        _check_value(name, value)
        if name in several:
            several[name] += [one for one in value.split(",") if one]
        elif name in words:
            raise Denied(400, "repeated-parameter", text(
                "Der Parameter „{name}“ steht mehrmals da.", name=name))
        else:
            words[name] = value
    _check_number(several)
    form = words.get("format", "json")
    if form not in forms:
        raise Denied(400, "unknown-format", text("Erlaubte Formate sind: {known}.",
                                                  known=", ".join(forms)))
    most = MOST_SHAPES if form == "geojson" else MOST_ROWS
    return Asked(words, tuple(several["area"]), tuple(dict.fromkeys(several["indicator"])),
                 _number(words, "limit", 1, most, most), _number(words, "offset", 0, 10**9, 0))


def _check_value(name: str, value: str) -> None:
    if "\0" in value or (len(value) > LONGEST and name not in MOST):
        raise Denied(400, "bad-value", text("Der Wert von „{name}“ ist zu lang oder enthält "
                                             "unerlaubte Zeichen.", name=name))


def _check_number(several: Mapping[str, Sequence[str]]) -> None:
    if len(several["area"]) > MOST["area"]:
        raise Denied(400, "too-many-areas", text("Höchstens {n} Gebiete auf einmal.",
                                                  n=MOST["area"]))
    if len(several["indicator"]) > MOST["indicator"]:
        raise Denied(400, "too-many-indicators", text("Höchstens {n} Indikatoren auf einmal.",
                                                       n=MOST["indicator"]))


def _number(words: Mapping[str, str], name: str, least: int, most: int, default: int) -> int:
    value = words.get(name, "")
    if not value:
        if name in words:
            raise _no_number(name, least, most)
        return default
    if not (value.isascii() and value.isdecimal()) or not least <= int(value) <= most:
        raise _no_number(name, least, most)
    return int(value)


def _no_number(name: str, least: int, most: int) -> Denied:
    return Denied(400, "bad-number", text("„{name}“ ist eine ganze Zahl von {least} bis {most}.",
                                           name=name, least=least, most=most))
