"""May somebody set things in a group? Telegram is asked each time: who was an admin yesterday may not be one today."""

from __future__ import annotations

from telegram import Chat, Message
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.telegram.backoff import Pause
from bot.telegram.sending import Patience, repeated
from bot.telegram.strict import RawBot

_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
_ASKING = Patience(faults=3.0, floods=60.0)


class CannotTellError(Exception):
    """Telegram does not say just now who is an admin."""


class Admins:
    """Tells admins from other people."""

    def __init__(self, bot: RawBot, pause: Pause) -> None:
        self._bot = bot
        self._pause = pause

    async def wrote(self, message: Message) -> bool:
        """Whether an admin wrote the message. Raises CannotTellError."""
        if message.sender_chat is not None:
            # only admins may write in the name of the group itself; a channel's name proves nothing
            return message.sender_chat.id == message.chat.id
        return message.from_user is not None and await self.includes(message.chat, message.from_user.id)

    async def includes(self, chat: Chat, user: int) -> bool:
        """Whether a user is an admin of the chat now. Raises CannotTellError."""
        try:
            standing = await repeated(lambda: self._bot.get_standing(chat.id, user), _ASKING, self._pause)
        except (BadRequest, Forbidden):
            return False  # nobody that the group knows
        except TelegramError as error:
            raise CannotTellError from error
        return standing in _ADMINS
