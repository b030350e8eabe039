from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.filling import cube_of
from monitoring.core.observations import Plane, together
from monitoring.core.status import Status
from monitoring.language import Words
from monitoring.storage import served
from monitoring.storage.parquet import cube_in, observations_file
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
    st.tuples(st.sampled_from(["0101", "0204", "01"]), st.sampled_from(["2020", "2021"]),
              st.sampled_from(["", "alter=0-5"])),
    st.tuples(
        st.floats(allow_nan=False),
        st.sampled_from(list(Status)[1:]),
        st.sampled_from(["", "Grund", "Ä\n"]),
        st.sampled_from(["", "a.csv"]),
    ),
    min_size=1,
)


@given(cells)
def test_a_cube_comes_back_from_its_file(drawn: dict) -> None:  # type: ignore[type-arg]
    parts = []
    for (area, period, part), (value, status, reason, file) in drawn.items():
        one = observations(row("ew", area, period, value, status=status), file=file)
        parts.append(replace(one, planes=(Plane("ew", part),), reasons=(Words(reason, reason),)))
    files = ("", "a.csv")
    built = cube_of(together(parts), ("ew",), areas_of(), files)
    straight = cube_in({"ew": observations_file(built, "ew", files)}, areas_of(), files, ("ew",))
    assert straight.periods == built.periods
    assert set(straight.planes) == set(built.planes)
    own = [straight.indicator_position[one] for one in built.planes]
    for name in ("value", "numerator", "status", "origin", "file", "row"):
        np.testing.assert_array_equal(getattr(straight, name)[own], getattr(built, name))
    words = [[cube.reasons[one].de for one in cube.reason[at].ravel()]
             for cube, at in ((straight, own), (built, slice(None)))]
    assert words[0] == words[1]
