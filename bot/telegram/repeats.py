"""The same fact asked again in a group: a link to the earlier answer instead of a repeat. In memory, for two minutes."""

from __future__ import annotations

from dataclasses import dataclass

from bot import texts
from bot.reply import Part, Reply
from bot.telegram.memory import Recent
from bot.telegram.sending import Place
from knowledge.outcome import Outcome

FRESH = 120.0
"""Seconds for which an answer need not be repeated."""
_Key = tuple[int, int | None, str]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer that a group has already got."""

    message: int
    question: int | None
    """The message that asked; None for a button."""
    at: float


class Repeats:
    """What was lately answered where. What counts is what is said, so an answer is never linked for another one."""

    def __init__(self) -> None:
        self._answers: Recent[_Key, Earlier] = Recent()

    def earlier(self, place: Place, question: int | None, reply: Reply, now: float) -> Earlier | None:
        """The answer that says the same; None when there is none, or it is to this very question."""
        found = self._answers.get(_key(place, reply)) if _may_be_linked(reply) else None
        if found is None or now - found.at >= FRESH:
            return None
        is_this_one = question is not None and found.question == question
        return None if is_this_one else found

    def note(self, place: Place, question: int | None, reply: Reply, message: int, now: float) -> None:
        """The message `message` answers `question` with this reply."""
        if _may_be_linked(reply):
            self._answers.put(_key(place, reply), Earlier(message, question, now))

    def forget(self, chat: int, messages: tuple[int, ...]) -> None:
        """These messages say something else now."""
        self._answers.drop(lambda key, earlier: key[0] == chat and earlier.message in messages)


def link_to_earlier(reply: Reply, address: str | None) -> Reply:
    """Says that it was just answered; `address` is where, None when the earlier message is quoted instead."""
    title = reply.parts[0].lead.partition(":")[0]
    form = texts.REPEATED if address else texts.REPEATED_QUOTED
    return Reply(reply.outcome, (Part(text=form.format(title=title, address=address)),), reply.facts)


def _may_be_linked(reply: Reply) -> bool:
    # a verdict belongs to the claim that was made
    return reply.outcome is Outcome.ANSWER and bool(reply.facts) and reply.verdict is None and bool(reply.parts[0].lead)


def _key(place: Place, reply: Reply) -> _Key:
    return place.chat, place.thread, reply.plain()
