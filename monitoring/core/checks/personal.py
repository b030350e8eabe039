"""Tables about persons: they are refused, and what they hold is quoted nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.problem import Problem
from monitoring.core.source_table import SourceTable
from monitoring.language import text

_NUMBER = r"-?\s?(?:nummer|nr\.?|no\.?|id)"
HEADING = re.compile(
    r"(?i)\b(?:vor|nach|zu|ruf|geburts|familien)-?\s?(?:und \w+)?namen?\b|\b(?:first|last|family|"
    r"given) ?name\b|\bsurname\b|"
    r"\bgeburts-?(?:datum|tag|dat\.?)\b|^geb(?:\.|\.?[- ]?(?:dat(?:um|\.)?|am))$|\bgeboren am\b|"
    r"\b(?:date of birth|birth ?da(?:te|y)|dob)\b|"
    r"^haus-?\s?(?:nummern?|nr\.?)$|\b(?:wohn)?anschrift\b|\b(?:wohn)?adresse\b|"
    r"\bstr(?:aße|asse|\.),? ?(?:und |u\. ?)?(?:nr\b|haus)|\b(?:street|home) ?address\b|"
    rf"\baktenzeichen\b|^az\.?$|\b(?:fall|kunden|bg|bedarfsgemeinschafts?|versicherten|"
    rf"sozialversicherungs|versicherungs|sv|personen|patienten|ausweis|personalausweis|pass|"
    rf"personal|klienten|steuer|passport|patient|case|client){_NUMBER}(?:\b|$)|"
    rf"\bsocial security n|\bstr(?:aße|asse|\.) ?/ ?(?:haus|nr\b)|^haus-?nummernzusatz$|"
    rf"\bname des kindes\b|\bfull name\b|^geburts?d\.?$|^geb\.?-? ?tag$|^aktenz\.?$|"
    rf"\bkfz-?kennzeichen\b|^(?:kontakt-?)?mail$|\bpostal address\b|^(?:tel|mobil)\.?$|"
    rf"\b(?:phone|mobil)-? ?(?:no\.?|nummer|nr\.?)(?:\b|$)|\bsteuer-?id|\bcase number\b|"
    r"\b(?:telefon|handy|mobilfunk)-?(?:nummer|nr\.?)\b|^(?:telefon|phone(?: number)?|handy)$|"
    r"\be-?mail\b|\biban\b|\bkontonummer\b"
)
CONTENT = (
    r"^[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}$",
    r"^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?$",
    r"(?i)^[^\d]{2,}(?:str\.|straße|strasse|weg|platz|allee|gasse|ring|ufer|damm) "
    r"\d{1,4} ?[a-z]?(?:,.*)?$",
    r"^\d{2} ?\d{6} ?[A-Z] ?\d{3}$",
    r"^\d{5} ?/? ?BG ?/? ?\d{7}$",
)
# First names that most lists of people in Germany hold; hardly any area is called so alone.
FIRST_NAMES = (
    "Andreas|Anna|Anne|Ali|Ahmed|Alexander|Angelika|Anja|Barbara|Ben|Bernd|Birgit|Brigitte|Carina|"
    "Charlotte|Christian|Christina|Christine|Claudia|Daniel|Daniela|David|Dieter|Elena|Elias|"
    "Elisabeth|Emilia|Emma|Erika|Eva|Fatma|Felix|Florian|Frank|Franziska|Gabriele|Gisela|Günter|"
    "Hannah|Hans|Heike|Heinz|Helga|Helmut|Ingrid|Jan|Jana|Jens|Joachim|Johanna|Jonas|Julia|Jürgen|"
    "Karin|Karl|Katharina|Katrin|Kevin|Klaus|Lara|Laura|Lea|Lena|Leon|Lina|Lisa|Luca|Lukas|Manfred|"
    "Maria|Marie|Markus|Matthias|Max|Maximilian|Mehmet|Mia|Michael|Mohammed|Monika|Mustafa|Nicole|"
    "Niklas|Noah|Nina|Olga|Oliver|Patrick|Paul|Petra|Ralf|Renate|Sabine|Sandra|Sarah|Sebastian|"
    "Silke|Simone|Sofia|Sophie|Stefan|Stefanie|Stephan|Susanne|Sven|Tanja|Thomas|Tim|Tobias|Tom|"
    "Ursula|Uwe|Vanessa|Werner|Wolfgang|Yusuf"
)
PERSON = rf"^(?:[^\W\d_][\w'-]+(?: [\w'-]+)?, ?)?(?:{FIRST_NAMES})(?: [^\W\d_][\w'-]+)*$"
DAYS = (r"^(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)$",
        r"^(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d\d)$",
        r"^(?P<year>(?:19|20)\d\d)-(?P<month>\d{2})-(?P<day>\d{2})(?:[ T]00:00(?::00)?)?$")
# Of two of these in one row without a count, the row is a person.
TRAITS = re.compile(
    r"(?i)^(?:geschlecht|sex|gender|geburtsjahr|jahrgang|year of birth|birth year|alter|age|"
    r"staatsangehörigkeit|nationalität|nationality|citizenship|familienstand|marital status|"
    r"religion|konfession|geburtsland|country of birth)$")
NO_COUNT = re.compile(
    r"(?i)^(?:lfd\.?|laufende|nr\.?|no\.?|id|nummer|number|fall|jahr|year|stichtag|datum|plz)|"
    r"raum|bezirk|stadtteil|ortsteil|viertel|gebiet|schlüssel|kennziffer|kennung|lor|area|"
    r"district|code|block|quartier|seit|since")
NUMBER = r"^-?[\d., ]+$"
SOME = 0.5
FEW = 3
SAMPLE = 2_000


def personal_columns(table: SourceTable) -> Iterator[Problem]:
    """One error for every column that looks like data of persons; no cell is quoted."""
    traits = _traits(table)
    for name, cells in table.columns.items():
        named = name in traits or HEADING.search(name.rpartition(" / ")[2].strip(" :*"))
        if named or _is_personal(cells):
            message = text(
                "Die Spalte sieht nach Angaben zu einzelnen Personen aus (Namen, Geburtsdaten, "
                "Anschriften, Aktenzeichen). Solche Tabellen werden nicht angenommen: Der Monitor "
                "hält nur zusammengefasste Zahlen (Statistikgeheimnis § 16 BStatG, Sozialdaten "
                "§§ 67c, 75 SGB X, Datensparsamkeit Art. 5 DSGVO). Bitte je Gebiet zusammenfassen "
                "oder die Spalte entfernen."
            )
            yield Problem("personal-data", message, table.file, table.sheet, None, name)


def _traits(table: SourceTable) -> frozenset[str]:
    """Columns of traits in a table of persons: rows of traits without a count."""
    plain = {name: name.rpartition(" / ")[2].strip(" :*.") for name in table.columns}
    found = frozenset(name for name, own in plain.items() if TRAITS.search(own))
    if len(found) < 2 or len(table) < FEW:
        return frozenset()
    counts = [name for name, own in plain.items() if name not in found
              and not NO_COUNT.search(own) and _holds_numbers(table.columns[name])]
    return frozenset() if counts else found


def _holds_numbers(cells: pa.StringArray) -> bool:
    filled = cells[:SAMPLE].filter(pc.greater(pc.binary_length(cells[:SAMPLE]), 0))
    return len(filled) > 0 and _share(filled, NUMBER) >= SOME


def _is_personal(cells: pa.StringArray) -> bool:
    """Whether most different texts of a column are names, addresses, accounts or the like."""
    distinct = pc.unique(cells[:SAMPLE])
    filled = distinct.filter(pc.greater(pc.binary_length(distinct), 4))
    if len(filled) < FEW:
        return False
    if any(_share(filled, pattern) >= SOME for pattern in (*CONTENT, PERSON)):
        return True
    return any(_are_birthdays(filled, pattern) for pattern in DAYS)


def _share(cells: pa.StringArray, pattern: str) -> float:
    return float(np.mean(np.asarray(pc.match_substring_regex(cells, pattern))))


def _are_birthdays(cells: pa.StringArray, pattern: str) -> bool:
    """Whether most texts are days within many different months, spread over decades."""
    found = pc.extract_regex(cells, pattern).drop_null()
    if len(found) < max(FEW, len(cells) * SOME):
        return False
    day, month, year = (np.array(pc.struct_field(found, name).cast(pa.int64()))
                        for name in ("day", "month", "year"))
    # Reference dates are the first or last days of months, or the same day in every year.
    inside = (day > 1) & (day < 28)
    return bool(inside.mean() >= SOME and len(np.unique(month[inside])) >= FEW
                and year.max() - year.min() >= 10)
