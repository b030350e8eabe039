"""Runs the slower part of a page after the map has been painted."""

from __future__ import annotations

import json

import streamlit as st

# Nothing is drawn. After each painting the address is compared with the one this part was made
# for; the timer serves pages whose map cannot paint.
_SCRIPT = """
export default function ({ data, setTriggerValue, parentElement }) {
  const here = () => JSON.stringify([...new URLSearchParams(location.search)].sort());
  const check = () => {
    const view = here();
    if (view === data.view || view === parentElement.asked) return;
    parentElement.asked = view;
    setTriggerValue("view", view);
  };
  const painted = () => setTimeout(check);
  document.addEventListener("painted", painted);
  const timer = setInterval(check, 1500);
  return () => {
    document.removeEventListener("painted", painted);
    clearInterval(timer);
  };
}
"""


def follow_map(key: str = "follow") -> None:
    """Place this in a fragment: it runs again whenever the map shows another address."""
    component = st.components.v2.component("follow_map", js=_SCRIPT)
    component(key=key, data={"view": _view()}, on_view_change=_nothing)


def _view() -> str:
    pairs = sorted([name, value] for name, value in st.query_params.to_dict().items())
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))


def _nothing() -> None:
    """The run itself is all that is wanted."""
