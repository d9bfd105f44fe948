"""Is a message meant for the bot, what does it ask, and who asks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from telegram import Chat, InlineKeyboardMarkup, Message, MessageEntity, User
from telegram.constants import ChatType
from telegram.ext import filters

from bot.conversation import Asker, Setting
from bot.press import Kind, Press, parse_press
from bot.telegram.calling import called

HOI = "hoi"
"""The command that asks: /hoi phường có bao nhiêu hộ."""
CAIDAT = "caidat"
"""The command that shows a group's settings."""
_OURS_WITHOUT_NAME = frozenset({HOI, CAIDAT})
"""Words that no other bot is likely to have; /start and /help are everybody's."""
_EDGES = " ,:;–-\n"
_SPACES = re.compile(r"[^\S\n]*\n[^\S\n]*|[^\S\n]{2,}")


def setting_of(chat: Chat) -> Setting:
    """Whether others read along."""
    return Setting.PRIVATE if chat.type == ChatType.PRIVATE else Setting.GROUP


def asker_of(message: Message) -> Asker:
    """Who asks where. An anonymous admin or a channel writes under the chat's name, not under a user's."""
    writer = message.sender_chat or message.from_user
    return Asker(chat=str(message.chat.id), person=str(writer.id if writer else message.chat.id))


def is_addressed(message: Message, me: User) -> bool:
    """Whether the message is for the bot `me`: everything is in a private chat; in a group a command of its own or
    with its name, a mention, its name called, or a reply to a message of its own."""
    if message.chat.type == ChatType.PRIVATE:
        return True
    if message.chat.type == ChatType.CHANNEL:
        return False
    command = command_of(message)
    if command and command.bot is not None:
        return command.bot.casefold() == (me.username or "").casefold()
    if command and command.name in _OURS_WITHOUT_NAME:
        return True
    mentioned = any(True for _ in _mentions(message, me))
    return mentioned or reply_to_me(message, me) is not None or (command is None and _called(_raw(message), me) is not None)


def reply_to_me(message: Message, me: User) -> Message | None:
    """The message of the bot that is replied to. By id: other bots are bots too."""
    other = message.reply_to_message
    if other is None or other.from_user is None or other.from_user.id != me.id or other.forum_topic_created:
        return None
    return other


def question_in(message: Message, me: User) -> str:
    """Text or caption without the bot's name and without /hoi; a bare /hoi asks what the message says that it replies to."""
    text = _SPACES.sub(lambda gap: "\n" if "\n" in gap[0] else " ", _without_address(message, me)).strip(_EDGES)
    other = message.reply_to_message
    if text or not is_hoi(message) or other is None or reply_to_me(message, me) is not None:
        return text
    return (message.quote.text if message.quote else other.text or other.caption or "").strip()


def _without_address(message: Message, me: User) -> str:
    raw = _raw(message).encode("utf-16-le")  # entities count in UTF-16 units
    entities = [*_mentions(message, me), *([first] if is_hoi(message) and (first := _opening_command(message)) else [])]
    for entity in sorted(entities, key=lambda entity: entity.offset, reverse=True):
        raw = raw[: entity.offset * 2] + " ".encode("utf-16-le") + raw[(entity.offset + entity.length) * 2 :]
    text = unicodedata.normalize("NFC", raw.decode("utf-16-le"))
    span = _called(text, me)
    return f"{text[: span[0]]} {text[span[1] :]}" if span else text


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


@dataclass(frozen=True, slots=True)
class Command:
    """A command that opens a message."""

    name: str
    """Lower case, without the slash."""
    bot: str | None
    """Whose it is, when that is said: /hoi@KimTan_Bot."""


def command_of(message: Message) -> Command | None:
    """The command that opens text or caption."""
    entity = _opening_command(message)
    if entity is None:
        return None
    said = message.parse_entity(entity) if message.text else message.parse_caption_entity(entity)
    name, at, bot = said.removeprefix("/").partition("@")
    return Command(name.lower(), bot if at else None)


def is_hoi(message: Message) -> bool:
    """Whether the message asks by /hoi, so that its words are a question."""
    command = command_of(message)
    return command is not None and command.name == HOI


def _opening_command(message: Message) -> MessageEntity | None:
    first = next(iter(message.entities or message.caption_entities), None)
    opens = first is not None and first.type == MessageEntity.BOT_COMMAND and first.offset == 0
    return first if opens else None


def _raw(message: Message) -> str:
    return message.text or message.caption or ""


def _called(text: str, me: User) -> tuple[int, int] | None:
    return called(unicodedata.normalize("NFC", text), (me.first_name, me.username or ""))


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


class _Asks(filters.MessageFilter):
    """It holds words that are a question: free ones, or those after /hoi."""

    def filter(self, message: Message) -> bool:
        return bool(_raw(message)) and (command_of(message) is None or is_hoi(message))


class _FromPerson(filters.MessageFilter):
    """A person wrote it: not another bot, and not through one. Telegram's stand-ins for anonymous admins and
    channels are bots by name, but then the chat that speaks is given."""

    def filter(self, message: Message) -> bool:
        other_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
        return not (message.via_bot or other_bot or message.is_automatic_forward)


ASKS = _Asks(name="ASKS")
ADDRESSED = _Addressed(name="ADDRESSED")
FROM_PERSON = _FromPerson(name="FROM_PERSON")
