"""Which update goes to which handler, in order: the first that fits takes it."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType, UpdateType
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.telegram.addressing import ADDRESSED, ASKS, CAIDAT, FROM_PERSON
from bot.telegram.admins import Admins
from bot.telegram.commands import Commands
from bot.telegram.desk import Desk
from bot.telegram.group_options import PAYLOAD
from bot.telegram.groups import Groups
from bot.telegram.inline import Inline
from bot.telegram.media import Media
from bot.telegram.presses import Presses
from bot.telegram.questions import Questions
from bot.telegram.strict import StrictApplication

RECEIVED = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.CHOSEN_INLINE_RESULT,
    UpdateType.MY_CHAT_MEMBER,
)
"""What Telegram is asked to send; all else that the handlers below do not name never comes."""


def wire(application: StrictApplication, desk: Desk, admins: Admins) -> None:
    """Add the handlers."""
    commands, questions, presses, media = Commands(desk), Questions(desk), Presses(desk), Media(desk)
    inline = Inline(desk)
    groups = Groups(desk, admins)
    desk.sender.on_moved = groups.moved
    # Without UpdateType every message filter fits edits and channel posts as well.
    new = filters.UpdateType.MESSAGE & FROM_PERSON & ADDRESSED
    edited = filters.UpdateType.EDITED_MESSAGE & FROM_PERSON
    # in a group a voice in reply to the bot may be a question, a sticker is none
    may_ask = filters.ChatType.PRIVATE | filters.VOICE | filters.VIDEO_NOTE

    application.add_handlers(
        [
            # 1. Presses: they have no message filters to pass, and must be acknowledged whatever they carry.
            CallbackQueryHandler(groups.option_pressed, pattern=PAYLOAD),
            CallbackQueryHandler(presses.pressed),
            # Inline mode has updates of its own kind, so its place does not matter.
            InlineQueryHandler(inline.typed),
            ChosenInlineResultHandler(inline.chosen),
            # 2. Commands, before free words: a command is text too. Not /hoi, which is a question.
            CommandHandler("start", commands.start, new),
            CommandHandler("help", commands.help, new),
            CommandHandler("chude", commands.topics, new),
            CommandHandler(CAIDAT, groups.options, new),
            # 3. Commands that we have none of: help is the kindest reading.
            MessageHandler(new & filters.COMMAND & ~ASKS, commands.help),
            # 4. Free words and /hoi, a picture's caption included.
            MessageHandler(new & ASKS, questions.asked),
            # 5. Edited words. Whether an edit is for us depends on what was answered, so the handler decides.
            MessageHandler(edited & ASKS, questions.edited),
            # 6. What is left to see holds no words; service messages are nobody's question.
            MessageHandler(new & may_ask & ~filters.COMMAND & ~filters.StatusUpdate.ALL, media.received),
            # 7. What happens to a group and to the bot in it.
            MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, groups.migrated),
            ChatMemberHandler(groups.standing_changed, ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )


def is_for_us(update: Update) -> bool:
    """Whether somebody expects a reply to the update."""
    if update.callback_query:
        return True
    edited = update.edited_message
    message = edited if edited and edited.chat.type == ChatType.PRIVATE else update.message
    return bool(message and FROM_PERSON.filter(message) and ADDRESSED.filter(message))
