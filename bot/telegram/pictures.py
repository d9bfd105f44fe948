"""Charts as photos: drawn and uploaded once, from then on sent by the id that Telegram gave them, across restarts too."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from telegram import Message

from bot.charts import Chart
from bot.storage.pictures import PictureStore
from bot.telegram.rendering import Page
from bot.telegram.sending import Place, Sender, UnknownFileError

_logger = logging.getLogger(__name__)


def _draw(chart: Chart) -> bytes:
    from bot.drawing import draw  # takes a second to load, so only whoever wants a picture waits for it

    return draw(chart)


class Pictures:
    """Sends charts."""

    def __init__(self, store: PictureStore | None = None, draw: Callable[[Chart], bytes] = _draw) -> None:
        self._store = store or PictureStore()
        self._draw = draw
        self._drawing = asyncio.Lock()
        self._drawn: dict[str, bytes] = {}

    async def send(self, sender: Sender, place: Place, chart: Chart, page: Page) -> Message | None:
        """The message with the chart and the page as its caption; None when no picture can be drawn or sent there."""
        bot, picture = sender.bot_id, chart.fingerprint
        known = await self._store.of(bot, picture)
        if known is not None:
            try:
                return await sender.send_picture(place, known, page)
            except UnknownFileError:
                await self._store.forget(bot, picture)
        file = await self._file(chart)
        message = await sender.send_picture(place, file, page) if file else None
        if message and message.photo:
            await self._store.put(bot, picture, message.photo[-1].file_id)
        return message

    async def _file(self, chart: Chart) -> bytes | None:
        """The picture, drawn once, in a thread: others are answered meanwhile."""
        async with self._drawing:
            if chart.fingerprint not in self._drawn:
                try:
                    self._drawn[chart.fingerprint] = await asyncio.to_thread(self._draw, chart)
                except Exception:  # whatever a drawing library trips over: the words say the same
                    _logger.exception("chart %s cannot be drawn", chart.id)
                    return None
            return self._drawn[chart.fingerprint]
