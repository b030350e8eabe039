"""A publisher that is killed at random moments; prints what every store holds afterwards."""

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from statistics import median

import pyarrow as pa

from monitoring.core.city import City
from monitoring.storage.city import city_in
from monitoring.storage.drafting import Draft, draft
from monitoring.storage.publishing import publish
from monitoring.storage.snapshot import current_snapshot
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store, store_at
from monitoring.storage.values import values_table

POINTS = 50
REHEARSALS = 5


def published_in_a_child(place: Path, made: Draft, city: City, delay: float | None) -> bool:
    """Publish in a process of its own and kill it after so many seconds; whether it was killed."""
    ready, go = os.pipe()
    child = os.fork()
    if not child:
        store = store_at(str(place), city=city.frame.id)
        os.write(go, b"!")
        publish(store, made, "K", "Abbruch")
        os._exit(0)
    os.read(ready, 1)
    os.close(ready)
    os.close(go)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def opened_again(store: Store, city: City) -> dict[str, object]:
    """What somebody finds who opens the store afterwards, and whether she can publish in it."""
    snapshot = current_snapshot(store, city)
    assert snapshot is not None
    table = values_table(snapshot, "arb_quote", "2020", area=["01"])
    found = {
        "release": snapshot.release.id,
        "value": table["value"].tolist(),
        "acts": len(store.ledger.acts()),
        "damages": store.damages(),
        "files": len(list((Path(store.location) / "objects").iterdir())),
    }
    store.ledger.add(snapshot.release.manifest, "N", "Danach", snapshot.release.id)
    return found


def main(folder: Path, whole: Path, target: Path) -> None:
    """Kill at moments spread over the time that publishing takes, each in a fresh store."""
    # A fork takes only its own thread along.
    pa.set_cpu_count(1)
    city = city_in(folder)
    made = draft(store_at(str(whole), city=city.frame.id), city, read_folder(folder, city))
    taken = []
    for number in range(REHEARSALS):
        place = Path(shutil.copytree(whole, target / f"rehearsal{number}"))
        start = time.perf_counter()
        published_in_a_child(place, made, city, None)
        taken.append(time.perf_counter() - start)
    chance, killed, number = random.Random(12), 0, 0
    while killed < POINTS and number < 5 * POINTS:
        place = Path(shutil.copytree(whole, target / str(number)))
        moment = chance.uniform(0, 1.2) * median(taken)
        number += 1
        # One that was done before it could be killed shows nothing.
        if published_in_a_child(place, made, city, moment):
            killed += 1
            found = opened_again(store_at(str(place), city=city.frame.id), city)
            print(json.dumps(found))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
