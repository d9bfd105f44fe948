"""Which updates are under way, and from where on Telegram must still keep them."""

from __future__ import annotations

import asyncio


class Window:
    """Updates taken and not yet done. Telegram forgets all updates below the offset that it is asked for, so the
    offset never passes one that is not done; what is done above it comes again and is not taken twice."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._done: set[int] = set()
        self._next: int | None = None
        self._empty = asyncio.Event()
        self._empty.set()

    @property
    def offset(self) -> int | None:
        """The update to ask for next; None before the first."""
        return min(self._open) if self._open else self._next

    @property
    def is_empty(self) -> bool:
        """Whether all that was taken is done."""
        return not self._open

    def ask(self) -> int | None:
        """The offset to ask with, now. Updates below it never come again and are forgotten; an update that is done
        while the answer is on its way does come once more."""
        offset = self.offset
        if offset is not None:
            self._done = {update_id for update_id in self._done if update_id >= offset}
        return offset

    def take(self, update_id: int) -> bool:
        """Whether the update is new; then it is under way until `done`."""
        if update_id in self._open or update_id in self._done:
            return False
        self._open.add(update_id)
        # the last one, not the highest: after a week without updates Telegram may count from anywhere
        self._next = update_id + 1
        self._empty.clear()
        return True

    def done(self, update_id: int) -> None:
        """The update needs nothing more."""
        self._open.discard(update_id)
        self._done.add(update_id)
        if not self._open:
            self._empty.set()

    def release(self) -> int | None:
        """Give up the oldest update that is under way, so that Telegram may forget it; its id, if there is one."""
        oldest = min(self._open, default=None)
        if oldest is not None:
            self.done(oldest)
        return oldest

    async def emptied(self) -> None:
        """Wait until all that was taken is done."""
        await self._empty.wait()
