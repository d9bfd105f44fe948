"""How fast messages may go out or change: one a second in a chat, twenty a minute in a group, whatever other chats do."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from bot.telegram.backoff import Pause
from bot.telegram.memory import Recent

_APART = 1.05
"""Seconds between two messages to a chat; a little more than asked, since messages travel unevenly."""
_GROUP_MOST = 20
_GROUP_SPAN = 61.0
"""Seconds in which a group gets no more than that."""


def is_group(chat: int) -> bool:
    """Whether an id is a group's: Telegram gives them negative ones."""
    return chat < 0


class Pace:
    """Keeps ahead of "Too Many Requests". Waiting for one chat keeps no other waiting."""

    def __init__(self, pause: Pause, clock: Callable[[], float] = time.monotonic) -> None:
        self._pause = pause
        self._clock = clock
        self._moments: Recent[int, deque[float]] = Recent()

    async def turn(self, chat: int) -> None:
        """Wait until a message may go to the chat, or change in it."""
        wait = self._moment_for(chat) - self._clock()
        if wait > 0:
            await self._pause(wait)

    def note(self, chat: int) -> None:
        """A message has gone to the chat, or changed in it. Told afterwards: a call may have been long on its way."""
        moments = self._moments.get(chat) or deque(maxlen=_GROUP_MOST)
        moments.append(self._clock())
        self._moments.put(chat, moments)

    def _moment_for(self, chat: int) -> float:
        moments = self._moments.get(chat)
        if not moments:
            return self._clock()
        earliest = moments[-1] + _APART
        if is_group(chat) and len(moments) == _GROUP_MOST:
            earliest = max(earliest, moments[0] + _GROUP_SPAN)
        return earliest
