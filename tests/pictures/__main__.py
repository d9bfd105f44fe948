"""`python -m tests.pictures`: chats as people see them, from real replies of the bot, and its charts, into docs/pictures."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.conversation import Conversation, open_conversation
from bot.drawing import draw
from tests.pictures.chat import picture_of
from tests.pictures.scenes import SCENES

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"


async def scenes(conversation: Conversation) -> dict[str, str]:
    """File name → SVG of each scene."""
    return {f"{name}.svg": picture_of(await scene(conversation)) for name, scene in SCENES.items()}


def charts(conversation: Conversation) -> dict[str, bytes]:
    """File name → PNG of each chart."""
    return {f"{chart.id}.png": draw(chart) for chart in conversation.speech.charts}


def main() -> int:
    """Writes all pictures; what stood there is replaced."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in charts(open_conversation()).items():
        (FOLDER / name).write_bytes(content)
    for name, text in asyncio.run(scenes(open_conversation())).items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
