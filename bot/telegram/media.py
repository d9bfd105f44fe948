"""Messages that hold no words: stickers, voice, pictures, places."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.telegram.desk import Desk

Context = ContextTypes.DEFAULT_TYPE

_KINDS = {
    "sticker": "sticker",
    "voice": "voice",
    "video_note": "video",
    "video": "video",
    "animation": "video",  # stands before "document": an animation is sent as one too
    "photo": "photo",
    "document": "document",
    "venue": "location",
    "location": "location",
    "contact": "contact",
}


def kind_of(message: Message) -> str:
    """What the message holds, in the conversation's words; "other" for what has none."""
    return next((kind for attribute, kind in _KINDS.items() if getattr(message, attribute)), "other")


class Media:
    """Answers to what cannot be read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def received(self, update: Update, _: Context) -> None:
        """Say kindly that it cannot be read; once for an album, which arrives picture by picture."""
        message = update.message
        if message is None:
            return
        album = message.media_group_id
        if album and not self._desk.memory.first_of_album(message.chat.id, album):
            return
        await self._desk.answer(message, self._desk.conversation.unsupported(kind_of(message)))
