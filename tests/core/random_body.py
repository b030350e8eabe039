"""Rows of random office tables: areas, groups of areas, headings, totals, long forms."""

from __future__ import annotations

from random import Random

from tests.core.random_rows import Column, Figure, Figures, Row, summed

AREAS = (
    "Altstadt", "Nordend", "Lindenhof", "Südring", "Größe-Siedlung", "Am Wall", "Neustadt",
    "Weststadt", "Hafen", "Brückfeld", "Sankt Jürgen", "Bahnhofsviertel", "Hohe Wiese",
    "Kirchberg", "Mühlenau", "Ostheim", "Schloßpark", "Tannenhof", "Ulmenweg", "Vorwerk",
    "Wiesental", "Zollhof", "Eichkamp", "Feldmark", "Gartenstadt", "Heide-Nord",
)
DISTRICTS = ("Mitte", "Nord", "Süd", "Ost", "West", "Außenbereich")
HEADINGS = ("Deutsche", "Ausländer", "Insgesamt")
TOTALS = ("Insgesamt", "Zusammen", "Musterstadt insgesamt", "Summe", "Gesamt", "Stadt gesamt")
UNNAMED = "Musterstadt"


def body(
    rng: Random, columns: list[Column], figures: Figures, truth: dict[str, str]
) -> tuple[tuple[str, ...], list[Row]]:
    """Names of the label columns and all rows below the header."""
    truth |= {"subheading": "no", "tail": "yes", "numbering": "yes", "total": "no"}
    form = rng.choice(("flat", "flat", "flat", "grouped", "headings", "parts", "long", "series",
                       "levels"))
    if form == "long":
        return _long(rng, columns, figures)
    if form == "series":
        rows = [_row((str(year),), columns, figures) for year in range(2012, 2024)]
        return ("Jahr",), rows
    names, keys = _labels(rng)
    areas = rng.sample(AREAS, rng.randint(5, len(AREAS)))
    if form == "grouped":
        rows = _grouped(rng, areas, keys, columns, figures)
    elif form == "headings":
        rows = _headed(rng, areas[:6], keys, columns, figures)
        truth["subheading"] = "yes"
    elif form == "levels":
        names, rows = ("Schlüssel", "Gebiet"), _levels(rng, areas, columns, figures)
    elif form == "parts":
        names, rows = _parts(rng, areas, columns, figures, truth)
    else:
        rows = [_row(_named(keys, number, name), columns, figures)
                for number, name in enumerate(areas, 1)]
        rows = _gaps(rng, rows, columns)
        _total(rng, rows, columns, figures)
        truth["total"] = "yes"
    return names, rows


def _labels(rng: Random) -> tuple[tuple[str, ...], str]:
    """Names of the label columns, and how keys look: none, short, long or alone."""
    keys = rng.choice(("none", "none", "short", "plain", "long", "alone"))
    name = rng.choice(("Stadtteil", "Ortsteil", "Gebiet", "Name", ""))
    if keys == "none":
        return (name,), keys
    if keys == "alone":
        return ("Gebietsnummer",), keys
    return (rng.choice(("Nr.", "Schlüssel", "ID")), name), keys


def _named(keys: str, number: int, name: str) -> tuple[str, ...]:
    key = {"short": f"{number:02d}", "plain": str(number), "long": f"{11_000_000 + number:08d}",
           "alone": f"0{number:03d}"}.get(keys)
    if key is None:
        return (name,)
    return (key,) if keys == "alone" else (key, name)


def _row(labels: tuple[str, ...], columns: list[Column], figures: Figures) -> Row:
    return Row("data", labels, tuple(figures.figure(column) for column in columns))


def _gaps(rng: Random, rows: list[Row], columns: list[Column]) -> list[Row]:
    """Sometimes one area without any figure."""
    if rng.random() < 0.15:
        number = rng.randrange(len(rows))
        empty = tuple(Figure("", None, "missing") for _ in columns)
        rows[number] = Row("data", rows[number].labels, empty)
    return rows


def _total(rng: Random, rows: list[Row], columns: list[Column], figures: Figures) -> None:
    """Perhaps a total with or without its word, below or above the rows."""
    if rng.random() < 0.5:
        return
    width = len(rows[0].labels)
    counts = any(column.size for column in columns)
    name = UNNAMED if counts and rng.random() < 0.25 else rng.choice(TOTALS)
    place = 0 if rng.random() < 0.15 else len(rows)
    filler = ("",) * (width - 1)
    labels = (*filler, name) if rng.random() < 0.6 else (name, *filler)
    rows.insert(place, summed(rows, columns, figures, labels))


