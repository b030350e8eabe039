from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.observations import KEYS, TYPES, cube_of
from monitoring.core.status import Status
from monitoring.storage import served
from monitoring.storage.parquet import cube_in, observations_file, observations_in
from monitoring.storage.publishing import restore
from tests.core.invented import areas_of, observations, row


def test_a_new_release_replaces_the_snapshot_in_memory(
    musterstadt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(tmp_path / "store"))
    served.forget()
    try:
        assert served.served_snapshot() is None
        served.publish_first_release()
        served.publish_first_release()
        first = served.served_snapshot()
        assert first is not None
        assert (first.release.id, first.release.note) == (1, "Erste Veröffentlichung")
        assert served.served_snapshot() is first
        restore(served.served_store(), 1, "B", "Zurück")
        second = served.served_snapshot()
        assert second is not None
        assert second.release.id == 2
        assert served.served_snapshot() is second
    finally:
        served.forget()


cells = st.dictionaries(
    st.tuples(st.sampled_from(["0101", "0204", "01"]), st.sampled_from(["2020", "2021"])),
    st.tuples(
        st.floats(allow_nan=False),
        st.sampled_from(list(Status)[1:]),
        st.sampled_from(["", "Grund", "Ä\n"]),
        st.sampled_from(["", "a.csv"]),
    ),
    min_size=1,
)


@given(cells)
def test_parquet_and_cube_hold_the_same(drawn: dict) -> None:  # type: ignore[type-arg]
    table = observations(
        *(
            row("ew", area, period, value, status=status)
            for (area, period), (value, status, _, _) in drawn.items()
        )
    )
    table["reason_de"] = table["reason_en"] = [words for _, _, words, _ in drawn.values()]
    table["file"] = [file for *_, file in drawn.values()]
    content = observations_file(table)
    pd.testing.assert_frame_equal(observations_in(content), table.astype(TYPES))
    files = ("", "a.csv")
    straight = cube_in({"ew": content}, areas_of(), files, ("ew",))
    built = cube_of(table, ("ew",), areas_of(), files)
    assert straight.periods == built.periods
    for name in ("value", "status", "origin", "file", "row"):
        np.testing.assert_array_equal(getattr(straight, name), getattr(built, name))
    words = [[cube.reasons[one].de for one in cube.reason.ravel()] for cube in (straight, built)]
    assert words[0] == words[1]
    assert len(KEYS) == 5
