"""Where each actor of a network stands in its picture, always the same for the same network."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from monitoring.core.cube import FloatArray
from monitoring.core.planning.network import Network
from monitoring.core.planning.network_measures import measures_of_network

MOST_DRAWN = 150
WIDE = 1.7
_ROUNDS = 200
# Room around each part, beside it and above and below it.
_APART = np.array([1.0, 0.55])
_CLOSE = 0.62
_LONE_STEP = 0.75
_SEED = 4


def drawn_places(network: Network) -> tuple[int, ...]:
    """Places of the actors in the picture: all, or the most connected ones."""
    count = len(network.actors)
    if count <= MOST_DRAWN:
        return tuple(range(count))
    order = sorted(range(count), key=lambda one: (-network.degree(one), one))
    return tuple(sorted(order[:MOST_DRAWN]))


@lru_cache(maxsize=4)
def layout_of(network: Network) -> FloatArray:
    """
    A position (x, y) per actor; one tie is about one unit long.

    Each part is laid out by stress majorisation (SMACOF; Gansner, Koren and North 2004), the
    parts are packed beside each other, and actors without a tie stand in rows below them.
    """
    spots = np.zeros((len(network.actors), 2))
    measures = measures_of_network(network)
    parts = [one for one in measures.parts if len(one) > 1]
    boxes = [_upright(_spread(_stressed(_distances(network, one)))) for one in parts]
    corner, floor = _packed([_size(one) for one in boxes])
    for part, box, (left, top) in zip(parts, boxes, corner, strict=True):
        spots[list(part)] = box - box.min(axis=0) + [left, top]
    lone = measures.unconnected
    width = float(spots[:, 0].max(initial=0)) or WIDE * np.sqrt(len(lone)) * _LONE_STEP
    fit = max(1, int(width / _LONE_STEP) + 1)
    for at, one in enumerate(lone):
        spots[one] = [at % fit * _LONE_STEP, floor + at // fit * _LONE_STEP]
    return np.column_stack([spots[:, 0], -spots[:, 1]])


def _distances(network: Network, part: tuple[int, ...]) -> FloatArray:
    """Steps between any two members, by breadth-first search."""
    own = {one: at for at, one in enumerate(part)}
    found = np.full((len(part), len(part)), np.inf)
    for start, name in enumerate(part):
        found[start, start] = 0
        edge, steps = [name], 0
        while edge:
            steps += 1
            new = []
            for here in edge:
                for other in network.near[here]:
                    if not np.isfinite(found[start, own[other]]):
                        found[start, own[other]] = steps
                        new.append(other)
            edge = new
    return found


def _stressed(distance: FloatArray) -> FloatArray:
    """Positions whose distances come close to the steps, near ones weighing more."""
    count = len(distance)
    noise = np.random.default_rng(_SEED).normal(0, 0.05, (count, 2))
    spots = _classical(distance) + noise
    weight = np.where(distance > 0, 1 / np.maximum(distance, 1) ** 2, 0.0)
    laplace = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.pinv(laplace)
    for _ in range(_ROUNDS):
        between = spots[:, None] - spots[None]
        length = np.maximum(np.sqrt((between**2).sum(axis=2)), 1e-9)
        pull = weight * distance / length
        guttman = np.diag(pull.sum(axis=1)) - pull
        spots = inverse @ (guttman @ spots)
    return spots


def _classical(distance: FloatArray) -> FloatArray:
    """Classical scaling to two dimensions, with a fixed sign."""
    count = len(distance)
    centre = np.eye(count) - 1 / count
    values, vectors = np.linalg.eigh(-0.5 * centre @ distance**2 @ centre)
    values, vectors = values[::-1][:2], vectors[:, ::-1][:, :2]
    largest = np.abs(vectors).argmax(axis=0)
    vectors = vectors * np.sign(vectors[largest, range(vectors.shape[1])])
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0)))


def _spread(spots: FloatArray) -> FloatArray:
    """The positions with those that are too close pushed apart."""
    spots = spots.copy()
    for _ in range(80):
        between = spots[:, None] - spots[None]
        length = np.sqrt((between**2).sum(axis=2))
        np.fill_diagonal(length, np.inf)
        lack = np.maximum(_CLOSE - length, 0)
        if not lack.any():
            break
        push = between / np.maximum(length, 1e-9)[:, :, None] * lack[:, :, None]
        spots += 0.35 * np.nan_to_num(push).sum(axis=1)
    return spots


def _upright(spots: FloatArray) -> FloatArray:
    """The positions turned so that the longer way lies across the page."""
    spots = spots - spots.mean(axis=0)
    _, vectors = np.linalg.eigh(spots.T @ spots)
    vectors = vectors[:, ::-1]
    vectors = vectors * np.sign(vectors[np.abs(vectors).argmax(axis=0), [0, 1]])
    return np.asarray(spots @ vectors)


def _size(spots: FloatArray) -> FloatArray:
    return np.asarray(spots.max(axis=0) - spots.min(axis=0) + 2 * _APART)


def _packed(sizes: list[FloatArray]) -> tuple[list[tuple[float, float]], float]:
    """Upper left corners of boxes in shelves, and where the last shelf ends."""
    whole = sum(float(one[0] * one[1]) for one in sizes)
    most = max([np.sqrt(whole * WIDE), *(float(one[0]) for one in sizes)])
    corners: list[tuple[float, float]] = []
    left = top = tall = 0.0
    for width, height in sizes:
        if left and left + width > most:
            left, top, tall = 0.0, top + tall, 0.0
        corners.append((left, top))
        left, tall = left + float(width), max(tall, float(height))
    return corners, top + tall
