"""Calls that must come through sooner or later: the first one, and fetching updates from then on."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot import texts
from bot.telegram.backoff import Pause, growing, told_to_wait

_logger = logging.getLogger(__name__)
T = TypeVar("T")


class TokenRefusedError(Exception):
    """Telegram refuses the token again and again; a person must look after it."""


class Connection:
    """Repeats a call until it succeeds and says in the log what is wrong meanwhile.

    `refusals`: that many refusals of the token (401, 404) in a row raise TokenRefusedError. One alone means little:
    a proxy or a restarting Bot API server gives it too.
    """

    def __init__(self, pause: Pause, refusals: int) -> None:
        self._pause = pause
        self._refusals = refusals

    async def call(self, call: Callable[[], Awaitable[T]]) -> T:
        """The result of `call`, however long it takes."""
        waits = growing()
        refused = failed = 0
        while True:
            try:
                result = await call()
            except RetryAfter as error:
                wait = told_to_wait(error)
                _logger.warning(texts.LOG_FLOOD.format(seconds=round(wait)))
            except (TelegramError, TimeoutError) as error:
                refused = refused + 1 if isinstance(error, InvalidToken) else 0
                if refused >= self._refusals:
                    raise TokenRefusedError(texts.TOKEN_REFUSED) from None
                wait = next(waits)
                _logger.error(_trouble(error).format(reason=str(error) or type(error).__name__, seconds=round(wait, 1)))
            else:
                if failed:
                    _logger.info(texts.LOG_CONNECTED_AGAIN)
                return result
            failed += 1
            await self._pause(wait)


def _trouble(error: Exception) -> str:
    """The sentence that says what is wrong and what to do, with places for {reason} and {seconds}."""
    if isinstance(error, InvalidToken):
        return texts.LOG_TOKEN_REFUSED
    if isinstance(error, Conflict):
        return texts.LOG_WEBHOOK_SET if "webhook" in str(error).lower() else texts.LOG_CONFLICT
    return texts.LOG_NO_CONNECTION
