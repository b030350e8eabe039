"""Cities and published stores that tests of all folders share."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from monitoring.cli import main
from monitoring.language import speak
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store, store_at

PROJECT = Path(__file__).parents[1]
REAL = PROJECT.parent / "shared" / "real"
MUSTERSTADT = Path(__file__).parent / "musterstadt"


def pytest_configure() -> None:
    """Settings of the person who runs the tests must not reach them."""
    settings.register_profile("shared machines", deadline=None)
    settings.load_profile("shared machines")
    for name in ("CITY", "STORE", "INNER", "ROLE", "DATABASE", "LANGUAGE", "PUBLISHING"):
        os.environ.pop(f"SOZIALRAUM_{name}", None)


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    """Every test starts in German."""
    speak("de")
    yield
    speak("de")


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real open data; without it the test is skipped, in CI it fails."""
    if not REAL.is_dir():
        reason = f"real data are not there: {REAL}"
        if os.environ.get("SOZIALRAUM_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return REAL


@pytest.fixture
def musterstadt(tmp_path: Path) -> Path:
    """A copy of the tiny invented city that a test may change."""
    return shutil.copytree(MUSTERSTADT, tmp_path / "musterstadt")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store of the tiny city."""
    return store_at(str(tmp_path / "store"), city="musterstadt")


@pytest.fixture
def tiny_store(musterstadt: Path, store: Store) -> Store:
    """The tiny city's store with one release."""
    city = city_in(musterstadt)
    publish(store, draft(store, city, read_folder(musterstadt, city)), "Test", "Erste")
    return store


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Any) -> Run:
    """Run a command on the tiny city and a store in a temporary folder."""
    monkeypatch.setenv("SOZIALRAUM_CITY", str(MUSTERSTADT))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(tmp_path / "store"))

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status = main([str(one) for one in arguments])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        out, err = capsysbinary.readouterr()
        assert b"Traceback" not in out + err
        assert "nicht geschehen dürfen" not in (out + err).decode("utf-8", "replace")
        return status, out.decode("latin-1") if b"PAR1" in out else out.decode(), err.decode()

    return command


@pytest.fixture
def filled(run: Run) -> Run:
    assert run("load", MUSTERSTADT, "--publish", "--by", "Anna", "--note", "Erste")[0] == 0
    return run


Published = Callable[[str, Path], Path]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A store with one release of `data/NAME`, read from a folder; made once per session."""
    made: dict[tuple[str, Path], Path] = {}

    def publish_once(name: str, folder: Path) -> Path:
        if (name, folder) not in made:
            city = city_in(PROJECT / "data" / name)
            place = tmp_path_factory.mktemp(name) / "store"
            store = store_at(str(place), city=city.frame.id)
            publish(store, draft(store, city, read_folder(folder, city)), "Test", "Test")
            made[name, folder] = place
        return made[name, folder]

    return publish_once


@pytest.fixture(scope="session")
def demo_store(published: Published) -> Path:
    """The store of the invented city that the project brings along."""
    return published("demo", PROJECT / "data" / "demo")


@pytest.fixture(scope="session")
def berlin_store(published: Published, real: Path) -> Path:
    """Berlin's store, read from the real files."""
    return published("berlin", real / "berlin")


@pytest.fixture(scope="session")
def leipzig_store(published: Published, real: Path) -> Path:
    """Leipzig's store, read from the real files."""
    return published("leipzig", real / "leipzig")


@pytest.fixture(scope="session")
def germany_store(published: Published, real: Path) -> Path:
    """The store of the German municipalities, read from the real files."""
    return published("germany", real / "germany")
