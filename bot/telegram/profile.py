"""The bot's profile: commands by scope and language, descriptions, menu button. Set at the start, and only where it differs."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
    MenuButtonCommands,
)
from telegram.constants import BotDescriptionLimit
from telegram.error import TelegramError

from bot import texts
from bot.telegram.backoff import Pause
from bot.telegram.sending import Patience, repeated
from knowledge.model import Report

_logger = logging.getLogger(__name__)

_PATIENCE = Patience(faults=60.0, floods=3600.0)
_LANGUAGES = (None, "vi")
"""A list without a language is what everybody else sees; a Vietnamese client looks for its own first."""
_SCOPES: tuple[tuple[BotCommandScope, Mapping[str, str]], ...] = (
    (BotCommandScopeDefault(), texts.COMMANDS_PRIVATE),
    (BotCommandScopeAllPrivateChats(), texts.COMMANDS_PRIVATE),
    (BotCommandScopeAllGroupChats(), texts.COMMANDS_GROUP),
    (BotCommandScopeAllChatAdministrators(), texts.COMMANDS_ADMIN),
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the bot says of itself before anybody has asked."""

    description: str
    """In the empty chat; at most 512 characters."""
    short: str
    """In the profile and beside shared links; at most 120 characters."""


def introduction(report: Report) -> Introduction:
    """What can be said for a report, cut to Telegram's limits."""
    published, as_of = report.published, report.as_of
    about = {
        "place": report.place,
        "publisher": report.publisher,
        "published": f"{published.day}/{published.month}/{published.year}",
        "as_of": f"{as_of.month}/{as_of.year}",
    }
    return Introduction(
        _cut(texts.PROFILE_DESCRIPTION.format(**about), int(BotDescriptionLimit.MAX_DESCRIPTION_LENGTH)),
        _cut(texts.PROFILE_SHORT.format(**about), int(BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH)),
    )


class Profile:
    """Sets the profile of a bot. What cannot be set is said in the log and left as it was."""

    def __init__(self, bot: Bot, pause: Pause) -> None:
        self._bot = bot
        self._pause = pause

    async def set(self, said: Introduction) -> None:
        """Make the profile say this. Never raises TelegramError."""
        for what, differs, change in self._items(said):
            try:
                if await repeated(differs, _PATIENCE, self._pause):
                    await repeated(change, _PATIENCE, self._pause)
            except TelegramError as error:
                _logger.warning(texts.LOG_PROFILE_KEPT.format(what=what, reason=error))

    def _items(self, said: Introduction) -> Iterator[_Item]:
        for language in _LANGUAGES:
            for scope, commands in _SCOPES:
                yield self._commands(scope, commands, language)
            yield self._description(said.description, language)
            yield self._short(said.short, language)
        yield self._menu_button()

    def _commands(self, scope: BotCommandScope, described: Mapping[str, str], language: str | None) -> _Item:
        commands = tuple(BotCommand(name, text) for name, text in described.items())

        async def differs() -> bool:
            return await self._bot.get_my_commands(scope, language) != commands

        return f"commands {scope.type} {language}", differs, lambda: self._bot.set_my_commands(commands, scope, language)

    def _description(self, text: str, language: str | None) -> _Item:
        async def differs() -> bool:
            return (await self._bot.get_my_description(language)).description != text

        return f"description {language}", differs, lambda: self._bot.set_my_description(text, language)

    def _short(self, text: str, language: str | None) -> _Item:
        async def differs() -> bool:
            return (await self._bot.get_my_short_description(language)).short_description != text

        return f"short description {language}", differs, lambda: self._bot.set_my_short_description(text, language)

    def _menu_button(self) -> _Item:
        async def differs() -> bool:
            return await self._bot.get_chat_menu_button() != MenuButtonCommands()

        return "menu button", differs, lambda: self._bot.set_chat_menu_button(menu_button=MenuButtonCommands())


_Item = tuple[str, Callable[[], Awaitable[bool]], Callable[[], Awaitable[bool]]]
"""What it is for the log, whether it differs, and the call that sets it."""


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
