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

HEADINGS = (
    r"vornamen?|nachnamen?|familiennamen?|geburtsnamen?|rufnamen?|zunamen?|first ?name|last ?name|"
    r"surname|family ?name|"
    r"geburts(?:datum|tag|ort)|geb\.? ?(?:dat(?:um|\.)?|am)|date of birth|birth ?date|birthday|dob|"
    r"hausn(?:ummer|r\.?)|anschrift|wohnanschrift|adresse|strasse und hausnummer|"
    r"straße und hausnummer|str(?:aße|asse|\.),? ?(?:nr\.?|hausn.*)|street ?address|home ?address|"
    r"aktenzeichen|az\.?|fall-?(?:nummer|nr\.?)|kunden-?(?:nummer|nr\.?)|bg-?(?:nummer|nr\.?)|"
    r"bedarfsgemeinschaftsnummer|versicherten-?(?:nummer|nr\.?)|sozialversicherungs-?(?:nummer|nr\.?)|"
    r"steuer-?id(?:entifikationsnummer)?|personen-?(?:nummer|nr\.?|id)|case ?(?:number|id|no\.?)|"
    r"client ?(?:number|id)|telefon(?:nummer)?|handy(?:nummer)?|mobil(?:nummer)?|phone(?: number)?|"
    r"e-?mail(?:-?adresse)?|iban|kontonummer|ausweis-?(?:nummer|nr\.?)|patienten-?(?:nummer|nr\.?|id)"
)
HEADING = re.compile(rf"^(?:{HEADINGS})$", re.IGNORECASE)
CONTENT = {
    "e-mail": r"^[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}$",
    "iban": r"^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?$",
    "address": r"(?i)^[^\d]{2,}(?:str\.|straße|strasse|weg|platz|allee|gasse|ring|ufer|damm) "
               r"\d{1,4} ?[a-z]?(?:,.*)?$",
    "insurance": r"^\d{2} ?\d{6} ?[A-Z] ?\d{3}$",
}
SOME = 0.5
SAMPLE = 2_000


def personal_columns(table: SourceTable) -> Iterator[Problem]:
    """One error for every column that looks like data of persons; no cell is quoted."""
    for name, cells in table.columns.items():
        last = name.rpartition(" / ")[2].strip(" :*")
        if HEADING.match(last) or _is_personal(cells):
            message = text(
                "Die Spalte sieht nach Angaben zu einzelnen Personen aus (Namen, Geburtsdaten, "
                "Anschriften, Aktenzeichen). Solche Tabellen werden nicht angenommen: Der Monitor "
                "hält nur zusammengefasste Zahlen (Statistikgeheimnis § 16 BStatG, Sozialdaten "
                "§§ 67c, 75 SGB X, Datensparsamkeit Art. 5 DSGVO). Bitte je Gebiet zusammenfassen "
                "oder die Spalte entfernen."
            )
            yield Problem("personal-data", message, table.file, table.sheet, None, name)


def _is_personal(cells: pa.StringArray) -> bool:
    """Whether most different texts of a column are addresses, accounts or the like."""
    distinct = pc.unique(cells[:SAMPLE])
    filled = distinct.filter(pc.greater(pc.binary_length(distinct), 4))
    if len(filled) < 2:
        return False
    return any(
        float(np.mean(np.asarray(pc.match_substring_regex(filled, pattern)))) >= SOME
        for pattern in CONTENT.values()
    )
