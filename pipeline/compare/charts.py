"""Charts as SVG pictures: bars told apart by hatching and order, counts in them. Same figures, same bytes."""

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from pipeline.compare.arithmetic import SMALL

INCHES, ROW, SCALE = 8.5, 0.3, 0.25  # the picture's width; the height of a bar with its space, and of a scale
LETTERS, LINES = 30, 2  # of a group's name beside its bar; the table below has it whole
UNIT = 4  # per cent of the axis: what one action takes in the bar of a small group
DIGIT = 1.5  # per cent of the axis that a digit takes
STYLE: dict[Any, object] = {  # matplotlib's own type for the keys names every one of them
    "svg.hashsalt": "actionplans",  # names inside the picture, otherwise by chance
    "svg.fonttype": "path",  # the picture looks alike wherever it is opened
    "font.family": "DejaVu Sans",  # comes with matplotlib
    "font.size": 7.5,
    "hatch.linewidth": 0.5,
    "text.parse_math": False,  # "£5 to $10" is no formula
}
LOOKS = (  # face and hatch of the first part, the second ...; darkest first, so that they differ without colour
    ("#1f4e79", ""),
    ("#9dc3e6", "////"),
    ("#deebf7", "\\\\\\\\"),
    ("#f4b183", "xxxx"),
    ("#ffffff", "----"),
    ("#d9d9d9", "||||"),
    ("#ffffff", ""),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """What one group shows: its parts in the chart's order, and `whole`, that they are parts of."""

    name: str  # of two dimensions both, a line each
    parts: tuple[int, ...]
    whole: int


def stacked(bars: Sequence[Bar], headings: Sequence[str], of: str) -> str:
    """An SVG of one bar a group, from the top; `of` says what the whole counts, for the numbers beside the bars.

    A bar's length is its share of the whole. Where the whole is SMALL or less, each action takes the same short length
    instead: such a bar can be counted, not read as a percentage. The parts need not add up to the whole.
    """
    rows = -(-len(headings) // 4)
    with mpl.rc_context(STYLE):
        axes = _axes(len(bars), 0.25 * rows, 0.05)
        _draw(axes, bars)
        axes.set_xlim(0, 100)
        axes.set_xticks([])
        looks = zip(headings, LOOKS, strict=False)
        handles = [Patch(facecolor=face, hatch=hatch, edgecolor="black", label=name) for name, (face, hatch) in looks]
        axes.legend(
            handles=handles,
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=min(4, len(handles)),
            frameon=False,
            handlelength=3,
            handleheight=1.4,
        )
        _name(axes, [bar.name for bar in bars])
        beside = [f"{bar.whole} {of}" for bar in bars]
        axes.secondary_yaxis("right").set_yticks(range(len(bars)), beside)
        return _svg(axes)


def measured(names: Sequence[str], numbers: Sequence[float], told: Sequence[str]) -> str:
    """An SVG of one bar a group for a number, from the top; NaN has no bar. `told` is what stands beside each."""
    with mpl.rc_context(STYLE):
        axes = _axes(len(names), 0, SCALE)
        drawn = [0.0 if number != number else number for number in numbers]
        face, hatch = LOOKS[1]
        axes.barh(range(len(names)), drawn, height=0.6, facecolor=face, hatch=hatch, edgecolor="black", linewidth=0.6)
        axes.xaxis.set_major_locator(MaxNLocator(8, integer=True))
        axes.axvline(0, color="black", linewidth=0.6)
        axes.set_xlim(min(0, *drawn, 0) * 1.05, max(1, *drawn, 1) * 1.05)
        _name(axes, names)
        axes.secondary_yaxis("right").set_yticks(range(len(names)), told)
        return _svg(axes)


def _axes(rows: int, above: float, below: float) -> Axes:
    """Axes of `rows` bars with so many inches above and below them; the sides hold the names and the numbers."""
    height = max(rows, 1) * ROW + above + below
    axes = Figure(figsize=(INCHES, height)).add_axes((0.24, below / height, 0.6, max(rows, 1) * ROW / height))
    axes.set_ylim(max(rows, 1) - 0.5, -0.5)
    return axes


def _draw(axes: Axes, bars: Sequence[Bar]) -> None:
    """Each kind of part as one shape: quick to draw, and one pattern when a browser prints it."""
    shapes: list[list[Path]] = [[] for _ in LOOKS]
    for place, bar in enumerate(bars):
        unit = 100 / bar.whole if bar.whole >= SMALL else UNIT
        left = 0.0
        for shape, count in zip(shapes, bar.parts, strict=False):
            width = count * unit
            if count:
                box = ((left, place - 0.35), (left + width, place - 0.35), (left + width, place + 0.35))
                shape.append(Path((*box, (left, place + 0.35), (left, place - 0.35)), closed=True))
            if count and width >= DIGIT * len(str(count)) + 1:
                label = axes.text(left + width / 2, place, str(count), ha="center", va="center", fontsize=7)
                label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.8})  # read on no hatching
            left += width
    for shape, (face, hatch) in zip(shapes, LOOKS, strict=True):
        if shape:
            whole = Path.make_compound_path(*shape)
            axes.add_patch(PathPatch(whole, facecolor=face, hatch=hatch, edgecolor="black", linewidth=0.6))


def _name(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), [_short(name) for name in names])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


def _short(name: str) -> str:
    """`name` on LINES lines at most, of two names each on its own; a letter that the font lacks is a box."""
    parts = name.split("\n")[:LINES]
    known = ("".join(letter if ord(letter) in _letters() else "□" for letter in part) for part in parts)
    lines = (textwrap.wrap(part, LETTERS, max_lines=LINES // len(parts), placeholder=" …") or ["□"] for part in known)
    return "\n".join(line for wrapped in lines for line in wrapped)


@cache
def _letters() -> frozenset[int]:
    return frozenset(get_font(findfont("DejaVu Sans")).get_charmap())


def _svg(axes: Axes) -> str:
    for side in axes.child_axes:
        side.tick_params(length=0)
        side.spines[:].set_visible(False)
    picture = io.StringIO()
    figure = axes.get_figure()
    if not isinstance(figure, Figure):
        raise TypeError("axes without a figure")
    figure.savefig(picture, format="svg", metadata={"Date": None, "Creator": None})
    return picture.getvalue()
