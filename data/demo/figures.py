"""All invented figures by district and year: counts, parts of wholes, means and balances."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from people import MEAN_AGE, YEARS, Counts, Floats, People
from shares import ALL, SHARES, TABLES, Hides, Share

PUBLISHED_AGES = {
    "bev_0_3": (0, 3),
    "bev_3_6": (3, 6),
    "bev_6_10": (6, 10),
    "bev_10_15": (10, 15),
    "bev_15_18": (15, 18),
    "bev_18_20": (18, 20),
    "bev_20_25": (20, 25),
    "bev_25_45": (25, 45),
    "bev_45_65": (45, 65),
    "bev_65_80": (65, 80),
    "bev_80p": (80, 999),
}
FOREIGN_YEARS = {2015: 0.25, 2016: 0.12, 2022: 0.22, 2023: 0.05}  # arrivals, in log odds


@dataclass(frozen=True)
class Figure:
    """
    One indicator's numbers by district and year (2011 first).

    A count has no denominator; a plain value (a median rent) has neither count nor parts.
    """

    id: str
    numerator: Floats | Counts
    denominator: Counts | None = None
    years: tuple[int, ...] = ALL
    hides: Hides = ""
    plain: bool = False
    own_levels: bool = False  # higher levels cannot be summed, the office counts them itself

    @property
    def table(self) -> str:
        """Name of the table that the figure is delivered in."""
        return TABLES[self.id.partition("_")[0]]


def city_figures(people: People, rng: np.random.Generator) -> tuple[Figure, ...]:
    """Every figure of the city; the order of drawing is fixed, so the numbers are, too."""
    foreign = _part(Share("int_ausl_n", "", 0.085, 0.42, 0.22), people, rng)
    rise = np.cumsum([0.035 + FOREIGN_YEARS.get(year, 0.0) for year in YEARS]) - 0.5
    foreigners = np.rint(people.residents * _odds(foreign, rise)).astype(np.int64)
    bases = _bases(people, foreigners, rng)
    figures = [*_counts(people, bases), Figure("int_ausl_n", foreigners)]
    parts: dict[str, Counts] = {}
    for share in SHARES:
        whole = parts[share.within] if share.within else bases[share.base]
        parts[share.id] = np.rint(whole * _part(share, people, rng)).astype(np.int64)
        if share.id == "mat_sgb2_u15":
            bases["but"] = np.rint(1.3 * parts[share.id]).astype(np.int64) + 2
    parts["int_mh"] += foreigners  # drawn from the Germans, published for all residents
    bases["german"] = people.residents
    figures += [_figure(share, parts[share.id], bases[share.base]) for share in SHARES]
    return (*figures, *_amounts(people, bases, rng), *_moves(people, rng))


def _figure(share: Share, part: Counts, base: Counts) -> Figure:
    return Figure(share.id, part, base, share.years, share.hides)


def _odds(share: Floats, shift: Floats) -> Floats:
    moved: Floats = 1 / (1 + (1 - share) / share * np.exp(-shift))
    return moved


def _part(share: Share, people: People, rng: np.random.Generator) -> Floats:
    """The share by district and year; districts keep their own level, years shake it a little."""
    level = share.need * people.need + share.centre * people.centre
    level = level + rng.normal(0, share.noise, len(level))
    time = share.trend * (np.array(YEARS) - 2017.0)
    shock = np.array([{2020: 1.0, 2021: 0.5}.get(year, 0.0) for year in YEARS]) * share.shock
    shake = rng.normal(0, 0.25 * share.noise + 0.02, people.residents.shape)
    start = np.full(people.residents.shape, share.part)
    return _odds(start, level[:, None] + time + shock + shake)


def _bases(people: People, foreigners: Counts, rng: np.random.Generator) -> dict[str, Counts]:
    """Denominators by name."""
    spans = ((0, 3), (0, 6), (3, 6), (6, 10), (0, 15), (15, 25), (15, 65), (0, 65), (0, 21))
    bases = {f"{first}-{below}": people.between(first, below) for first, below in spans}
    everyone = people.residents
    size = 1.88 - 0.10 * people.centre + rng.normal(0, 0.03, len(everyone))
    households = everyone / size[:, None]
    german_adults = people.between(18) * (1 - foreigners / everyone)
    exact = {
        "hh": households,
        "hhk": np.minimum(people.between(0, 18) / 1.62, 0.9 * households),
        "flats": households * 1.045,
        "65+home": people.between(65) * 0.968,
        "5+": everyone - people.between(0, 6) * 0.83,
        "leavers": people.between(15, 18) * 0.93,
        "exam": people.between(3, 6) * 0.96,
        "booklet": people.between(3, 6) * 0.90,
        "voters": german_adults * 0.985,
    }
    bases |= {name: np.rint(base).astype(np.int64) for name, base in exact.items()}
    return bases | {"all": everyone, "65+": people.between(65), "german": everyone - foreigners}


def _counts(people: People, bases: dict[str, Counts]) -> Iterator[Figure]:
    yield Figure("bev_ew", people.residents)
    yield Figure("bev_w", people.women)
    yield Figure("bev_m", people.residents - people.women)
    for name, (first, below) in PUBLISHED_AGES.items():
        yield Figure(name, people.between(first, below))
    yield Figure("fam_hh", bases["hh"])
    yield Figure("fam_hhk", bases["hhk"])
    yield Figure("woh_whg", bases["flats"])
    yield Figure("bil_einschul", np.rint(people.between(3, 6) * 0.335))


def _amounts(
    people: People, bases: dict[str, Counts], rng: np.random.Generator
) -> Iterator[Figure]:
    """Means, supply and the rent: amounts that are no part of their denominator."""
    everyone, need, centre = people.residents, people.need[:, None], people.centre[:, None]
    years = np.array(YEARS) - 2017
    lived = np.rint(people.ages @ np.array(MEAN_AGE))
    yield Figure("bev_alter_mw", lived, everyone)
    own = rng.normal(0, 0.06, need.shape)
    space = np.rint(bases["flats"] * (75.5 - 2.6 * need - 3.5 * centre) * (1 + own))
    yield Figure("woh_flaeche", space, everyone)
    green = 50_000 * np.exp(-0.45 * centre + rng.normal(0, 0.5, need.shape)) + 250 * years
    yield Figure("umf_gruen", np.rint(green), everyone)
    play = everyone[:, 6:7] * np.exp(-0.2 * centre + rng.normal(0, 0.4, need.shape)) * 0.62
    yield Figure("umf_spiel", np.rint(play + 40 * (years // 3)), people.between(0, 14))
    doctors = np.rint(2 * everyone[:, 6:7] / 1650 * np.exp(0.3 * centre) * (1 + 4 * own)) / 2
    fewer = 0.5 * rng.integers(0, 2, need.shape) * (years > 1)
    yield Figure("ang_hausarzt", np.maximum(doctors - fewer, 0), everyone)
    rent = (7.1 - 0.35 * need + 0.45 * centre) * np.exp(0.032 * years + own)
    yield Figure("woh_miete", rent * everyone, everyone, plain=True, own_levels=True)
    firms = rng.normal(0.0009 + 0.0006 * centre - 0.0015 * (years == 3), 0.0007, everyone.shape)
    yield Figure("wir_gewerbe", np.rint(everyone * firms), everyone)


def _moves(people: People, rng: np.random.Generator) -> Iterator[Figure]:
    """Change, net moves and turnover; the base is the year before (2011 has none)."""
    now = people.residents
    before = np.concatenate([now[:, :1], now[:, :-1]], axis=1)
    births = np.rint(people.between(0, 3) / 3.03).astype(np.int64)
    deaths = np.rint(people.between(80) * 0.105 + people.between(45, 80) * 0.0085).astype(np.int64)
    yield Figure("bev_wsaldo", now - before - births + deaths, before, own_levels=True)
    rate = 0.21 * np.exp(0.18 * people.centre + 0.08 * people.need)[:, None]
    rate = rate * np.where(np.array(YEARS) == 2020, 0.84, 1.0) * rng.normal(1, 0.03, now.shape)
    yield Figure("bev_wvolumen", np.rint(before * rate), before, own_levels=True)
    base = np.concatenate([now[:, :5], now[:, :-5]], axis=1)
    yield Figure("bev_veraend5", now - base, base, ALL[4:])
