"""How long to wait before trying again."""

from __future__ import annotations

import datetime as dtm
from collections.abc import Awaitable, Callable, Iterator

from telegram.error import RetryAfter

Pause = Callable[[float], Awaitable[None]]
"""Waits so many seconds; asyncio.sleep, or something that only writes it down."""


def growing(first: float = 0.5, cap: float = 30.0) -> Iterator[float]:
    """Seconds to wait: `first`, then twice as long each time, never more than `cap`. Endless."""
    wait = first
    while True:
        yield wait
        wait = min(cap, wait * 2)


def told_to_wait(error: RetryAfter) -> float:
    """Seconds that Telegram asks to wait, and a moment more, since its clock is not ours."""
    wait = error.retry_after
    return (wait.total_seconds() if isinstance(wait, dtm.timedelta) else float(wait)) + 0.3
