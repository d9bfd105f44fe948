"""The library's bot and application, made to fail loudly where they fail in silence."""

from __future__ import annotations

import datetime as dtm
from collections.abc import Sequence
from typing import Any

from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, ExtBot, JobQueue

JSON = dict[str, Any]
_DictOfAny = dict[Any, Any]


class RawBot(ExtBot[None]):
    """A bot that also gives updates as they come: parsed one by one, an unreadable one spoils no other."""

    async def get_raw_updates(self, *, offset: int | None, limit: int, wait: dtm.timedelta, kinds: Sequence[str]) -> list[JSON]:
        """At most `limit` updates from `offset` on, as JSON objects; waits up to `wait` for the first.

        Raises TelegramError, also when what comes is no list of objects.
        """
        seconds = int(wait.total_seconds())
        parameters = {"offset": offset, "limit": limit, "timeout": seconds, "allowed_updates": list(kinds)}
        # the server answers late on purpose, so the usual time for reading is added to the wait
        usual = self._request[0].read_timeout or 0.0
        result = await self._post("getUpdates", parameters, read_timeout=usual + seconds)
        if not isinstance(result, list) or not all(isinstance(update, dict) for update in result):
            raise TelegramError("getUpdates gave no list of updates")
        return result

    async def get_standing(self, chat: int, user: int) -> str:
        """Standing of a user in a chat, such as "administrator"; read as it comes, because the library refuses members
        of older servers, which do not tell of newer rights.

        Raises TelegramError, also when what comes is no member.
        """
        result = await self._post("getChatMember", {"chat_id": chat, "user_id": user})
        if not isinstance(result, dict) or not isinstance(result.get("status"), str):
            raise TelegramError("getChatMember gave no member")
        return str(result["status"])


class StrictApplication(
    Application[RawBot, CallbackContext[Any, Any, Any, Any], _DictOfAny, _DictOfAny, _DictOfAny, JobQueue[Any] | None]
):
    """An application whose `process_update` raises what a handler raised, so that the caller knows it is not done."""

    async def process_error(
        self,
        update: object,
        error: Exception,
        job: Any = None,
        coroutine: Any = None,
    ) -> bool:
        """Run the error handlers, if there are any, then raise the error."""
        if self.error_handlers:
            await super().process_error(update, error, job, coroutine)
        raise error
