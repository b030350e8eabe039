"""A standard population in words: its name, its bands with their weights, and the method."""

from __future__ import annotations

from monitoring.core.chance.standardised_rates import FEWEST_CASES
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.standard import Standard
from monitoring.language import text


def standard_words(standard: Standard) -> str:
    """Name and weights, such as "Alt und Jung: 0–64 (80,0 %), 65+ (20,0 %)"."""
    whole = sum(standard.weights)
    shares = ", ".join(
        f"{band.replace('-', '–')} ({with_unit(rounded(100 * weight / whole, 1), '%')})"
        for band, weight in zip(standard.bands, standard.weights, strict=True)
    )
    return f"{standard.label}: {shares}"


def standardised_formula(factor: str) -> str:
    """How the value is made, for people."""
    rate = text("(Fälle / Personen je Altersgruppe, gewichtet mit der Standardbevölkerung)")
    return rate + factor


def standardised_method() -> str:
    """The method, its interval and when nothing is calculated."""
    return text("Direkt standardisiert: So hoch wäre die Rate mit der Altersstruktur der "
                "Standardbevölkerung. Intervall nach Dobson; unter {fewest} Fällen nicht "
                "berechnet.", fewest=FEWEST_CASES)  # fmt: skip
