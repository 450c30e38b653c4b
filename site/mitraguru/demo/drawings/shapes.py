"""Outlines made of points: ovals, boxes, soft curves and waves, ready to be filled or traced."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, radians, sin

Point = tuple[float, float]
Points = Sequence[Point]


def oval(x: float, y: float, rx: float, ry: float, start: float = 0, end: float = 360) -> list[Point]:
    """Points round an oval; angles in degrees, 0 to the right and 90 downwards."""
    count = max(8, int(abs(end - start) / 5))
    turns = (radians(start + (end - start) * step / count) for step in range(count + 1))
    return [(x + rx * cos(turn), y + ry * sin(turn)) for turn in turns]


def disc(x: float, y: float, r: float) -> list[Point]:
    """Points round a circle."""
    return oval(x, y, r, r)


def box(x: float, y: float, w: float, h: float, r: float = 0) -> list[Point]:
    """A rectangle by its upper left corner; `r` rounds the corners."""
    if r <= 0:
        return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    corners = (
        (x + w - r, y + r, 270),
        (x + w - r, y + h - r, 0),
        (x + r, y + h - r, 90),
        (x + r, y + r, 180),
    )
    return [point for cx, cy, start in corners for point in oval(cx, cy, r, r, start, start + 90)]


def smooth(points: Points, closed: bool = False, fineness: int = 10) -> list[Point]:
    """A soft curve passing through all the points."""
    last = len(points) - 1
    result: list[Point] = []
    for index in range(len(points) if closed else last):
        if closed:
            knots = [points[(index + shift) % len(points)] for shift in (-1, 0, 1, 2)]
        else:
            knots = [points[min(max(index + shift, 0), last)] for shift in (-1, 0, 1, 2)]
        result.extend(_between(knots, step / fineness) for step in range(fineness))
    return result if closed else [*result, points[last]]


def _between(knots: Points, t: float) -> Point:
    """The point at share `t` between the second and the third knot."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = knots
    weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
    x = sum(w * v for w, v in zip(weights, (ax, bx, cx, dx), strict=True)) / 2
    y = sum(w * v for w, v in zip(weights, (ay, by, cy, dy), strict=True)) / 2
    return x, y


def wave(start: float, end: float, y: float, height: float, length: float, shift: float = 0) -> list[Point]:
    """A wavy line from left to right."""
    count = max(2, int(abs(end - start) / 12))
    places = (start + (end - start) * step / count for step in range(count + 1))
    return [(x, y + height * sin((x + shift) / length * 2 * pi)) for x in places]


def band(top: Points, bottom: float) -> list[Point]:
    """The area below a line, down to a level."""
    return [*top, (top[-1][0], bottom), (top[0][0], bottom)]


def star(x: float, y: float, r: float, tips: int = 5, waist: float = 0.45) -> list[Point]:
    """A star standing on two of its tips."""
    result: list[Point] = []
    for step in range(tips * 2):
        turn = radians(-90 + 180 * step / tips)
        reach = r if step % 2 == 0 else r * waist
        result.append((x + reach * cos(turn), y + reach * sin(turn)))
    return result


def pieces(points: Points, on: float, off: float) -> list[list[Point]]:
    """Cut a line into dashes of length `on` with gaps of length `off`."""
    result: list[list[Point]] = []
    current: list[Point] = [points[0]]
    left, drawing = on, True
    for (ax, ay), (bx, by) in pairwise(points):
        length, done = hypot(bx - ax, by - ay), 0.0
        while length - done > left:
            done += left
            spot = (ax + (bx - ax) * done / length, ay + (by - ay) * done / length)
            if drawing:
                result.append([*current, spot])
            current, drawing = [spot], not drawing
            left = on if drawing else off
        left -= length - done
        current.append((bx, by))
    return [*result, current] if drawing and len(current) > 1 else result
