"""How many users one process serves: simulated users change the indicator every five seconds."""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import time
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.bench.servers import Server, running
from tests.bench.session import PageError, Session
from tests.bench.sides import Side

PAUSE_SECONDS = 5.0
MEASURED_ACTIONS = 120
MEASURED_SECONDS = (20.0, 40.0)
SETTLE_SECONDS = 5.0
LIMIT_SECONDS = 0.5
JOINING_AT_ONCE = 4


@dataclass(frozen=True)
class Step:
    """What a number of users experienced; times in seconds, processor shares of one core."""

    users: int
    actions: int
    failures: tuple[str, ...]
    median: float
    p95: float
    bytes_per_action: float
    server_share: float
    client_share: float
    server_memory_mb: float

    @property
    def good(self) -> bool:
        """Whether the users were served in time and without errors."""
        return not self.failures and self.actions > 0 and self.p95 < LIMIT_SECONDS


@dataclass
class Crowd:
    """All users of one server; `taken` collects the seconds of each action."""

    side: Side
    port: int
    open: AsyncExitStack
    options: tuple[str, ...] = ()
    users: list[asyncio.Task[None]] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    async def grow(self, users: int) -> None:
        """Let new users open the page, a few at a time, until there are so many."""
        turn = asyncio.Semaphore(JOINING_AT_ONCE)

        async def join() -> None:
            async with turn:
                session = await self.open.enter_async_context(Session(self.side, self.port))
            self.sessions.append(session)
            self.users.append(asyncio.create_task(self._act(session)))

        await asyncio.gather(*(join() for _ in range(users - len(self.sessions))))

    async def _act(self, session: Session) -> None:
        # The next action is due five seconds after the last one began, however long it took.
        due = time.perf_counter() + random.uniform(0, PAUSE_SECONDS)
        while True:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            due = time.perf_counter() + random.uniform(0.8, 1.2) * PAUSE_SECONDS
            options = self.options or session.options
            other = [option for option in options if option != session.chosen]
            try:
                self.taken.append(await session.choose(random.choice(other)))
            except (PageError, OSError, TimeoutError) as error:
                self.failures.append(f"{type(error).__name__}: {error}"[:200])
                return


async def _step(crowd: Crowd, server: Server, users: int) -> Step:
    await crowd.grow(users)
    await asyncio.sleep(SETTLE_SECONDS)
    crowd.taken.clear()
    bytes_before = sum(session.received for session in crowd.sessions)
    client, used, start = time.process_time(), server.processor_seconds(), time.perf_counter()
    least, most = MEASURED_SECONDS
    await asyncio.sleep(min(most, max(least, MEASURED_ACTIONS * PAUSE_SECONDS / users)))
    seconds = time.perf_counter() - start
    taken = sorted(crowd.taken)
    p95 = taken[int(0.95 * len(taken))] if taken else float("inf")
    print(f"{crowd.side.name}: {users} users, p95 {p95:.3f} s", file=sys.stderr, flush=True)
    received = sum(session.received for session in crowd.sessions) - bytes_before
    return Step(
        users=users,
        actions=len(taken),
        failures=tuple(crowd.failures[:3]),
        median=statistics.median(taken) if taken else float("inf"),
        p95=p95,
        bytes_per_action=received / max(1, len(taken)),
        server_share=(server.processor_seconds() - used) / seconds,
        client_share=(time.process_time() - client) / seconds,
        server_memory_mb=server.memory_bytes() / 1e6,
    )


async def _steps(side: Side, server: Server, options: tuple[str, ...]) -> list[Step]:
    steps: list[Step] = []
    async with AsyncExitStack() as stack:
        crowd = Crowd(side, server.port, stack, options)
        for users in side.users:
            steps.append(await _step(crowd, server, users))
            if not steps[-1].good and not crowd.failures:
                # Once more: a single slow second of the machine is not the app's limit.
                steps.append(await _step(crowd, server, users))
            if not steps[-1].good:
                break
        for task in crowd.users:
            task.cancel()
        await asyncio.gather(*crowd.users, return_exceptions=True)
    return steps


def load(
    side: Side, settings: Mapping[str, str], folder: Path, options: tuple[str, ...]
) -> dict[str, object]:
    """
    Steps of more and more users until p95 exceeds half a second twice.

    `options` are the indicators that the users choose from; all of the page's if empty.
    """
    with running(side, settings, folder / f"load_{side.name}.log") as server:
        steps = asyncio.run(_steps(side, server, options))
    served = max((step.users for step in steps if step.good), default=0)
    return {"users_below_limit": served, "steps": [asdict(step) for step in steps]}
