"""/start, /help, /chude, and commands that there are none of."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.conversation import Setting
from bot.reply import Reply
from bot.telegram.addressing import asker_of, setting_of
from bot.telegram.deep_links import press_for
from bot.telegram.desk import Desk

Context = ContextTypes.DEFAULT_TYPE


class Commands:
    """Answers to commands."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def start(self, update: Update, context: Context) -> None:
        """The greeting, or what a link t.me/…?start=<payload> names: a fact, the topics, the help."""
        message = update.message
        if message is None:
            return
        payload = " ".join(context.args or ())
        press = press_for(payload)
        if press is not None and setting_of(message.chat) is Setting.PRIVATE:
            reply = self._desk.conversation.press(press, asker_of(message), self._desk.clock())
            await self._desk.answer(message, reply, page=True)
        else:
            await self._desk.answer(message, self._started(message, payload))

    def _started(self, message: Message, payload: str) -> Reply:
        if not payload and setting_of(message.chat) is Setting.GROUP:
            return self._desk.help(message)
        return self._desk.conversation.start(payload, asker_of(message), self._desk.clock(), setting_of(message.chat))

    async def help(self, update: Update, _: Context) -> None:
        """What can be asked and how."""
        if update.message:
            await self._desk.answer(update.message, self._desk.help(update.message))

    async def topics(self, update: Update, _: Context) -> None:
        """The topics to browse."""
        if update.message:
            await self._desk.answer(update.message, self._desk.topics(update.message), page=True)
