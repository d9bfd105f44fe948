"""What only groups have: settings by their admins, moves to a supergroup, the bot being let in, restricted and shown out."""

from __future__ import annotations

import logging

from telegram import CallbackQuery, ChatMember, ChatMemberRestricted, Message, Update
from telegram.constants import ChatMemberStatus
from telegram.ext import ContextTypes

from bot import texts
from bot.conversation import Setting
from bot.telegram.addressing import setting_of
from bot.telegram.admins import Admins, CannotTellError
from bot.telegram.desk import Desk, one_line
from bot.telegram.group_options import changed_by_button, changed_by_words, settings_page
from bot.telegram.rendering import Page
from bot.telegram.sending import Place, place_beside

_logger = logging.getLogger(__name__)
Context = ContextTypes.DEFAULT_TYPE

_GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


class Groups:
    """Answers to what happens to and in a group beside questions."""

    def __init__(self, desk: Desk, admins: Admins) -> None:
        self._desk = desk
        self._admins = admins

    async def options(self, update: Update, context: Context) -> None:
        """/caidat shows the settings to an admin; /caidat 21-6 sets the quiet hours."""
        message = update.message
        if message is None:
            return
        refusal = await self._refusal(message)
        if refusal:
            await self._desk.answer(message, one_line(refusal))
            return
        page = await self._page(message.chat.id, " ".join(context.args or ()))
        sent = await self._desk.sender.send(place_beside(message, quoting=True), (page,))
        await self._desk.answered(message, sent)

    async def _refusal(self, message: Message) -> str:
        """Why the writer may set nothing here; nothing when he may."""
        if setting_of(message.chat) is Setting.PRIVATE:
            return texts.OPTIONS_ONLY_IN_GROUPS
        try:
            return "" if await self._admins.wrote(message) else texts.OPTIONS_ONLY_ADMINS
        except CannotTellError:
            return texts.OPTIONS_CANNOT_TELL

    async def _page(self, chat: int, words: str) -> Page:
        settings = await self._desk.settings.of(chat)
        changed = changed_by_words(settings, words)
        if changed is None:
            return settings_page(settings)
        return settings_page(changed, saved=await self._desk.settings.put(chat, changed))

    async def option_pressed(self, update: Update, _: Context) -> None:
        """A button of /caidat; whoever presses it must be an admin, whoever asked for it."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        chat = query.message.chat
        changed = changed_by_button(await self._desk.settings.of(chat.id), query.data or "")
        if changed is None:
            await self._desk.sender.acknowledge(query, texts.UNKNOWN_BUTTON)
            return
        notice = await self._not_for(query)
        await self._desk.sender.acknowledge(query, notice)
        if notice:
            return
        page = settings_page(changed, saved=await self._desk.settings.put(chat.id, changed))
        if not await self._desk.sender.edit(chat.id, query.message.message_id, page):
            await self._desk.sender.send(Place(chat.id), (page,))

    async def _not_for(self, query: CallbackQuery) -> str:
        """Why the one who presses may not; nothing when he may."""
        assert query.message is not None
        try:
            return "" if await self._admins.includes(query.message.chat, query.from_user.id) else texts.OPTIONS_ONLY_ADMINS
        except CannotTellError:
            return texts.OPTIONS_CANNOT_TELL

    async def migrated(self, update: Update, _: Context) -> None:
        """A group became a supergroup: both chats say so, in either order."""
        message = update.message
        if message and message.migrate_to_chat_id:
            await self.moved(message.chat.id, message.migrate_to_chat_id)
        elif message and message.migrate_from_chat_id:
            await self.moved(message.migrate_from_chat_id, message.chat.id)

    async def moved(self, old: int, new: int) -> None:
        """The settings follow the group."""
        await self._desk.settings.move(old, new)
        self._desk.sender.closed.discard(new)
        _logger.info("group %s is supergroup %s now", old, new)

    async def standing_changed(self, update: Update, _: Context) -> None:
        """The bot was let in, restricted, or shown out; blocked, in a private chat. Nobody asked, so nothing is said."""
        change = update.my_chat_member
        if change is None:
            return
        closed = self._desk.sender.closed
        if _may_write(change.new_chat_member):
            closed.discard(change.chat.id)
        else:
            closed.add(change.chat.id)
        _logger.info("in chat %s the bot is %s now", change.chat.id, change.new_chat_member.status)


def _may_write(me: ChatMember) -> bool:
    if isinstance(me, ChatMemberRestricted):
        return me.is_member and me.can_send_messages
    return me.status not in _GONE
