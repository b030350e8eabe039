"""A simulated user: speaks Streamlit's protocol over the real websocket."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from types import TracebackType

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

from tests.bench.sides import Side

# A real browser forgets a cached message after this many script runs without it.
CACHED_RUNS = 2
FOLLOWER = "follow_map"
RUN_SECONDS = 60.0
FINISHED = (
    ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY,
    ForwardMsg.ScriptFinishedStatus.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


class PageError(Exception):
    """The page showed an exception or could not be run."""


@dataclass
class Session:
    """One open page; `async with` connects, runs the page once and closes it again."""

    side: Side
    port: int
    query: str = ""
    widget: str = ""
    fragment: str = ""
    options: tuple[str, ...] = ()
    chosen: str = ""
    follower: str = ""
    follower_fragment: str = ""
    received: int = 0
    _page: str = ""
    _runs: int = 0
    _cached: dict[str, int] = field(default_factory=dict)
    _socket: ClientConnection | None = None

    async def __aenter__(self) -> Session:
        """Connect and run the page once, as a browser does when it opens the address."""
        origin = f"http://127.0.0.1:{self.port}"
        self._socket = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Origin": origin, "Accept-Language": "de-DE,de"},
            max_size=None,
            compression=None,
            # What Chromium offers; the library's own offer would spare the server work.
            extensions=[ClientPerMessageDeflateFactory(client_max_window_bits=True)],
            open_timeout=RUN_SECONDS,
        )
        await self._run(BackMsg())
        if not self.widget:
            raise PageError(f"no select box {self.side.indicator_label!r} on the page")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        if self._socket:
            await self._socket.close()

    async def choose(self, option: str) -> float:
        """Select an indicator; seconds from sending to the end of the last script run."""
        message = BackMsg()
        message.rerun_script.fragment_id = self.fragment
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = self.widget, option
        self.chosen = option
        taken = await self._run(message)
        return taken + (await self._follow() if self.follower else 0.0)

    async def _follow(self) -> float:
        """Ask for the part of the page that a browser asks for when the map is painted."""
        message = BackMsg()
        message.rerun_script.fragment_id = self.follower_fragment
        state = message.rerun_script.widget_states.widgets.add()
        state.id = _make_trigger_id(self.follower, "events")
        state.json_trigger_value = json.dumps([{"event": "view", "value": self.query}])
        return await self._run(message)

    async def _run(self, message: BackMsg) -> float:
        assert self._socket
        state = message.rerun_script
        state.query_string, state.page_script_hash = self.query, self._page
        state.page_name = "" if self._page else self.side.page
        state.cached_message_hashes.extend(self._cached)
        state.context_info.locale, state.context_info.timezone = "de-DE", "Europe/Berlin"
        state.context_info.url = f"http://127.0.0.1:{self.port}/{self.side.page}"
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(RUN_SECONDS):
            while not self._take(await self._socket.recv(decode=False)):
                pass
        return time.perf_counter() - start

    def _take(self, data: bytes) -> bool:
        """Note what a message says; True if it ends the run."""
        self.received += len(data)
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self._cached[message.hash] = self._runs
        if kind == "delta":
            self._note_element(message)
        elif kind == "ref_hash":
            self._cached[message.ref_hash] = self._runs
        elif kind == "new_session":
            self._page = message.new_session.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "script_finished":
            return self._finished(message)
        return False

    def _note_element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise PageError(element.exception.message)
        if kind == "bidi_component" and element.bidi_component.component_name == FOLLOWER:
            self.follower = element.bidi_component.id
            self.follower_fragment = message.delta.fragment_id
        if kind == "selectbox" and element.selectbox.label == self.side.indicator_label:
            box = element.selectbox
            self.widget, self.options = box.id, tuple(box.options)
            self.fragment = message.delta.fragment_id
            # A choice that the script made itself is sent as the raw value.
            self.chosen = box.raw_value if box.set_value else self.chosen
            self.chosen = self.chosen or self.options[box.default]

    def _finished(self, message: ForwardMsg) -> bool:
        if message.script_finished not in FINISHED:
            return False
        self._runs += 1
        fresh = self._runs - CACHED_RUNS
        self._cached = {key: run for key, run in self._cached.items() if run >= fresh}
        return True
