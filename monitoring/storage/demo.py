"""Where the invented city lies."""

from pathlib import Path

DEMO = Path(__file__).parents[2] / "data" / "demo"
