"""Places on a page, in points, and how they are on one that is turned by quarters of a circle."""

from __future__ import annotations

from typing import NamedTuple


def turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A place on a page whose text runs up the page, upside down, or down it, as it is where it runs from left to
    right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]


class Box(NamedTuple):
    """The sides of an area."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def within(self, share: float) -> Box:
        """Without so much of its width and height on each side; with a share below 0, with so much around it."""
        x, y = share * self.width, share * self.height
        return Box(self.left + x, self.bottom + y, self.right - x, self.top - y)

    def turned(self, quarter: int) -> Box:
        (x1, y1), (x2, y2) = turned(self.left, self.bottom, quarter), turned(self.right, self.top, quarter)
        return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
