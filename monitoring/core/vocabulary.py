"""Life situations, life phases, kinds and polarities, with their names."""

from __future__ import annotations

from enum import StrEnum

from monitoring.language import Words


class Kind(StrEnum):
    """What an indicator measures."""

    count = "count"  # type: ignore[assignment]  # hides str.count, which nobody needs here
    share = "share"
    rate = "rate"
    mean = "mean"
    balance = "balance"
    index = "index"  # type: ignore[assignment]  # the same with str.index


class Polarity(StrEnum):
    """How a high value reads."""

    more_need = "more_need"
    better = "better"
    neutral = "neutral"


class Periodicity(StrEnum):
    """How often the source delivers."""

    yearly = "yearly"
    two_yearly = "two_yearly"
    irregular = "irregular"


class Aggregation(StrEnum):
    """How a larger area gets its figure."""

    sum = "sum"
    none = "none"


class Interval(StrEnum):
    """
    Which interval a figure has.

    by_kind: shares Wilson, rates by their count; cases: a mean whose numerator counts cases;
    none: figures that do not vary by chance, such as planned places per child.
    """

    by_kind = "by_kind"
    cases = "cases"
    none = "none"


KINDS = {
    Kind.count: Words("Anzahl", "Count"),
    Kind.share: Words("Anteil", "Share"),
    Kind.rate: Words("Rate", "Rate"),
    Kind.mean: Words("Mittelwert", "Mean"),
    Kind.balance: Words("Saldo oder Veränderung", "Balance or change"),
    Kind.index: Words("Index", "Index"),
}
POLARITIES = {
    Polarity.more_need: Words("höher heißt mehr Bedarf", "higher means more need"),
    Polarity.better: Words("höher ist günstiger", "higher is better"),
    Polarity.neutral: Words("ohne Wertung", "no valuation"),
}
PERIODICITIES = {
    Periodicity.yearly: Words("jährlich", "yearly"),
    Periodicity.two_yearly: Words("alle zwei Jahre", "every two years"),
    Periodicity.irregular: Words("unregelmäßig", "irregular"),
}
DOMAINS = {
    "bevoelkerung": Words("Bevölkerung", "Population"),
    "familie": Words("Familie und Haushalte", "Families and households"),
    "materielle_lage": Words("Materielle Lage", "Material situation"),
    "arbeit": Words("Arbeit", "Work"),
    "bildung": Words("Bildung", "Education"),
    "gesundheit": Words("Gesundheit", "Health"),
    "jugendhilfe": Words("Kinder- und Jugendhilfe", "Child and youth services"),
    "alter_pflege": Words("Alter und Pflege", "Ageing and care"),
    "teilhabe": Words("Teilhabe", "Inclusion"),
    "wohnen": Words("Wohnen", "Housing"),
    "wohnumfeld": Words("Wohnumfeld", "Neighbourhood"),
    "migration": Words("Migration", "Migration"),
    "beteiligung": Words("Beteiligung", "Participation"),
    "sicherheit": Words("Sicherheit", "Safety"),
    "angebot": Words("Angebote", "Services"),
}
PHASES = {
    "alle": Words("Alle Lebensphasen", "All life phases"),
    "geburt_fruehe_kindheit": Words("Geburt und frühe Kindheit", "Birth and early childhood"),
    "kindheit": Words("Kindheit", "Childhood"),
    "jugend": Words("Jugend", "Youth"),
    "ausbildung_beruf": Words("Ausbildung und Berufseinstieg", "Training and first job"),
    "familie": Words("Familiengründung", "Starting a family"),
    "erwerbsalter": Words("Erwerbsalter", "Working age"),
    "alter": Words("Alter", "Old age"),
    "pflege": Words("Pflegebedürftigkeit", "Needing care"),
}
