"""Whether the figures of a column can be those of an indicator, by their units."""

from __future__ import annotations

import re

from monitoring.core.coded import coded
from monitoring.core.indicator import Indicator
from monitoring.core.proposal.uses import Use
from monitoring.core.source_table import SourceTable
from monitoring.core.vocabulary import Kind

PERCENT = re.compile(r"(?i)%|prozent|percent|anteil|share|quote|\bje\b|\bper\b|rate|ziffer|dichte")
COUNT = re.compile(r"(?i)anzahl|absolut|\bzahl\b|personen|number|count|\bpersons\b")
THOUSANDS = re.compile(r"(?i)(?:\bin |^)(?:1[ .]?000|tausend|tsd|mio|mill)")
DECIMALS = re.compile(r"\d[.,]\d")


def fits_unit(table: SourceTable, name: str, indicator: Indicator, figure: Use) -> bool:
    """
    Whether nothing speaks against it, and for a share or rate something speaks for it.

    Percentages are no count and counts no percentages; figures in thousands are none of both.
    """
    unit = table.units.get(name, "")
    words = f"{name} {unit}"
    if any(THOUSANDS.search(one) for one in (name, unit, table.title)):
        return False
    if indicator.kind is Kind.count:
        return not PERCENT.search(words) or bool(PERCENT.search(str(indicator.label)))
    if indicator.kind not in (Kind.share, Kind.rate) or figure is not Use.value:
        return True
    if COUNT.search(words) and not PERCENT.search(words):
        return False
    return bool(PERCENT.search(f"{words} {indicator.label} {indicator.short}")) or any(
        DECIMALS.search(one) for one in coded(table.columns[name]).texts)
