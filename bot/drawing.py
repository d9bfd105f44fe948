"""Charts drawn as PNG pictures for a phone. The only module that imports matplotlib, and itself imported only to draw."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle, Wedge

from bot.charts import Chart, Form, Mark

PIXELS = 1080
"""Width and height; a phone shows it at about a third of that."""
CARD, EDGE = "#f6f3ec", "#d5cfc2"
"""An opaque card of its own, so that it looks the same in a dark and in a light chat."""
INK, QUIET = "#1d2733", "#4d5966"
FIRST, SECOND, EARLIER, EMPTY = "#14598f", "#b4530a", "#5b8bb5", "#dcd6c9"
COLOURS = (FIRST, SECOND)
_FONT = "DejaVu Sans"
"""Comes with matplotlib and has every Vietnamese letter."""
_DPI = 100
_MARGIN = 0.06
_TITLE, _FIGURE, _LABEL, _SMALL = 34, 40, 28, 22
"""Points; 22 are 31 of the 1,080 pixels across."""


def draw(chart: Chart) -> bytes:
    """The chart as a PNG picture of PIXELS × PIXELS."""
    figure = Figure(figsize=(PIXELS / _DPI, PIXELS / _DPI), dpi=_DPI, facecolor=CARD)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.add_patch(Rectangle((0.004, 0.004), 0.992, 0.992, fill=False, edgecolor=EDGE, linewidth=3))
    title = textwrap.fill(chart.title, 31)
    _write(axes, _MARGIN, 0.945, title, _TITLE, weight="bold", va="top", linespacing=1.25)
    _FORMS[chart.form](axes, chart, 0.88 - 0.055 * title.count("\n"))
    if chart.note:
        _write(axes, _MARGIN, 0.125, textwrap.fill(chart.note, 58), _SMALL + 1, va="center")
    axes.plot((_MARGIN, 1 - _MARGIN), (0.083, 0.083), color=EDGE, linewidth=2)
    _write(axes, 1 - _MARGIN, 0.05, chart.source, _SMALL, ha="right", color=QUIET)
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _write(axes: Axes, x: float, y: float, text: str, size: float, **more: object) -> None:
    style: dict[str, object] = {"color": INK, "va": "center", "ha": "left", "family": _FONT, **more}
    axes.text(x, y, text, fontsize=size, **style)  # type: ignore[arg-type]


def _bar(axes: Axes, x: float, y: float, width: float, height: float, colour: str) -> None:
    axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, linewidth=0))


def _columns(axes: Axes, chart: Chart, top: float) -> None:
    """Upright bars from a common zero; nothing is drawn between them, since nothing is known of the years between."""
    floor, most = 0.25, max(mark.size for mark in chart.marks)
    height = top - floor - 0.15
    step = (1 - 2 * _MARGIN) / len(chart.marks)
    for place, mark in enumerate(chart.marks):
        middle = _MARGIN + step * (place + 0.5)
        rise = height * mark.size / most
        _bar(axes, middle - 0.13, floor, 0.26, rise, FIRST if place == len(chart.marks) - 1 else EARLIER)
        number, _, unit = mark.said.partition(" ")
        _write(axes, middle, floor + rise + 0.085, number, _FIGURE + 8, weight="bold", ha="center")
        _write(axes, middle, floor + rise + 0.03, unit, _LABEL, ha="center")
        _write(axes, middle, floor - 0.04, mark.label, _LABEL, ha="center")
    axes.plot((_MARGIN, 1 - _MARGIN), (floor, floor), color=INK, linewidth=3)


def _ring(axes: Axes, chart: Chart, top: float) -> None:
    """Parts of a hundred percent, from the top clockwise, each named beside its colour."""
    radius, middle = 0.27, (0.5, top - 0.28)
    at = 90.0
    for mark, colour in zip(chart.marks, COLOURS, strict=True):
        turn = 360 * mark.size / 100
        axes.add_patch(Wedge(middle, radius, at - turn, at, width=0.115, facecolor=colour, edgecolor=CARD, linewidth=6))
        at -= turn
    largest = max(chart.marks, key=lambda mark: mark.size)
    _write(axes, *middle, largest.said, _FIGURE + 4, weight="bold", ha="center")
    for place, (mark, colour) in enumerate(zip(chart.marks, COLOURS, strict=True)):
        _legend(axes, 0.225 - 0.075 * place, mark, colour)


def _legend(axes: Axes, y: float, mark: Mark, colour: str) -> None:
    _bar(axes, _MARGIN, y - 0.02, 0.04, 0.04, colour)
    _write(axes, _MARGIN + 0.065, y, mark.label, _LABEL)
    _write(axes, 1 - _MARGIN, y, mark.said, _LABEL + 4, weight="bold", ha="right")


def _bars(axes: Axes, chart: Chart, top: float) -> None:
    """Shares, each on a track that stands for a hundred percent."""
    width = 1 - 2 * _MARGIN
    step = (top - 0.16) / len(chart.marks)
    for place, mark in enumerate(chart.marks):
        y = top - step * (place + 1) + 0.02
        _write(axes, _MARGIN, y + 0.135, mark.label, _LABEL)
        _write(axes, 1 - _MARGIN, y + 0.14, mark.said, _FIGURE, weight="bold", ha="right")
        _bar(axes, _MARGIN, y, width, 0.085, EMPTY)
        _bar(axes, _MARGIN, y, width * mark.size / 100, 0.085, FIRST)


def _squares(axes: Axes, chart: Chart, top: float) -> None:
    """One square for each, seven a row, the parts in their colours one after another."""
    across, gap = 7, 0.016
    side = (0.72 - gap * (across - 1)) / across
    colours = [colour for mark, colour in zip(chart.marks, COLOURS, strict=True) for _ in range(int(mark.size))]
    for place, colour in enumerate(colours):
        x = 0.14 + (place % across) * (side + gap)
        y = top - 0.03 - side - (place // across) * (side + gap)
        axes.add_patch(
            FancyBboxPatch((x, y), side, side, boxstyle="round,pad=0,rounding_size=0.012", facecolor=colour, linewidth=0)
        )
    for place, (mark, colour) in enumerate(zip(chart.marks, COLOURS, strict=True)):
        _legend(axes, 0.29 - 0.075 * place, mark, colour)


def _against(axes: Axes, chart: Chart, top: float) -> None:
    """Each result as a bar over its target as a line, both in percent of the target."""
    width = 1 - 2 * _MARGIN
    most = max(mark.size for mark in chart.marks)
    step = (top - 0.16) / len(chart.marks)
    for place, mark in enumerate(chart.marks):
        y = top - step * (place + 1) + 0.015
        _write(axes, _MARGIN, y + 0.17, mark.label, _LABEL, weight="bold")
        _write(axes, _MARGIN, y + 0.125, mark.said, _LABEL)
        _bar(axes, _MARGIN, y + 0.05, width * mark.size / most, 0.045, FIRST)
        _bar(axes, _MARGIN, y, width * 100 / most, 0.045, EMPTY)
        _write(axes, _MARGIN + 0.015, y + 0.022, mark.beside, _SMALL)


_FORMS: dict[Form, Callable[[Axes, Chart, float], None]] = {
    Form.COLUMNS: _columns,
    Form.RING: _ring,
    Form.BARS: _bars,
    Form.SQUARES: _squares,
    Form.AGAINST: _against,
}
