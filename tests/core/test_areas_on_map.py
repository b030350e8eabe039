import shapely

from monitoring.core.areas_on_map import path_of


def test_a_square_with_a_hole() -> None:
    shape = shapely.box(0, 0, 10, 10).difference(shapely.box(2, 2, 4, 4))
    assert path_of(shapely.normalize(shape)) == "M0,0l0,10 10,0 0,-10zM2,2l2,0 0,2 -2,0z"


def test_parts_and_roundings() -> None:
    shape = shapely.MultiPolygon([shapely.box(0, 0, 5.4, 5.4), shapely.box(9, 9, 9.1, 9.1)])
    assert path_of(shape).count("M") == 1
    assert path_of(None) == path_of(shapely.Polygon()) == ""
