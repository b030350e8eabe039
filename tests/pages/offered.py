"""The files that a page offers, as they would be handed out."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager


class Offered:
    """Files by name; each is made when it is asked for."""

    def __init__(self) -> None:
        self.made: dict[str, bytes | Callable[[], bytes]] = {}

    def content(self, name: str) -> bytes:
        """What is in a file."""
        data = self.made[name]
        return data() if callable(data) else data

    def one(self, start: str, ending: str) -> str:
        """Name of the only file that begins and ends like this."""
        [found] = [one for one in self.made if one.startswith(start) and one.endswith(ending)]
        return found

    def csv(self, start: str) -> pd.DataFrame:
        """The rows of a table."""
        return pd.read_csv(io.BytesIO(self.content(self.one(start, ".csv"))),
                           dtype={"area": str, "edition": str})

    def xlsx(self, start: str, sheet: str = "Werte") -> pd.DataFrame:
        """The rows of a sheet of a workbook."""
        content = self.content(self.one(start, ".xlsx"))
        found = pd.read_excel(io.BytesIO(content), sheet, engine="calamine")
        assert isinstance(found, pd.DataFrame)
        return found


def offered(patch: pytest.MonkeyPatch) -> Offered:
    """Gathers the files of the pages that are opened from here on."""
    found = Offered()
    for name in ("add", "add_deferred"):
        original = getattr(MediaFileManager, name)

        def add(self: Any, data: Any, *more: Any, original: Callable[..., Any] = original,
                **named: Any) -> Any:
            if file := named.get("file_name"):
                found.made[str(file)] = data
            return original(self, data, *more, **named)

        patch.setattr(MediaFileManager, name, add)
    return found
