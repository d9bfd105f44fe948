"""The pictures of the README: all there, all shown, and showing what the bot says now."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.conversation import Conversation, open_conversation
from tests.pictures.__main__ import FOLDER
from tests.pictures.scenes import SCENES
from tests.pictures.words import lines, width

README = Path(__file__).parents[1] / "README.md"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def conversation() -> Conversation:
    return open_conversation()


def test_every_picture_is_shown_in_the_readme() -> None:
    shown = set(re.findall(r"\(docs/pictures/([\w.]+)\)", README.read_text("utf-8")))
    assert shown == {path.name for path in FOLDER.iterdir()}


def test_every_chart_has_its_picture(conversation: Conversation) -> None:
    assert {f"{chart.id}.png" for chart in conversation.speech.charts} == {path.name for path in FOLDER.glob("*.png")}


@pytest.mark.parametrize("name", SCENES)
async def test_a_drawn_chat_says_what_the_bot_says_now(conversation: Conversation, name: str) -> None:
    """`make pictures` draws them anew."""
    root = ElementTree.parse(FOLDER / f"{name}.svg").getroot()
    assert root.findtext(f"{SVG}desc") == (await SCENES[name](conversation)).words()


@pytest.mark.parametrize("name", SCENES)
def test_a_drawn_chat_needs_nothing_from_elsewhere(name: str) -> None:
    root = ElementTree.parse(FOLDER / f"{name}.svg").getroot()
    addresses = [image.get("href", "") for image in root.iter(f"{SVG}image")]
    assert all(address.startswith("data:image/png;base64,") for address in addresses)
    assert not list(root.iter(f"{SVG}script"))


def test_text_is_broken_into_lines_that_fit() -> None:
    source = "<b>Số hộ: 4.957 hộ</b>\nToàn phường &amp; các tổ " + "dài" * 60
    drawn = lines(source, 15, 200)
    assert all(sum(width(run.text, 15, run.bold) for run in line) <= 200 for line in drawn)
    assert "".join(run.text for line in drawn for run in line).replace(" ", "") == ("Sốhộ:4.957hộToànphường&cáctổ" + "dài" * 60)