def _grouped(
    rng: Random, areas: list[str], keys: str, columns: list[Column], figures: Figures
) -> list[Row]:
    """Ragged groups of areas, each with its subtotal, perhaps blank rows between them."""
    rows, number, blank = list[Row](), 0, rng.random() < 0.3
    word = rng.choice(("Zusammen", "{} zusammen", "Summe {}", "Bezirk {} insgesamt"))
    filler = ("",) * (0 if keys in ("none", "alone") else 1)
    for district in DISTRICTS:
        size = rng.randint(2, 6)
        group = [_row(_named(keys, number + place, name), columns, figures)
                 for place, name in enumerate(areas[number : number + size], 1)]
        number += size
        if not group:
            break
        rows += group
        if len(group) > 1:
            rows.append(summed(group, columns, figures, (*filler, word.format(district))))
        if blank:
            rows.append(Row("blank", ()))
    data = [row for row in rows if row.kind == "data"]
    rows.append(summed(data, columns, figures, (*filler, "Insgesamt")))
    return rows


def _headed(
    rng: Random, areas: list[str], keys: str, columns: list[Column], figures: Figures
) -> list[Row]:
    """Headings between the rows: the same areas below each, or the areas of a district."""
    rows, number = list[Row](), 0
    repeated = rng.random() < 0.5
    names = HEADINGS[: rng.randint(2, 3)] if repeated else [
        f"{rng.choice(('Bezirk ', ''))}{name}" for name in DISTRICTS[:3]]
    filler = ("",) * (0 if keys in ("none", "alone") else 1)
    over = rng.random() < 0.3
    for name in names:
        labels = (name, *filler)
        heading = Row("heading", labels)
        if over:  # above the figures
            heading = Row("heading", (*("",) * len(labels), name))
        rows.append(heading)
        part = areas if repeated else areas[number : number + 2]
        for place, area in enumerate(part, 1):
            rows.append(_row(_named(keys, number + place, area), columns, figures))
        number += 0 if repeated else 2
    return rows


def _parts(
    rng: Random, areas: list[str], columns: list[Column], figures: Figures, truth: dict[str, str]
) -> tuple[tuple[str, ...], list[Row]]:
    """A column of districts whose name stands once or in each row, beside the areas."""
    once = rng.random() < 0.5
    rows, number = list[Row](), 0
    for district in DISTRICTS[: rng.randint(2, 4)]:
        size = rng.randint(2, 5)
        part = areas[number : number + size]
        number += size
        for place, area in enumerate(part):
            row = _row((district, area), columns, figures)
            rows.append(row._replace(once=once and place > 0))
        if part and rng.random() < 0.3:
            rows.append(summed([row for row in rows[-len(part):] if row.kind == "data"], columns,
                               figures, ("" if once else district, "zusammen")))
    truth["repeat"] = "yes"
    return ("Bezirk", "Stadtteil"), rows


def _levels(
    rng: Random, areas: list[str], columns: list[Column], figures: Figures
) -> list[Row]:
    """Districts with their key, and below each its areas; all of them are figures of areas."""
    rows, number = list[Row](), 0
    for place, district in enumerate(DISTRICTS[:4], 1):
        part = areas[number : number + rng.randint(2, 5)]
        number += len(part)
        below = [_row((f"{place:02d}{one:02d}", area), columns, figures)
                 for one, area in enumerate(part, 1)]
        if below:
            whole = summed(below, columns, figures, (f"{place:02d}", district))
            rows += [whole._replace(kind="data"), *below]
    return rows


def _long(
    rng: Random, columns: list[Column], figures: Figures
) -> tuple[tuple[str, ...], list[Row]]:
    """One row per area, year and perhaps sex; totals of a breakdown are figures too."""
    del columns[2:]
    for place, column in enumerate(columns):
        columns[place] = Column(("Anzahl", "Anteil")[place : place + 1], column.size, column.unit)
    sexes = rng.choice(((), ("m", "w"), ("männlich", "weiblich", "insgesamt")))
    years = range(2024 - rng.randint(1, 4), 2024)
    areas = rng.sample(AREAS, rng.randint(4, 12))
    keyed = rng.random() < 0.6
    rows = []
    for number, area in enumerate(areas, 1):
        labels = (f"{number:03d}", area) if keyed else (area,)
        for year in years:
            for sex in sexes or ("",):
                own = (*labels, str(year), sex) if sexes else (*labels, str(year))
                rows.append(_row(own, columns, figures))
    names = (*(("Gebiet-ID",) if keyed else ()), "Stadtteil", "Jahr", *(("Geschlecht",) if sexes
             else ()))
    return names, rows
