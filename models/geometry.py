"""Boxes on a page, in points from the top left of the page as it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: x grows to the right and y downwards, in points (1/72 inch)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The centre, as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def rounded(self) -> "Box":
        """The box to a tenth of a point: finer than anybody can see, and the same on every machine."""
        return Box(round(self.x0, 1), round(self.top, 1), round(self.x1, 1), round(self.bottom, 1))

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether the point lies inside, or outside by `slack` points at the most."""
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack

    def overlap(self, other: "Box") -> float:
        """The area that both share, in square points; 0 where they only touch."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    def shared_height(self, other: "Box") -> float:
        """How many points of height both share; 0 where one stands above the other."""
        return max(0.0, min(self.bottom, other.bottom) - max(self.top, other.top))

    def shared_width(self, other: "Box") -> float:
        """How many points of width both share; 0 where one stands beside the other."""
        return max(0.0, min(self.x1, other.x1) - max(self.x0, other.x0))


def union(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all `boxes`; None where there are none."""
    x0 = top = float("inf")
    x1 = bottom = float("-inf")
    for box in boxes:
        if box.x0 < x0:
            x0 = box.x0
        if box.top < top:
            top = box.top
        if box.x1 > x1:
            x1 = box.x1
        if box.bottom > bottom:
            bottom = box.bottom
    return Box(x0, top, x1, bottom) if x0 <= x1 else None
