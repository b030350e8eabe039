"""The server's entry: its script, its pages and its routes."""

from pathlib import Path

import streamlit as st

import app
from monitoring.pages import parts

PAGES = Path(parts.__file__).parents[1]
MENU = PAGES / "menu.py"


def test_the_app_is_found_by_streamlit_and_by_uvicorn() -> None:
    assert isinstance(app.app, st.App)
    assert MENU.is_file()


def test_every_page_stands_in_the_menu() -> None:
    menu = MENU.read_text("utf-8")
    pages = {path.name for path in PAGES.glob("*.py")} - {"__init__.py", "menu.py"}
    assert len(pages) == 14
    assert all(f'page("{name}"' in menu for name in pages)
