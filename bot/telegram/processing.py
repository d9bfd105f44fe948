"""One update, start to end: handled, tried again when it fails, and dropped with an apology when it keeps failing."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import TelegramError

from bot import texts
from bot.telegram.backoff import Pause, growing
from bot.telegram.rendering import Page
from bot.telegram.sending import Place, Sender, place_beside
from bot.telegram.strict import StrictApplication
from bot.telegram.wiring import is_for_us

_logger = logging.getLogger(__name__)
ATTEMPTS = 3


class Processing:
    """Handles updates with an application. Never raises: a poisonous update must not stop the others."""

    def __init__(self, application: StrictApplication, sender: Sender, pause: Pause) -> None:
        self._application = application
        self._sender = sender
        self._pause = pause

    async def process(self, update: Update) -> None:
        """Handle the update. When this returns it needs nothing more: it is answered, or dropped for good."""
        waits = growing(first=0.2)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                await self._application.process_update(update)
            except Exception:
                _logger.exception("update %s failed, attempt %s of %s", update.update_id, attempt, ATTEMPTS)
            else:
                return
            if attempt < ATTEMPTS:
                await self._pause(next(waits))
        _logger.error(texts.LOG_DROPPED.format(update=update.update_id))
        await self._apologise(update)

    async def _apologise(self, update: Update) -> None:
        """Tell whoever waits for a reply; those who do not are left in peace."""
        try:
            if not is_for_us(update):
                return
            message = update.effective_message
            place = place_beside(message, quoting=True) if message else None
            if place is None and update.effective_chat:
                place = Place(update.effective_chat.id)
            if place:
                await self._sender.send(place, (Page(texts.APOLOGY),))
        except TelegramError as error:
            _logger.warning("no apology for update %s: %s", update.update_id, error)
        except Exception:
            _logger.exception("no apology for update %s", update.update_id)
