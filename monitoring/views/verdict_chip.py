"""A verdict's sign on its colour, as it stands beside words."""

from __future__ import annotations

import numpy as np

from monitoring.charts.verdict_values import verdict_colours, verdict_keys
from monitoring.core.chance.comparison import Verdict
from monitoring.core.chance.comparison_words import symbol
from monitoring.core.palette import ink_on
from monitoring.core.vocabulary import Polarity


def verdict_chip(found: Verdict, polarity: Polarity) -> str:
    """HTML of the sign; the words beside it say the same."""
    at = int(verdict_keys(np.array([found], np.int8), polarity)[0])
    colour = verdict_colours(polarity)[at]
    return (f'<span class="verdict" style="background:{colour};color:{ink_on(colour)}" '
            f'aria-hidden="true">{symbol(found)}</span>')
