"""Declared behaviour of the invented shares: level, lean, trend, shock and who hides what."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

# few: numerators of 1 and 2 are secret; small: districts under 300 residents are left out
Hides: TypeAlias = Literal["", "few", "few+small"]

ALL = tuple(range(2012, 2024))
ODD = (2013, 2015, 2017, 2019, 2021, 2023)


@dataclass(frozen=True)
class Share:
    """
    One invented indicator that is a part of a whole.

    `part` is the city's share in 2017; `need`, `centre`, `noise`, `trend` (a year) and `shock`
    (2020, half of it in 2021) move its logarithm of odds. `within` names the indicator whose
    numerator is the whole, while the denominator stays that of the other indicator.
    """

    id: str
    base: str
    part: float
    need: float = 0.0
    centre: float = 0.0
    trend: float = 0.0
    shock: float = 0.0
    noise: float = 0.10
    within: str = ""
    hides: Hides = ""
    years: tuple[int, ...] = ALL


TABLES = {
    "bev": "bevoelkerung",
    "fam": "familie",
    "mat": "materielle_lage",
    "arb": "arbeit",
    "wir": "arbeit",
    "bil": "bildung",
    "ges": "gesundheit",
    "jug": "jugendhilfe",
    "alt": "alter_pflege",
    "tei": "teilhabe",
    "woh": "wohnen",
    "umf": "wohnumfeld",
    "int": "migration",
    "bet": "beteiligung",
    "sic": "sicherheit",
    "ang": "angebot",
}

SHARES = (
    Share("bev_wohndauer5", "5+", 0.62, -0.10, -0.25, 0.004, 0.03),
    Share("fam_alleinerz", "hhk", 0.23, 0.22, 0.10, 0.004, hides="few"),
    Share("fam_65allein", "65+home", 0.33, 0.12, 0.12, 0.006, hides="few"),
    Share("mat_sgb2", "0-65", 0.105, 0.62, 0.06, -0.035, 0.06, hides="few+small"),
    Share("mat_sgb2_u15", "0-15", 0.165, 0.68, 0.08, -0.035, 0.03, hides="few+small"),
    Share("mat_grusi_alter", "65+", 0.034, 0.50, 0.10, 0.045, 0.02, hides="few+small"),
    Share("mat_wohngeld", "hh", 0.019, 0.25, 0.0, -0.02, 0.15, hides="few"),
    Share("mat_but", "but", 0.52, -0.08, 0.0, 0.05, -0.35, hides="few"),
    Share("arb_alo", "15-65", 0.066, 0.50, 0.05, -0.045, 0.22, hides="few+small"),
    Share(
        "arb_langzeit", "15-65", 0.36, 0.10, 0.0, -0.03, -0.12, 0.06, "arb_alo", hides="few+small"
    ),
    Share("arb_jugend", "15-25", 0.036, 0.48, -0.12, -0.04, 0.30, hides="few+small"),
    Share("arb_svb", "15-65", 0.60, -0.17, 0.02, 0.025, -0.04, 0.05),
    Share("bil_betr_u3", "0-3", 0.46, -0.20, 0.05, 0.035, -0.12, hides="few"),
    Share("bil_betr_3u6", "3-6", 0.935, -0.28, 0.0, 0.012, -0.10, hides="few"),
    Share("bil_ganztag", "6-10", 0.72, -0.05, 0.10, 0.055, -0.10),
    Share("bil_ohne_abschl", "leavers", 0.072, 0.48, 0.0, -0.01, 0.05, hides="few+small"),
    Share("ges_sprache", "exam", 0.20, 0.34, 0.0, 0.02, 0.12, hides="few+small"),
    Share("ges_uebergew", "exam", 0.098, 0.28, -0.03, 0.01, 0.15, hides="few+small"),
    Share("ges_masern", "booklet", 0.935, -0.12, 0.0, 0.045, -0.05, hides="few+small"),
    Share("jug_hze", "0-21", 0.028, 0.48, 0.05, 0.02, -0.05, hides="few+small"),
    Share("jug_hze_stat", "0-21", 0.27, 0.05, 0.0, 0.0, 0.0, 0.15, "jug_hze", hides="few+small"),
    Share("alt_pflege", "65+", 0.165, 0.10, -0.02, 0.05, years=ODD, hides="few"),
    Share("alt_hzp", "65+", 0.012, 0.40, 0.06, 0.02, hides="few+small"),
    Share("tei_sb", "all", 0.096, 0.10, -0.03, 0.008, years=ODD),
    Share("tei_egh", "all", 0.0098, 0.22, 0.05, 0.02, hides="few"),
    Share("woh_gebunden", "flats", 0.075, 0.55, 0.05, -0.04, noise=0.35),
    Share("woh_leer", "flats", 0.036, 0.35, 0.05, -0.05, noise=0.30),
    Share("umf_kita500", "0-6", 0.80, 0.05, 0.75, 0.015, noise=0.30, years=ODD[2:]),
    Share("int_mh", "german", 0.085, 0.42, 0.10, 0.035),
    Share("bet_wahl_bt", "voters", 0.745, -0.30, -0.02, 0.012, years=(2013, 2017, 2021)),
    Share("bet_wahl_kom", "voters", 0.505, -0.28, -0.02, 0.04, years=(2014, 2019)),
    Share("sic_straft", "all", 0.021, 0.25, 0.45, -0.025, -0.15, noise=0.2),
)
