"""Every outgoing call: what is repeated, what counts as done, what is given up."""

from __future__ import annotations

import logging
import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from telegram import (
    Bot,
    CallbackQuery,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.telegram.backoff import Pause, growing, told_to_wait
from bot.telegram.pacing import Pace, is_group
from bot.telegram.rendering import Page
from bot.telegram.typing import Typing

_logger = logging.getLogger(__name__)
T = TypeVar("T")

_NOBODY_THERE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "chat_write_forbidden",
    "chat_restricted",
    "not enough rights to send",
    "have no rights to send",
    "need administrator rights",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
    "group chat was deactivated",
)
_UNKNOWN_FILE = ("wrong file identifier", "wrong remote file", "file_reference", "file reference")
_NOTHING_TO_EDIT = ("message to edit not found", "message can't be edited", "message_id_invalid", "inaccessible")


class UnknownFileError(Exception):
    """Telegram does not know a file by this id."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds of waiting, summed up, after which a call is given up."""

    faults: float
    """Network and server faults."""
    floods: float
    """Being told to wait (429)."""


ANSWERING = Patience(faults=600.0, floods=math.inf)
"""An answer is never dropped for a 429, and outlasts an outage of ten minutes."""
ACKNOWLEDGING = Patience(faults=3.0, floods=3.0)
"""A press spins for seconds only; what it asks for must not wait for that."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: chat, topic of a forum, and the message that it quotes."""

    chat: int
    thread: int | None = None
    quoting: int | None = None
    silent: bool = False
    """Without a sound."""


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What is offered while somebody types."""

    results: Sequence[InlineQueryResultArticle]
    """At most 50."""
    next_offset: str
    """Where the next page begins; empty after the last."""
    seconds: int
    """How long Telegram may give the same answer to anybody without asking again."""
    button: InlineQueryResultsButton | None = None
    """Leads into the private chat."""


def place_beside(message: Message, *, quoting: bool) -> Place:
    """The place of a reply to `message`. A chain of replies has a thread id too, but only a topic's may be sent."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, thread, message.message_id if quoting else None)


async def repeated(call: Callable[[], Awaitable[T]], patience: Patience, pause: Pause) -> T:
    """The result of `call`, repeated while the fault may pass.

    A call that timed out may have been carried out all the same: rather an answer twice than none.
    Raises the last TelegramError when patience is at an end or the fault will not pass.
    """
    waits = growing()
    faults = floods = 0.0
    while True:
        try:
            return await call()
        except RetryAfter as error:
            wait = told_to_wait(error)
            floods += wait
            if floods > patience.floods:
                raise
        except TelegramError as error:
            if not _passing(error):
                raise
            wait = next(waits)
            faults += wait
            if faults > patience.faults:
                raise
        await pause(wait)


def _passing(error: TelegramError) -> bool:
    """Whether it may work next time. A token that worked is refused in passing, by a proxy or a restarting server."""
    if isinstance(error, BadRequest | ChatMigrated) or _blocked(error):
        return False
    return isinstance(error, NetworkError | InvalidToken | Forbidden) or type(error) is TelegramError


def _blocked(error: TelegramError) -> bool:
    """Whether Telegram itself forbids it; a 403 without its words comes from something in between."""
    return isinstance(error, Forbidden) and str(error).startswith("Forbidden: ")


def _says(error: TelegramError, words: Sequence[str]) -> bool:
    said = str(error).lower()
    return any(word in said for word in words)


def _nobody_there(error: TelegramError) -> bool:
    return _blocked(error) or (isinstance(error, BadRequest) and _says(error, _NOBODY_THERE))


