"""An index as a file that people read: TOML for the city's folder."""

from __future__ import annotations

from monitoring.core.index.declaration import Index
from monitoring.storage.as_toml import plain_table, toml_of

ORDER = ("id", "label", "description", "source", "level", "standardisation",
         "sum_standardisation", "population", "min_population")


def index_toml(index: Index) -> str:
    """The declaration of an index, without what is as usual anyway."""
    return toml_of(plain_table(index), ORDER)
