"""Stores to measure on: filled by the command line from the real files, in a temporary folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.sides import PROJECT

REAL = PROJECT.parent / "shared" / "real"
CITIES = ("berlin", "germany")


@dataclass(frozen=True)
class Store:
    """A city's declarations and the store that holds its release."""

    city: str
    url: str

    @property
    def name(self) -> str:
        """Name of the city's folder."""
        return Path(self.city).name

    @property
    def settings(self) -> Mapping[str, str]:
        """Environment in which both pages show this store."""
        return {
            "SOZIALRAUM_CITY": self.city,
            "SOZIALRAUM_STORE": self.url,
            "PYTHONPATH": str(PROJECT),
        }


def published(name: str, folder: Path) -> Store:
    """A new store below the folder with one release of the city's real files."""
    store = Store(str(PROJECT / "data" / name), str(folder / name))
    publish = ("--publish", "--by", "Messung", "--note", "Messung")
    command = (
        *(sys.executable, "-m", "monitoring", "load", "--city", store.city),
        *(str(REAL / name), *publish, "--store", store.url),
    )
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return store
