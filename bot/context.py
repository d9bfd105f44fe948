"""What was talked about last, per chat and person, kept for ten minutes in a bounded memory."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

KEPT_SECONDS = 600.0
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks where; context is never shared between them."""

    chat: str
    person: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What a person and the bot talked about last."""

    kinds: tuple[str, ...]
    earlier: tuple[str, ...]
    """Kinds talked about before that, newest first."""
    at: float
    """Seconds since the epoch."""


class Contexts:
    """The last topic of every asker."""

    def __init__(self) -> None:
        self._topics: OrderedDict[Asker, Topic] = OrderedDict()

    def of(self, asker: Asker, now: float) -> Topic | None:
        """The topic of an asker if it is fresh."""
        topic = self._topics.get(asker)
        return topic if topic and now - topic.at <= KEPT_SECONDS else None

    def remember(self, asker: Asker, kinds: tuple[str, ...], now: float) -> None:
        """Makes these kinds the topic."""
        last = self.of(asker, now)
        earlier = (*last.kinds, *last.earlier)[:6] if last else ()
        self._topics[asker] = Topic(kinds, earlier, now)
        self._topics.move_to_end(asker)
        while len(self._topics) > _MOST:
            self._topics.popitem(last=False)
