"""Where the lines of a picture run, and where on them a label finds room."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]

BEND = 60.0
"""Pixels between the crests of two parallel lines, before they are halved by the curve itself."""

SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
"""Where along its line a label may stand, the best place first."""

LETTER, LINE = 6.1, 11.0
"""The width and height in pixels of a letter of a label set at 9 px."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bezier curve."""

    begin: Point
    over: Point
    stop: Point

    @property
    def path(self) -> str:
        (ax, ay), (bx, by), (cx, cy) = self.begin, self.over, self.stop
        return f"M{ax:.1f},{ay:.1f} Q{bx:.1f},{by:.1f} {cx:.1f},{cy:.1f}"

    def at(self, share: float) -> Point:
        """The point at a share of its course, 0 to 1."""
        weights = ((1 - share) ** 2, 2 * share * (1 - share), share**2)
        points = (self.begin, self.over, self.stop)
        x, y = (sum(w * point[axis] for w, point in zip(weights, points, strict=True)) for axis in (0, 1))
        return x, y


def between(start: Point, end: Point, radii: tuple[float, float], bend: float) -> Curve:
    """The curve from the rim of one disc to the rim of another; `bend` counts steps to its side."""
    if start == end:
        x, y = start[0], start[1] - radii[0]
        return Curve((x - 6, y), (x, y - 90 - 24 * abs(bend)), (x + 6, y))
    apart = math.dist(start, end)
    aside = bend * BEND / apart
    over = (
        (start[0] + end[0]) / 2 - (end[1] - start[1]) * aside,
        (start[1] + end[1]) / 2 + (end[0] - start[0]) * aside,
    )
    return Curve(_towards(start, over, radii[0] + 2), over, _towards(end, over, radii[1] + 3))


def _towards(start: Point, end: Point, length: float) -> Point:
    share = length / (math.dist(start, end) or 1.0)
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


class Room:
    """What is taken already: each label is set where it hides the least."""

    def __init__(self, taken: Iterable[tuple[Point, float, float]] = ()) -> None:
        """`taken` holds middles with widths and heights."""
        self._taken = list(taken)

    def place(self, curve: Curve, words: str) -> Point:
        """The middle of a label on a curve, which is taken from then on."""
        width = LETTER * len(words)
        best = min((curve.at(share) for share in SHARES), key=lambda middle: self._hidden(middle, width))
        self._taken.append((best, width, LINE))
        return best

    def _hidden(self, middle: Point, width: float) -> float:
        """The area in square pixels that a label there would share with others."""
        return sum(
            max(0.0, (width + wide) / 2 - abs(middle[0] - x))
            * max(0.0, (LINE + high) / 2 - abs(middle[1] - y))
            for (x, y), wide, high in self._taken
        )
