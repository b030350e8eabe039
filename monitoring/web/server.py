"""Starting and preparing the server."""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import uvicorn
from starlette.concurrency import run_in_threadpool

from monitoring.language import text
from monitoring.storage.city import CityRefused
from monitoring.storage.first_release import publish_first_release
from monitoring.storage.inner import NotPublished
from monitoring.storage.served import served_snapshot


@asynccontextmanager
async def prepared(_app: Any) -> AsyncIterator[None]:
    """Load the snapshot and the heavy imports once, then take them out of every collection."""
    await run_in_threadpool(_prepare)
    gc.collect()
    gc.freeze()
    yield


def _prepare() -> None:
    import plotly.graph_objects  # noqa: F401  imported once here instead of in the first click

    try:
        publish_first_release()
        served_snapshot()
    except (CityRefused, NotPublished) as refused:
        print(refused, file=sys.stderr)


def serve(host: str, port: int) -> None:
    """Run the app under uvicorn, whose sockets answer without the delay of `streamlit run`."""
    folder = Path(__file__).parents[2]
    print(text("Der Sozialraum-Monitor läuft unter http://{host}:{port}", host=host, port=port),
          flush=True)
    uvicorn.run(
        "app:app",
        host=host,
        port=port,
        app_dir=str(folder),
        log_level="warning",
        access_log=False,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
    )
