"""Shapes as short SVG paths of whole numbers."""

from __future__ import annotations

import numpy as np
import shapely


def path_of(shape: shapely.Geometry | None) -> str:
    """An SVG path with relative steps; "" for no shape."""
    if shape is None or shape.is_empty:
        return ""
    rings = shapely.get_rings(shapely.get_parts(shape))
    return "".join(_ring(shapely.get_coordinates(ring)) for ring in rings)


def _ring(corners: np.ndarray) -> str:
    points = np.rint(corners[:-1]).astype(int)
    moved = np.any(np.diff(points, axis=0) != 0, axis=1)
    points = points[np.concatenate([[True], moved])]
    if len(points) < 3:
        return ""
    steps = np.diff(points, axis=0)
    start = f"M{points[0][0]},{points[0][1]}"
    return start + "l" + " ".join(f"{dx},{dy}" for dx, dy in steps.tolist()) + "z"
