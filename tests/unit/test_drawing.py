"""Pictures of charts: of one size, legible in a dark and in a light chat, with every Vietnamese letter."""

from __future__ import annotations

import pytest
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

from bot import drawing
from bot.charts import Chart, Charts
from bot.drawing import PIXELS, draw
from knowledge.loading import Knowledge


@pytest.fixture
def charts(base: Knowledge) -> list[Chart]:
    return list(Charts(base))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG has it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", [drawing.INK, drawing.QUIET])
def test_every_text_stands_out_from_the_card(ink: str) -> None:
    assert contrast(ink, drawing.CARD) >= 4.5
    assert contrast(drawing.INK, drawing.EMPTY) >= 4.5


@pytest.mark.parametrize("colour", [drawing.FIRST, drawing.SECOND, drawing.EARLIER])
def test_every_bar_stands_out_from_the_card(colour: str) -> None:
    assert contrast(colour, drawing.CARD) >= 3


def test_every_picture_is_a_square_png_without_transparency(charts: list[Chart]) -> None:
    for chart in charts:
        content = draw(chart)
        assert content.startswith(b"\x89PNG")
        assert [int.from_bytes(content[at : at + 4]) for at in (16, 20)] == [PIXELS, PIXELS]
        assert len(content) < 300_000


def test_the_card_is_opaque_whatever_the_chat_behind_it(charts: list[Chart]) -> None:
    from io import BytesIO

    from matplotlib.image import imread

    for chart in charts:
        pixels = imread(BytesIO(draw(chart)))
        assert pixels.shape[2] == 3 or float(pixels[:, :, 3].min()) == 1.0


def test_the_font_that_comes_along_has_every_letter_that_is_written(charts: list[Chart]) -> None:
    font = FT2Font(font_manager.findfont(drawing._FONT, fallback_to_default=False))
    known = set(font.get_charmap())
    written = "".join(text for chart in charts for text in (chart.title, chart.words, chart.note, chart.source))
    vietnamese = "ăâđêôơưĂÂĐÊÔƠƯáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    assert [letter for letter in {*written, *vietnamese} - {"\n"} if ord(letter) not in known] == []


def test_drawing_needs_no_display_and_leaves_no_figure_behind(charts: list[Chart]) -> None:
    import sys

    draw(charts[0])
    assert "matplotlib.pyplot" not in sys.modules, "pyplot keeps every figure until it is closed"


def test_every_text_stays_inside_the_picture(charts: list[Chart], monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib.figure import Figure

    figures: list[Figure] = []
    saved = Figure.savefig

    def keep(figure: Figure, *args: object, **more: object) -> None:
        figures.append(figure)
        saved(figure, *args, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Figure, "savefig", keep)
    for chart in charts:
        draw(chart)
    margin = 0.03 * PIXELS
    for chart, figure in zip(charts, figures, strict=True):
        for text in figure.axes[0].texts:
            box = text.get_window_extent()
            assert box.x0 >= margin, (chart.id, text.get_text())
            assert box.x1 <= PIXELS - margin, (chart.id, text.get_text())
            assert box.y0 >= 0
            assert box.y1 <= PIXELS


def test_no_two_texts_lie_on_each_other(charts: list[Chart], monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib.figure import Figure

    figures: list[Figure] = []
    monkeypatch.setattr(Figure, "savefig", lambda figure, *_, **__: figures.append(figure))
    for chart in charts:
        draw(chart)
    for chart, figure in zip(charts, figures, strict=True):
        boxes = [(text.get_text(), text.get_window_extent()) for text in figure.axes[0].texts]
        overlapping = [
            (one, other) for at, (one, box) in enumerate(boxes) for other, box_ in boxes[at + 1 :] if box.overlaps(box_)
        ]
        assert overlapping == [], chart.id
