"""A seeded table: small, with one mistake, and what must be said about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from monitoring.core.area import Areas
from monitoring.core.recipe import AreaBy, Figure, ObservationsRecipe, Place
from monitoring.core.signs import DEFAULT
from monitoring.core.status import Status
from tests.core.checks.judging import AREAS, WIDE

Where = tuple[int | None, str, str]


@dataclass(frozen=True)
class Seed:
    """
    The rule, the table, and row, column and value of the mistake; `also` are further places of it.

    `before` is the table of the release that the table comes after.
    """

    rule: str
    table: str | Sequence[str]
    row: int | None
    column: str
    value: str
    recipe: ObservationsRecipe = WIDE
    before: str = ""
    also: tuple[Where, ...] = ()
    areas: Areas | None = field(default=AREAS, repr=False)

    @property
    def expected(self) -> list[tuple[str, int | None, str, str]]:
        """What is said, in this order and nothing else."""
        return [(self.rule, *one)
                for one in ((self.row, self.column, self.value), *self.also)]


def wide(*figures: Figure, level: str = "viertel", **changes: object) -> ObservationsRecipe:
    """A recipe of a table with one column per figure."""
    return replace(WIDE, columns=figures or WIDE.columns, level=Place(fixed=level),
                   **changes)  # type: ignore[arg-type]


BY_NAME = wide(area_by=AreaBy.name)
CITY_WIDE = wide(level="stadt")
AGES = wide(Figure("bev_ew", "einwohner"), Figure("bev_u18_anz", "unter 18"))
SHARE = wide(Figure("arb_quote", "", "arbeitslose", "erwerbspersonen"))
PLAIN_SHARE = wide(Figure("arb_quote", "quote"))
SHARE_WITH_COUNTS = wide(Figure("arb_quote", "quote", "arbeitslose", "erwerbspersonen"))
DENSITY = wide(Figure("dichte", "dichte", "praxen", "einwohner"))
INCOME = wide(Figure("ein_mittel", "einkommen"))
PARTS = wide(
    Figure("bev_ew", "insgesamt"),
    Figure("bev_ew", "frauen", breakdown={"geschlecht": "w"}),
    Figure("bev_ew", "maenner", breakdown={"geschlecht": "m"}),
)
GROUPS = replace(WIDE, breakdown={"alter": "altersgruppe"})
LEVELS = replace(WIDE, level=Place(column="ebene"))
LONG = ObservationsRecipe(
    id="t", label=WIDE.label, area="gebiet", period=Place(column="jahr"),
    level=Place(fixed="viertel"), edition_by_period=True, decimal=",", thousands=".",
    signs={**DEFAULT, "p": Status.provisional}, indicator="indikator", value="wert",
    status="zeichen",
)
