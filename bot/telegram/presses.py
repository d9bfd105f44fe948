"""Buttons that are pressed."""

from __future__ import annotations

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.conversation import Asker, Setting
from bot.deep_link import deep_link
from bot.press import Kind, Press, parse_press
from bot.reply import Reply
from bot.storage.votes import Vote
from bot.telegram.addressing import presses_under, setting_of
from bot.telegram.deep_links import TOPICS, payload_for
from bot.telegram.desk import Desk
from bot.telegram.group_rendering import is_for_private
from bot.telegram.rendering import render
from bot.telegram.sending import Place, place_beside

Context = ContextTypes.DEFAULT_TYPE

_BELONGING = (Kind.SOURCE, Kind.CHART)
_VOTES = (Kind.GOOD, Kind.BAD)
_BROWSING = (Kind.TOPICS, Kind.TOPIC)


class Presses:
    """Answers to presses."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def pressed(self, update: Update, _: Context) -> None:
        """Do what the button says. The press is acknowledged first: it expires, the answer does not."""
        query = update.callback_query
        if query is None:
            return
        press = parse_press(query.data or "")
        if press is None or query.message is None:
            await self._desk.sender.acknowledge(query, texts.UNKNOWN_BUTTON)
            return
        if press.kind in _VOTES:
            await self._voted(query, query.message, press)
            return
        setting = setting_of(query.message.chat)
        if setting is Setting.GROUP and is_for_private(press.kind):
            await self._desk.sender.acknowledge(query, address=deep_link(query.get_bot().username, payload_for(press) or TOPICS))
            return
        await self._desk.sender.acknowledge(query)
        asker = Asker(chat=str(query.message.chat.id), person=str(query.from_user.id))
        reply = self._desk.conversation.press(press, asker, self._desk.clock(), setting)
        if not await self._turned(query, press, reply):
            place = _beside(query.message, press, setting)
            same_may_be_linked = press.kind is Kind.FACT
            page = press.kind in _BROWSING
            await self._desk.send(query.message.chat, place, reply, page=page, link=same_may_be_linked)

    async def _voted(self, query: CallbackQuery, message: MaybeInaccessibleMessage, press: Press) -> None:
        """Thank at once, and keep what was thought of the answer."""
        good = press.kind is Kind.GOOD
        await self._desk.sender.acknowledge(query, texts.THANKS_GOOD if good else texts.THANKS_BAD, passing=True)
        await self._desk.votes.put(Vote(message.chat.id, message.message_id, press.target, good, int(self._desk.clock())))

    async def _turned(self, query: CallbackQuery, press: Press, reply: Reply) -> bool:
        """Whether the pressed message itself was turned to the new page, as in a book."""
        message = query.message
        if press.kind not in _BROWSING or not isinstance(message, Message) or not self._is_page(message):
            return False
        pages = render(reply)
        return len(pages) == 1 and await self._desk.sender.edit(message.chat.id, message.message_id, pages[0])

    def _is_page(self, message: Message) -> bool:
        """Whether the message is a page to browse; an answer stays as it is. Of old messages the buttons tell."""
        known = self._desk.memory.shown_in(message.chat.id, message.message_id)
        if known:
            return known.page
        return all(press.kind is not Kind.SOURCE for press in presses_under(message))


def _beside(message: MaybeInaccessibleMessage, press: Press, setting: Setting) -> Place:
    """A source and a picture quote the answer that they belong to; in groups every reply quotes."""
    if not isinstance(message, Message):
        return Place(message.chat.id)  # too old to be quoted or edited
    return place_beside(message, quoting=setting is Setting.GROUP or press.kind in _BELONGING)
