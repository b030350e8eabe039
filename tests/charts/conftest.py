import numpy as np
import pytest

from monitoring.charts.series import Break, Series, TrendData

PERIODS = tuple(str(year) for year in range(2012, 2022))


@pytest.fixture
def data() -> TrendData:
    """542 invented districts over ten years; one gap, one break."""
    random = np.random.default_rng(7)
    others = random.uniform(2.5, 40, (539, 10))
    own = np.array([12.25, 13.0, np.nan, 14.0, 15.0, 15.5, 16.0, 17.0, 18.0, 18.45])
    return TrendData(
        periods=PERIODS,
        chosen=(
            Series("Nord & Süd", own),
            Series("Am <Hafen>", own - 4),
            Series("Mitte", own + 3.3333333),
        ),
        others=others,
        city=Series("Musterstadt", np.linspace(14, 17, 10)),
        parent=Series("Westbezirk", np.linspace(16, 19, 10)),
        breaks=(Break("2016", "neue Grenzen"),),
        unit="%",
    )
