from collections.abc import Iterator
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
from monitoring.storage.city import CityRefused
from monitoring.storage.first_release import publish_first_release
from monitoring.storage.parquet import cube_in, observations_file
from monitoring.storage.publishing import restore
from tests.core.invented import areas_of, observations, row

ROLES = """
[profiles.amt]
label = {de = "Amt", en = "Office"}
publishes = true

[profiles.rat]
label = {de = "Rat", en = "Council"}
min_numerator = 12
"""


def test_a_new_release_replaces_the_snapshot_in_memory(
    musterstadt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(tmp_path / "store"))
    served.forget()
    try:
        assert served.served_snapshot() is None
        publish_first_release()
        publish_first_release()
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


@pytest.fixture
def serving(musterstadt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The tiny city is served by roles, with one release; gives the place of its inner store."""
    frame = musterstadt / "city.toml"
    frame.write_text(frame.read_text("utf-8") + ROLES, "utf-8")
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(tmp_path / "store"))
    served.forget()
    publish_first_release()
    yield tmp_path / "store" / "inner"
    served.forget()


@pytest.mark.usefixtures("serving")
@pytest.mark.parametrize(("role", "shown", "may"), [
    ("", "amt", True), ("amt", "amt", True), ("rat", "rat", False)])
def test_one_process_serves_one_role(
    monkeypatch: pytest.MonkeyPatch, role: str, shown: str, may: bool
) -> None:
    monkeypatch.setenv("SOZIALRAUM_ROLE", role)
    served.forget()
    found = served.served_snapshot()
    assert found is not None
    assert found.profile == served.served_role() == shown
    assert served.publishing_is_served() is may


@pytest.mark.usefixtures("serving")
def test_an_unknown_role_is_a_fault_of_the_declarations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOZIALRAUM_ROLE", "niemand")
    served.forget()
    with pytest.raises(CityRefused) as refused:
        served.served_snapshot()
    assert "„niemand“ gibt es nicht. Vorhanden sind: amt, rat." in (
        refused.value.problems[0].sentence())
    assert not served.publishing_is_served()


def test_without_the_inner_store_nothing_is_published_here(serving: Path) -> None:
    assert served.publishing_is_served()
    serving.rename(serving.with_name("away"))
    found = served.served_snapshot()
    assert found is not None
    assert not served.publishing_is_served()


@pytest.mark.usefixtures("serving")
@pytest.mark.parametrize(("said", "on"), [("off", False), (" OFF ", False), ("on", True)])
def test_publishing_can_be_switched_off(
    monkeypatch: pytest.MonkeyPatch, said: str, on: bool
) -> None:
    monkeypatch.setenv("SOZIALRAUM_PUBLISHING", said)
    assert served.publishing_is_served() is on


def test_a_role_that_the_release_does_not_know_sees_nothing(
    serving: Path, musterstadt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert serving.is_dir()
    frame = musterstadt / "city.toml"
    frame.write_text(frame.read_text("utf-8").replace("[profiles.rat]", "[profiles.neu]"), "utf-8")
    monkeypatch.setenv("SOZIALRAUM_ROLE", "neu")
    served.forget()
    assert served.served_snapshot() is None


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
