"""/start, /help, /chude, and commands that there are none of."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ContextTypes

from bot.telegram.desk import Desk

Context = ContextTypes.DEFAULT_TYPE


class Commands:
    """Answers to commands."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def start(self, update: Update, context: Context) -> None:
        """The greeting, or the fact that a link t.me/…?start=<fact> names."""
        if update.message:
            await self._desk.answer(update.message, self._desk.conversation.start(" ".join(context.args or ())))

    async def help(self, update: Update, _: Context) -> None:
        """What can be asked and how."""
        if update.message:
            await self._desk.answer(update.message, self._desk.conversation.help())

    async def topics(self, update: Update, _: Context) -> None:
        """The topics to browse."""
        if update.message:
            await self._desk.answer(update.message, self._desk.conversation.topics(), page=True)
