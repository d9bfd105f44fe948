"""Which message of ours answered which question: so that an edited question edits its answer. Bounded, in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

_REMEMBERED = 10_000

Key = TypeVar("Key")
Value = TypeVar("Value")
MessageKey = tuple[int, int]
"""Chat id and message id."""


class Recent(Generic[Key, Value]):
    """The most recently written entries, at most `size` of them."""

    def __init__(self, size: int = _REMEMBERED) -> None:
        self._size = size
        self._entries: OrderedDict[Key, Value] = OrderedDict()

    def put(self, key: Key, value: Value) -> None:
        """Write an entry; the oldest gives way."""
        self._entries[key] = value
        self._entries.move_to_end(key)
        while len(self._entries) > self._size:
            self._entries.popitem(last=False)

    def get(self, key: Key) -> Value | None:
        """The entry, or None when it is not there (any more)."""
        return self._entries.get(key)

    def drop(self, unwanted: Callable[[Key, Value], bool]) -> None:
        """Forget the entries that are unwanted."""
        for key in [key for key, value in self._entries.items() if unwanted(key, value)]:
            del self._entries[key]

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __len__(self) -> int:
        return len(self._entries)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a message of ours shows."""

    facts: tuple[str, ...]
    """Ids of the facts that it states or offers."""
    page: bool
    """Whether it is a page to browse, turned in place."""


class Memory:
    """What is known of the messages lately sent."""

    def __init__(self, size: int = _REMEMBERED) -> None:
        self._answers: Recent[MessageKey, tuple[int, ...]] = Recent(size)
        self._sent: Recent[MessageKey, Sent] = Recent(size)
        self._albums: Recent[tuple[int, str], None] = Recent(size)

    def answered(self, chat: int, question: int, answers: tuple[int, ...]) -> None:
        """The messages `answers` answer the message `question`."""
        self._answers.put((chat, question), answers)

    def answers_to(self, chat: int, question: int) -> tuple[int, ...]:
        """Ids of the messages that answer `question`, empty when not known."""
        return self._answers.get((chat, question)) or ()

    def shows(self, chat: int, message_ids: Iterable[int], sent: Sent) -> None:
        """Each of the messages shows this."""
        for message_id in message_ids:
            self._sent.put((chat, message_id), sent)

    def shown_in(self, chat: int, message_id: int) -> Sent | None:
        """What a message of ours shows, or None when not known."""
        return self._sent.get((chat, message_id))

    def first_of_album(self, chat: int, album: str) -> bool:
        """Whether nothing of this album came before."""
        first = (chat, album) not in self._albums
        self._albums.put((chat, album), None)
        return first
