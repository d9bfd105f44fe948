"""Questions in free words, and questions that were edited."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.conversation import Setting
from bot.telegram.addressing import is_addressed, setting_of
from bot.telegram.desk import Desk
from bot.telegram.memory import Sent
from bot.telegram.sending import place_beside

Context = ContextTypes.DEFAULT_TYPE


class Questions:
    """Answers to questions."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def asked(self, update: Update, _: Context) -> None:
        """A new question gets an answer of its own."""
        if update.message:
            await self._desk.answer(update.message, self._desk.understand(update.message))

    async def edited(self, update: Update, _: Context) -> None:
        """An edited question changes the answer that it got; one that got none is answered, quoted to show which."""
        message = update.edited_message
        if message is None or not await self._follows_edits(message):
            return
        answers = await self._desk.answers_to(message)
        if answers:
            await self._change(message, answers)
        elif is_addressed(message, message.get_bot().bot):
            await self._desk.answer(message, self._desk.understand(message), quoting=True)

    async def _follows_edits(self, message: Message) -> bool:
        if setting_of(message.chat) is Setting.PRIVATE:
            return True
        return (await self._desk.settings.of(message.chat.id)).follows_edits

    async def _change(self, message: Message, answers: tuple[int, ...]) -> None:
        """Make the messages `answers` show the reply to the question as it reads now."""
        desk, chat = self._desk, message.chat.id
        reply = desk.understand(message)
        pages = await desk.pages(message.chat, reply)
        shown: list[int] = []
        for answer, page in zip(answers, pages, strict=False):
            if not await desk.sender.edit(chat, answer, page):
                break
            shown.append(answer)
        await desk.sender.delete(chat, answers[len(pages) :])
        if len(shown) < len(pages):
            shown += await desk.sender.send(place_beside(message, quoting=True), pages[len(shown) :])
        desk.repeats.forget(chat, answers)
        await desk.answered(message, tuple(shown))
        desk.memory.shows(chat, shown, Sent(reply.facts, page=False))