class Sender:
    """Sends, edits and deletes; faults that pass are waited out, and chats that are gone are no fault."""

    def __init__(self, bot: Bot, pause: Pause, pace: Pace, typing: Typing) -> None:
        self._bot = bot
        self._pause = pause
        self._pace = pace
        self._typing = typing
        self.closed: set[int] = set()
        """Chats that Telegram has said take no messages from the bot."""
        self.on_moved: Callable[[int, int], Awaitable[None]] | None = None
        """Told the old and the new id of a group that turns out to have become a supergroup."""

    @property
    def bot_id(self) -> int:
        """Who sends."""
        return self._bot.id

    async def send(self, place: Place, pages: Sequence[Page]) -> tuple[int, ...]:
        """Ids of the messages sent, in order; fewer than pages when nobody is there to read them."""
        sent: list[int] = []
        for page in pages:
            message = await self._send(place, page)
            if message is None:
                break
            sent.append(message.message_id)
            place = replace(place, chat=message.chat.id, quoting=None)  # only the first quotes
        return tuple(sent)

    async def _send(self, place: Place, page: Page) -> Message | None:
        async def call(there: Place) -> Message:
            return await self._bot.send_message(
                chat_id=there.chat,
                text=page.text,
                parse_mode=ParseMode.HTML,
                message_thread_id=there.thread,
                reply_parameters=ReplyParameters(there.quoting) if there.quoting else None,
                reply_markup=page.keyboard,
                disable_notification=there.silent or None,
            )

        return await self._sent(place, call)

    async def send_picture(self, place: Place, picture: bytes | str, page: Page) -> Message | None:
        """The message with the picture, given as a file or by its id, and the page as its caption; None when nobody is
        there to see it, or pictures are not allowed there.

        Raises UnknownFileError when Telegram does not know the id.
        """

        async def call(there: Place) -> Message:
            return await self._bot.send_photo(
                chat_id=there.chat,
                photo=picture,
                caption=page.text,
                parse_mode=ParseMode.HTML,
                message_thread_id=there.thread,
                reply_parameters=ReplyParameters(there.quoting) if there.quoting else None,
                reply_markup=page.keyboard,
                disable_notification=there.silent or None,
            )

        try:
            return await self._sent(place, call)
        except BadRequest as error:
            if isinstance(picture, str) and _says(error, _UNKNOWN_FILE):
                raise UnknownFileError from error
            raise

    async def _sent(self, place: Place, call: Callable[[Place], Awaitable[Message]]) -> Message | None:
        """What `call` sends to the place, or to where its chat has moved; None when nobody is there."""
        if place.chat in self.closed:
            _logger.info("chat %s takes no messages", place.chat)
            return None
        try:
            return await self._in_turn(place, call)
        except ChatMigrated as error:
            if self.on_moved is not None:
                await self.on_moved(place.chat, error.new_chat_id)
            # a supergroup numbers its messages anew, so there is nothing to quote
            return await self._sent(Place(error.new_chat_id, silent=place.silent), call)
        except TelegramError as error:
            if not _nobody_there(error):
                raise
            _logger.info("chat %s takes no messages: %s", place.chat, error)
            return None

    async def _in_turn(self, place: Place, call: Callable[[Place], Awaitable[Message]]) -> Message:
        """What `call` sends when the chat's turn has come; a chat that waits for long sees that somebody is typing."""
        if is_group(place.chat):
            await self._pace.turn(place.chat)  # a group that has got enough for now is not shown typing either
        async with self._typing.when_late(place.chat, place.thread) as typing:

            async def attempt() -> Message:
                try:
                    return await call(place)
                except RetryAfter:
                    typing.cancel()  # told to be quiet, it is
                    raise
                finally:
                    self._pace.note(place.chat)

            await self._pace.turn(place.chat)
            return await repeated(attempt, ANSWERING, self._pause)

    async def edit(self, chat: int, message_id: int, page: Page) -> bool:
        """Whether the message shows the page now; False when it is gone and the page must be sent anew."""

        async def call() -> object:
            try:
                return await self._bot.edit_message_text(
                    chat_id=chat,
                    message_id=message_id,
                    text=page.text,
                    parse_mode=ParseMode.HTML,
                    reply_markup=page.keyboard,
                )
            finally:
                self._pace.note(chat)

        await self._pace.turn(chat)
        try:
            await repeated(call, ANSWERING, self._pause)
        except ChatMigrated:
            return False
        except TelegramError as error:
            if isinstance(error, BadRequest) and _says(error, _NOTHING_TO_EDIT):
                return False
            if not (_nobody_there(error) or _says(error, ("message is not modified",))):
                raise
        return True

    async def delete(self, chat: int, message_ids: Sequence[int]) -> None:
        """Delete messages of our own; one that cannot be deleted stays."""
        for message_id in message_ids:
            try:
                await repeated(lambda id_=message_id: self._bot.delete_message(chat, id_), ANSWERING, self._pause)  # type: ignore[misc]
            except TelegramError as error:
                _logger.info("message %s in chat %s stays: %s", message_id, chat, error)

    async def acknowledge(self, query: CallbackQuery, notice: str = "", address: str = "", *, passing: bool = False) -> None:
        """End the waiting of a pressed button, with an address to open or a notice: to be closed, or `passing` by itself.
        Too late is no fault."""
        alert = bool(notice) and not passing

        async def call() -> bool:
            return await query.answer(notice or None, show_alert=alert or None, url=address or None)

        try:
            await repeated(call, ACKNOWLEDGING, self._pause)
        except TelegramError as error:
            _logger.info("press %s not acknowledged: %s", query.id, error)

    async def offer(self, query: InlineQuery, answer: InlineAnswer) -> None:
        """Answer an inline query. Never repeated: it is worth something for seconds only, and the next key asks anew."""
        try:
            await query.answer(
                answer.results,
                cache_time=answer.seconds,
                is_personal=False,
                next_offset=answer.next_offset or None,  # the library would make "[]" of an empty text
                button=answer.button,
            )
        except TelegramError as error:
            _logger.info("inline query %s not answered: %s", query.id, error)
