"""Choices in the address: every one is an id, and a link restores all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import (
    ThreadState,
    get_script_run_ctx,
)

from monitoring.language import LANGUAGES, speak, text
from monitoring.pages.parts.embedding import is_embedded
from monitoring.pages.parts.publish.plain_words import plain

# A link with more than this is no choice; its beginning says which one it is.
MOST_LETTERS = 120
# What the page's own widgets showed when they were drawn last, by key.
_DRAWN = "drawn"


def begin() -> None:
    """Speak the reader's language; to be called first in every page and fragment."""
    language = st.query_params.get("lang") or st.session_state.get("language", LANGUAGES[0])
    language = language if language in LANGUAGES else LANGUAGES[0]
    st.session_state["language"] = language
    if st.query_params.get("lang", LANGUAGES[0]) != language:
        st.query_params["lang"] = language
    speak(language)


def link(**choices: str) -> dict[str, str]:
    """Choices for a link to another page, the language among them."""
    language = st.session_state.get("language", LANGUAGES[0])
    kept = {"lang": language} if language != LANGUAGES[0] else {}
    return kept | {name: value for name, value in choices.items() if value}


def chosen(name: str) -> str:
    """The choice of this name in the address; "" if there is none."""
    return st.query_params.get(name, "")


def choose(**choices: str) -> None:
    """Write choices into the address; an empty one leaves it. A repeated choice is not heard."""
    if _repeated():
        drawn = st.session_state.get(_DRAWN, {})
        for key in {f"choice_{name}" for name in choices} & set(drawn):
            st.session_state[key] = drawn[key]
        return
    for name, value in choices.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def draw(key: str, value: object) -> None:
    """Let the next widget of this key show a value; to be called right before it is made."""
    st.session_state[key] = value
    st.session_state.setdefault(_DRAWN, {})[key] = value


def _repeated() -> bool:
    """
    Whether a choice is told once more, by a run that another part of the page asked for.

    Each message of the browser holds all lists as it last saw them. When a reader goes back and
    the figures beside the map ask for their run before the browser has the earlier list, its
    old choice would stand in the address again, and the next one like it would seem no change.
    """
    context, own = get_script_run_ctx(), ThreadState.get()
    asked = context.fragment_ids_this_run if context else None
    return bool(own.in_fragment_callback and asked and own.fragment_id not in asked)


def known(name: str, options: Sequence[str], default: str, what: str) -> str:
    """The choice if it is among the options; else the default, with a word about a dead id."""
    wanted = chosen(name)
    if wanted in options:
        return wanted
    if wanted:
        warn_of(what, wanted)
    return default


def warn_of(what: str, wanted: str) -> None:
    """Say that a link names something that does not exist."""
    st.warning(dead_id(what, wanted), icon=":material/link_off:")


def dead_id(what: str, wanted: str) -> str:
    """A sentence about an id that a link names and that does not exist."""
    return text("Der Link nennt {what} „{wanted}“. Das gibt es hier nicht; gezeigt wird die "
                "Voreinstellung.", what=what, wanted=literal(wanted))


def literal(wanted: str) -> str:
    """The beginning of what an address names, which must not format the sentence around it."""
    return plain(wanted if len(wanted) <= MOST_LETTERS else f"{wanted[:MOST_LETTERS]} …")


def select(
    label: str,
    name: str,
    options: Sequence[str],
    value: str,
    shown: Callable[[str], str],
    also_clear: str = "",
) -> str:
    """A list to choose from whose choice lives in the address; a new one may end another."""
    key = f"choice_{name}"
    draw(key, value)
    found = st.selectbox(
        label, options, key=key, format_func=shown, on_change=_remember,
        args=(name, key, also_clear, options), placeholder=text("Bitte wählen"),
    )
    return found if found is not None else value


def section(names: Mapping[str, str]) -> str:
    """The section of a page that the address names, chosen by a bar of their names."""
    first = next(iter(names))
    value = known("show", list(names), first, text("den Abschnitt"))
    # Inside another page stands the section that it chose.
    if not is_embedded():
        bar(text("Abschnitt"), "show", names, value)
    return value


def bar(
    label: str, name: str, options: Mapping[str, str], value: str, titled: bool = False
) -> None:
    """A bar of few options whose choice lives in the address; the first one leaves it."""
    key = f"choice_{name}"
    draw(key, value)
    st.segmented_control(
        label, list(options), key=key, format_func=options.__getitem__, on_change=_remember_bar,
        args=(name, key, next(iter(options))),
        label_visibility="visible" if titled else "collapsed",
    )


def slide(label: str, name: str, options: Sequence[str], value: str) -> str:
    """A slider over ordered options whose choice lives in the address."""
    key = f"choice_{name}"
    if len(options) < 2:
        st.caption(f"{label}: {value}")
        return value
    draw(key, value)
    found: str = st.select_slider(label, options, key=key, on_change=_remember, args=(name, key))
    return found


def switch(label: str, name: str, help: str | None = None) -> bool:
    """A toggle that stands in the address as 1."""
    key = f"choice_{name}"
    draw(key, chosen(name) == "1")
    return st.toggle(label, key=key, on_change=_remember_switch, args=(name, key), help=help)


def _remember(
    name: str, key: str, also_clear: str = "", options: Sequence[str] | None = None
) -> None:
    value = st.session_state[key]
    # A list that is drawn in the other language meanwhile hands back a label it no longer has.
    if options is not None and value not in options:
        return
    choose(**{name: str(value)})
    if also_clear:
        choose(**{also_clear: ""})


def _remember_bar(name: str, key: str, first: str) -> None:
    value = st.session_state[key] or first
    choose(**{name: "" if value == first else value})


def _remember_switch(name: str, key: str) -> None:
    choose(**{name: "1" if st.session_state[key] else ""})
