"""Is a message meant for the bot, what does it ask, and who asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from telegram import Chat, InlineKeyboardMarkup, Message, MessageEntity, User
from telegram.constants import ChatType
from telegram.ext import filters

from bot.conversation import Asker, Setting
from bot.press import Kind, Press, parse_press

_SPACES = re.compile(r"[^\S\n]*\n[^\S\n]*|[^\S\n]{2,}")


def setting_of(chat: Chat) -> Setting:
    """Whether others read along."""
    return Setting.PRIVATE if chat.type == ChatType.PRIVATE else Setting.GROUP


def asker_of(message: Message) -> Asker:
    """Who asks where. An anonymous admin or a channel writes under the chat's name, not under a user's."""
    writer = message.sender_chat or message.from_user
    return Asker(chat=str(message.chat.id), person=str(writer.id if writer else message.chat.id))


def is_addressed(message: Message, me: User) -> bool:
    """Whether the message is for the bot `me`: everything is in a private chat; in a group a command with its name,
    a mention, or a reply to a message of its own."""
    if message.chat.type == ChatType.PRIVATE:
        return True
    if message.chat.type == ChatType.CHANNEL:
        return False
    named = _command_for(message)
    if named is not None:
        return named.casefold() == (me.username or "").casefold()
    return any(True for _ in _mentions(message, me)) or reply_to_me(message, me) is not None


def reply_to_me(message: Message, me: User) -> Message | None:
    """The message of the bot that is replied to. By id: other bots are bots too."""
    other = message.reply_to_message
    if other is None or other.from_user is None or other.from_user.id != me.id or other.forum_topic_created:
        return None
    return other


def question_in(message: Message, me: User) -> str:
    """Text or caption without the bot's name in it."""
    raw = (message.text or message.caption or "").encode("utf-16-le")  # entities count in UTF-16 units
    for entity in sorted(_mentions(message, me), key=lambda entity: entity.offset, reverse=True):
        raw = raw[: entity.offset * 2] + " ".encode("utf-16-le") + raw[(entity.offset + entity.length) * 2 :]
    text = _SPACES.sub(lambda gap: "\n" if "\n" in gap[0] else " ", raw.decode("utf-16-le"))
    return text.strip(" ,:;–-\n")


def presses_under(message: Message) -> Iterator[Press]:
    """The presses that stand under a message of ours."""
    markup = message.reply_markup
    for row in markup.inline_keyboard if isinstance(markup, InlineKeyboardMarkup) else ():
        for button in row:
            press = parse_press(button.callback_data) if isinstance(button.callback_data, str) else None
            if press is not None:
                yield press


def facts_under(message: Message) -> tuple[str, ...]:
    """Ids of the facts whose source can be asked for under a message of ours."""
    return tuple(press.target for press in presses_under(message) if press.kind is Kind.SOURCE and press.target)


def _command_for(message: Message) -> str | None:
    """The bot's name after a command that opens the message; None when there is no command or no name."""
    first = next(iter(message.entities), None)
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset != 0:
        return None
    _, at, name = message.parse_entity(first).partition("@")
    return name if at else None


def _mentions(message: Message, me: User) -> Iterator[MessageEntity]:
    handle = f"@{me.username}".casefold()
    for entity, text in (message.parse_entities() or message.parse_caption_entities()).items():
        by_name = entity.type == MessageEntity.MENTION and text.casefold() == handle
        by_id = entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == me.id
        if by_name or by_id:
            yield entity


class _Addressed(filters.MessageFilter):
    """The message is meant for the bot that received it."""

    def filter(self, message: Message) -> bool:
        return is_addressed(message, message.get_bot().bot)


class _FromPerson(filters.MessageFilter):
    """A person wrote it: not another bot, and not through one. Telegram's stand-ins for anonymous admins and
    channels are bots by name, but then the chat that speaks is given."""

    def filter(self, message: Message) -> bool:
        other_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
        return not (message.via_bot or other_bot or message.is_automatic_forward)


ADDRESSED = _Addressed(name="ADDRESSED")
FROM_PERSON = _FromPerson(name="FROM_PERSON")
