"""/start, /help, /chude, and commands that there are none of."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ContextTypes

from bot.telegram.addressing import asker_of, setting_of
from bot.telegram.desk import Desk

Context = ContextTypes.DEFAULT_TYPE


class Commands:
    """Answers to commands."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def start(self, update: Update, context: Context) -> None:
        """The greeting, or the fact that a link t.me/…?start=<fact> names."""
        message = update.message
        if message:
            payload, asker, setting = " ".join(context.args or ()), asker_of(message), setting_of(message.chat)
            await self._desk.answer(message, self._desk.conversation.start(payload, asker, self._desk.clock(), setting))

    async def help(self, update: Update, _: Context) -> None:
        """What can be asked and how."""
        if update.message:
            await self._desk.answer(update.message, self._desk.conversation.help())

    async def topics(self, update: Update, _: Context) -> None:
        """The topics to browse."""
        if update.message:
            await self._desk.answer(update.message, self._desk.conversation.topics(), page=True)
