"""Where need is greater and supply smaller than in the whole city, on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from monitoring.core.palette import sequential
from monitoring.core.status import Status, word
from monitoring.language import text
from monitoring.views.dashboard.map_part import Drawing
from monitoring.views.view import View

BOTH, OTHER, SECRET, MISSING = "1", "0", "s", "n"
SIGNS = {BOTH: "▲"}


def both_words() -> Mapping[str, str]:
    """What each class of the map is called."""
    return {BOTH: text("mehr Bedarf, weniger Angebot"), OTHER: text("nicht beides"),
            SECRET: word(Status.secret), MISSING: text("keine Angabe")}


def both_letters(
    both: npt.NDArray[np.bool_], known: npt.NDArray[np.bool_], secret: npt.NDArray[np.bool_]
) -> str:
    """The class of each area; one of which a figure is missing has none of the two."""
    found = np.where(both, BOTH, OTHER)
    found = np.where(known, found, np.where(secret, SECRET, MISSING))
    return "".join(found.tolist())


def supply_drawing(view: View, letters: str) -> Drawing:
    """The map of the areas of the need; a sign says what the colour says."""
    counts, shades = Counter(letters), sequential(5)
    entries = [{"key": key, "text": words, "count": counts[key]}
               for key, words in both_words().items() if counts[key] or key == BOTH]
    return Drawing(view, letters, (shades[0], shades[-1]), entries, SIGNS, named=True)
