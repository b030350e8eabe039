"""What in a free text may point to one person: addresses, numbers, links."""

from __future__ import annotations

import re
import unicodedata

from monitoring.language import text

_MAIL = re.compile(
    r"[\w.+-]+\s*(?:@|[(\[{]\s*(?:at|ät|@)\s*[)\]}])\s*[\w-]+"
    r"(?:\s*(?:\.|[(\[{]\s*(?:dot|punkt|\.)\s*[)\]}])\s*[\w-]+)+", re.IGNORECASE)
_LINK = re.compile(
    r"\b(?:https?|ftp)\s*:\s*/\s*/|//\w[\w-]*\.\w|\bwww\s*\.\s*\w|\b[\w-]+\.(?:de|com|org|net|info|eu|io|me|at|ch|"
    r"app|shop|online|biz|ly|gg|tv|ru|cn|uk|fr|xyz|link|site|dev|cloud|page|social|nl|pl|cz|"
    r"berlin|ai|cc|club|space|world|us)\b(?:/|(?!\w))", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Z]{2}\s?\d{2}(?:[\s.-]?[A-Z0-9]){11,30}\b", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b")
_PHONE = re.compile(r"(?<![\w,.])(?:\+|\(\s?0|0)[\d\s()/.\-–]{5,}\d|(?<![\w,.])\d{7,}(?!\w)")
_LEAST_DIGITS = 7
_LEAST_OF_IBAN = 10
# A number behind a street's name; "Spielplatz 3 Bänke" is none, so places need more.
_STREET = re.compile(
    r"\b[\w.-]*(?:straße|strasse|str\.|gasse|allee|chaussee)\s*(?:nr\.?\s*|nummer\s+)?"
    r"\d{1,4}\s?[a-z]?\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:[\w-]+(?:weg|platz|ring|ufer|damm|steig|hof|markt|promenade|winkel|graben)"
    r"|(?:am|an der|alter?|neuer?|zum|zur)\s+(?:[\w-]+er\s+)?"
    r"(?:markt|platz|ring|hof|weg|ufer|damm))"
    r"\s+(?:nr\.?\s*|nummer\s+)?\d{1,4}\s?[a-z]?\b(?!\s+[^\W\d_]|\s?%|[.,]\d)", re.IGNORECASE)
_COMMON = re.compile(
    r"^(?:spiel|bolz|park|sport|sitz|arbeits|stell|liege|kita|krippen|betreuungs|wohn|schlaf|steh|"
    r"schul|rad|geh|fuß|fuss|um|hin|rück|heim|feld|wander|schleich|bahn|innen|hinter|bauern|fried|"
    r"super|wochen|floh|arbeits|bau|reit|grill|fest|pflege|ausbildungs|studien|auf|aus|ab|an)"
    r"(?:weg|platz|hof|markt|steig)", re.IGNORECASE)
_STREET_EN = re.compile(r"\b\d{1,4}[a-z]?\s+(?:[A-Z][\w'-]+\s+){1,3}(?:Street|Road|Avenue|Lane)\b")


def personal_data_in(words: str) -> list[str]:
    """A sentence for each kind of personal data found, saying what to leave out."""
    plain = unicodedata.normalize("NFKC", words)
    found = []
    if _MAIL.search(plain):
        found.append(text("Bitte ohne E-Mail-Adresse."))
    elif _LINK.search(plain):
        found.append(text("Bitte ohne Verweise auf Internetseiten."))
    if any(_digits(one.group()) >= _LEAST_OF_IBAN for one in _IBAN.finditer(plain)):
        found.append(text("Bitte ohne Kontonummer (IBAN)."))
    elif _has_phone(plain):
        found.append(text("Bitte ohne Telefonnummer oder andere lange Nummern."))
    if _has_address(plain):
        found.append(text("Bitte ohne Straße mit Hausnummer; die Straße oder der Ort genügt."))
    return found


def _has_phone(words: str) -> bool:
    without = _DAY.sub(" – ", words)
    return any(_digits(one.group()) >= _LEAST_DIGITS for one in _PHONE.finditer(without))


def _digits(words: str) -> int:
    return sum(map(str.isdigit, words))


def _has_address(words: str) -> bool:
    if _STREET.search(words) or _STREET_EN.search(words):
        return True
    return any(not _COMMON.match(one.group()) for one in _PLACE.finditer(words))
