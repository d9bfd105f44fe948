"""What the bot is called, asked of Telegram."""

from __future__ import annotations

import asyncio

from telegram.error import InvalidToken, TelegramError

from bot import texts
from bot.settings import Settings
from bot.telegram.app import build_application


class UsernameUnknownError(Exception):
    """Telegram did not tell; `str()` says in one line why."""


def ask_username(settings: Settings) -> str:
    """The name of the bot whose token is set, without "@". Raises UsernameUnknownError."""
    if settings.token is None:
        raise UsernameUnknownError(texts.QR_NO_NAME)
    try:
        return asyncio.run(_ask(settings))
    except InvalidToken:
        raise UsernameUnknownError(texts.TOKEN_REFUSED) from None
    except TelegramError as error:
        raise UsernameUnknownError(texts.QR_NO_ANSWER.format(reason=error)) from None


async def _ask(settings: Settings) -> str:
    async with build_application(settings).bot as bot:
        return str(bot.username)
