"""Power cuts: publishing is killed at fifty moments, and every store stays whole."""

import json
import subprocess
import sys
from pathlib import Path

from monitoring.storage.store import Store
from tests.conftest import PROJECT


def test_fifty_kills_leave_the_old_or_the_new_release(
    musterstadt: Path, tiny_store: Store, tmp_path: Path
) -> None:
    table = musterstadt / "tables" / "arbeit_2020.csv"
    table.write_text(table.read_text("utf-8").replace("10,50", "35,50"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.killed_publishing", str(musterstadt),
         tiny_store.location, str(tmp_path / "killed")],
        capture_output=True, text=True, check=False, cwd=PROJECT,
    )
    assert done.returncode == 0, done.stderr
    stores = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(stores) == 50
    assert {(one["release"], tuple(one["value"])) for one in stores} <= {(1, (4.0,)), (2, (9.0,))}
    for one in stores:
        assert one["damages"] == []
        assert one["acts"] == one["release"]
    # They died with different files already written, or the moments would be no random ones.
    assert len({one["files"] for one in stores}) > 2
