"""`kimtan run`: the Telegram bot, from the first call to a clean stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys

from bot import texts
from bot.conversation import Conversation, open_conversation
from bot.logs import set_up_logs
from bot.settings import Settings, unknown_variables
from bot.storage.answers import AnswerStore
from bot.storage.concerns import CONCERNS
from bot.storage.database import Database
from bot.storage.group_settings import GroupSettingsStore
from bot.storage.location import UnsupportedDatabaseError, database_file
from bot.storage.pictures import PictureStore
from bot.storage.tallies import TallyStore
from bot.storage.votes import VoteStore
from bot.telegram.admins import Admins
from bot.telegram.app import build_application
from bot.telegram.connection import Connection, TokenRefusedError
from bot.telegram.desk import Desk
from bot.telegram.pacing import Pace
from bot.telegram.pictures import Pictures
from bot.telegram.processing import Processing
from bot.telegram.profile import Profile, introduction
from bot.telegram.receiving import Receiving, unless
from bot.telegram.sending import Sender
from bot.telegram.strict import StrictApplication
from bot.telegram.typing import Typing
from bot.telegram.wiring import wire
from knowledge.faults import KnowledgeFaults
from knowledge.learnt import NothingLearnt

_logger = logging.getLogger(__name__)

DONE, FAULT = 0, 1
_REFUSALS_AT_START = 3
_REFUSALS_LATER = 8
"""About a minute: long enough for a proxy or a Bot API server to come back."""
_FINISHING = 5.0
_CLOSING = 1.0
"""Seconds for what is being answered and for closing connections; with the last acknowledgement below eight."""


async def run(settings: Settings) -> int:
    """Run the bot until SIGTERM or SIGINT. Exit code: 0 after a clean stop, 1 after a fault that was named."""
    set_up_logs(settings.log_level, settings.secrets())
    for name in unknown_variables(os.environ):
        _logger.warning(texts.LOG_UNKNOWN_VARIABLE.format(name=name))
    fault = _unusable(settings)
    if fault:
        return _failed(fault)
    stop = asyncio.Event()
    _stop_on_signals(stop)
    try:
        conversation = open_conversation(settings.knowledge, settings.report)
        database = _database(settings)
    except (KnowledgeFaults, NothingLearnt, UnsupportedDatabaseError) as faults:
        return _failed(str(faults))
    application = build_application(settings)
    conversation.prepare()
    try:
        await _serve(application, conversation, database, stop)
    except TokenRefusedError as error:
        return _failed(str(error))
    finally:
        await _close(application)
        await database.close()
    _logger.info(texts.LOG_STOPPED)
    return DONE


def _database(settings: Settings) -> Database:
    """Where things are kept. Raises UnsupportedDatabaseError."""
    url = settings.database_url.get_secret_value() if settings.database_url else None
    return Database(database_file(url), CONCERNS)


def _unusable(settings: Settings) -> str:
    """What keeps the bot from running, or nothing."""
    if settings.token is None:
        return texts.NO_TOKEN
    if settings.webhook_url is not None:
        return texts.NO_WEBHOOK_YET
    return ""


def _desk(conversation: Conversation, sender: Sender, database: Database) -> Desk:
    """The desk, with everything that must last in the database."""
    return Desk(
        conversation,
        sender,
        settings=GroupSettingsStore(database),
        answers=AnswerStore(database),
        tallies=TallyStore(database),
        votes=VoteStore(database),
        pictures=Pictures(PictureStore(database)),
    )


async def _serve(application: StrictApplication, conversation: Conversation, database: Database, stop: asyncio.Event) -> None:
    """Answer until `stop` is set, then finish what was begun."""
    bot = application.bot
    sender = Sender(bot, asyncio.sleep, Pace(asyncio.sleep), Typing(bot))
    await database.ready()  # what is wrong with it is said now, and the bot answers all the same
    wire(application, _desk(conversation, sender, database), Admins(bot, asyncio.sleep))
    await unless(stop, Connection(asyncio.sleep, _REFUSALS_AT_START).call(application.initialize))
    if stop.is_set():
        return
    _logger.info(texts.LOG_STARTED.format(username=application.bot.username))
    processing = Processing(application, sender, asyncio.sleep)
    receiving = Receiving(application.bot, processing.process, Connection(asyncio.sleep, _REFUSALS_LATER))
    report = conversation.speech.knowledge.report
    profile = asyncio.create_task(Profile(bot, asyncio.sleep).set(introduction(report)))  # beside answering, not before it
    try:
        await receiving.run(stop)
    finally:
        profile.cancel()
        await asyncio.gather(profile, return_exceptions=True)
        _logger.info(texts.LOG_STOPPING)
        await receiving.finish(_FINISHING)


async def _close(application: StrictApplication) -> None:
    try:
        async with asyncio.timeout(_CLOSING):
            await application.shutdown()
            await application.bot.shutdown()  # opened even when the application never came to be
    except Exception as error:  # connections that do not close in time end with the process
        _logger.debug("closing: %s", error)


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows has no such handlers; there Ctrl+C breaks off
            return


def _failed(lines: str) -> int:
    sys.stderr.write(f"{lines}\n")
    return FAULT
