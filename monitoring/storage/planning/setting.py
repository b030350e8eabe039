"""What entries of the planning register are checked against in a release."""

from __future__ import annotations

from datetime import date

import numpy as np

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.planning.setting import Setting
from monitoring.storage.snapshot import Snapshot


def setting_of(snapshot: Snapshot) -> Setting:
    """What entries are checked against: the release and today."""
    cube = snapshot.cube
    return Setting(snapshot.city, cube.areas, frozenset(cube.indicators), cube.periods,
                   date.today())


def setting_without_figures(city: City) -> Setting:
    """What is known before anything is published: no areas, every declared indicator."""
    nothing = np.array([], np.intp)
    areas = Areas((), (), (), (), nothing, (), nothing)
    return Setting(city, areas, frozenset(city.indicators), (), date.today())
