"""What the signs in the cells of a table mean, by custom and by the table's own legend."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from monitoring.core.status import Status

# Signs of German official statistics (DIN 55301, withdrawn in 2020 and still in use). The point
# is "unknown or secret", so the stricter of both. A 0 is a number until a legend says otherwise.
DEFAULT: Mapping[str, Status] = MappingProxyType({
    "": Status.missing,
    **dict.fromkeys(("-", "–", "—", "−"), Status.zero),
    **dict.fromkeys((".", "•", "·"), Status.secret),
    **dict.fromkeys(("x", "X"), Status.not_meaningful),
    "/": Status.unreliable,
    **dict.fromkeys(("…", "...", ".."), Status.not_yet),
})
# Letters behind a number; letters of a legend join them.
ANNOTATIONS: Mapping[str, Status] = MappingProxyType(
    {"p": Status.provisional, "r": Status.revised, "s": Status.estimated}
)
BRACKETS = ("( )", "()", "(…)", "(...)", "(Zahl)")

_WORDS: Mapping[Status, re.Pattern[str]] = {
    status: re.compile(words, re.IGNORECASE)
    for status, words in {
        Status.rounded_zero: r"weniger als (?:die )?h(?:ä|ae)lfte|weniger als 0,5|less than half|"
                             r"mehr als (?:nichts|null)|gerundet(?:e)? null|auf null gerundet",
        Status.zero: r"nichts vorhanden|genau null|exakt null|exactly zero|\bnothing\b|^null$|"
                     r"^nil$|keine f(?:ä|ae)lle|kein vorkommen|nicht vorhanden",
        Status.limited: r"eingeschr(?:ä|ae)nkt|limited (?:meaning|reliability)|relativ unsicher",
        Status.unreliable: r"nicht sicher genug|unsicher|nicht belastbar|unzuverl(?:ä|ae)ssig|"
                           r"not reliable|unreliable|nicht zuverl(?:ä|ae)ssig",
        Status.not_yet: r"sp(?:ä|ae)ter|noch nicht|not yet|\blater\b",
        Status.not_meaningful: r"nicht sinnvoll|trifft nicht zu|not meaningful|not applicable|"
                               r"nicht zutreffend|aussage(?:n)? nicht m(?:ö|oe)glich",
        Status.secret: r"geheim|datenschutz|anonymis|nicht ver(?:ö|oe)ffentlicht|"
                       r"unterdr(?:ü|ue)ckt|\bsecret|confidential|suppressed",
        Status.unknown: r"unbekannt|nicht bekannt|keine angabe|kein wert|nicht verf(?:ü|ue)gbar|"
                        r"liegt nicht vor|liegen nicht vor|unknown|not available|kein nachweis",
        Status.provisional: r"vorl(?:ä|ae)ufig|provisional|preliminary",
        Status.revised: r"berichtigt|revidiert|korrigiert|revised|corrected",
        Status.estimated: r"gesch(?:ä|ae)tzt|sch(?:ä|ae)tz|estimated?",
    }.items()
}
# Where a text names two meanings, the first of a pair is what it says of the sign; any other
# mixture stays open.
_PREVAILS = (
    (Status.rounded_zero, Status.zero),
    (Status.limited, Status.unreliable),
    (Status.unreliable, Status.unknown),
    (Status.not_yet, Status.unknown),
    (Status.not_meaningful, Status.unknown),
    (Status.secret, Status.unknown),
    (Status.estimated, Status.provisional),
)


def signs_of(legend: Mapping[str, str]) -> dict[str, Status]:
    """Statuses of the signs that a table explains; texts with no clear meaning are left out."""
    found = {sign: meaning(words) for sign, words in legend.items()}
    return {("( )" if sign in BRACKETS else sign): status
            for sign, status in found.items() if status is not None}


def meaning(words: str) -> Status | None:
    """The status that an explanation describes; None if it describes none or several."""
    named = {status for status, pattern in _WORDS.items() if pattern.search(words)}
    for strong, weak in _PREVAILS:
        if strong in named:
            named.discard(weak)
    return named.pop() if len(named) == 1 else None


def letters_of(signs: Mapping[str, Status]) -> dict[str, Status]:
    """Status by letter behind a number, as these signs and custom have it."""
    own = {sign: status for sign, status in signs.items()
           if len(sign) == 1 and sign.isascii() and sign.islower() and sign != "x"}
    return {**ANNOTATIONS, **own}
