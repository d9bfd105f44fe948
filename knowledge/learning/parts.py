"""Partings learnt: when a message that may be taken apart should be, on writers that nothing was learnt from."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.claims import claim_of
from knowledge.examples import Asked, ExampleFile, writer_of
from knowledge.learning.decisions import Trial, says
from knowledge.learning.lessons import Lesson
from knowledge.parting import Parting, may_part
from knowledge.sheet import Sheet
from knowledge.understanding import Understander
from knowledge.utterance import Utterance
from knowledge.weights import NONE, SEVERAL

_SINGLE_QUESTIONS = 1500
"""Questions of one kind a fold that are tried too, so that they are not taken apart."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message that asks several things."""

    text: str
    writer: str
    wanted: tuple[frozenset[str], ...]
    """Every complete set of kinds that is right."""


def messages_of(sheets: Iterable[tuple[Sheet, ExampleFile]]) -> list[Message]:
    """Every example of one turn that asks for several kinds."""
    return [
        Message(talk.ask[0], writer_of(sheet.file), tuple(map(frozenset, (talk.facts, *talk.also))))
        for sheet, file in sheets
        for talk in file.talks
        if len(talk.ask) == 1 and len(talk.facts) > 1 and talk.verdict is None
    ]


def part_trials(understander: Understander, own: Sequence[Lesson], several: Sequence[Message]) -> list[Trial]:
    """The partings of the messages of these lessons' writers, and of a part of the lessons, with the evidence."""
    writers = {lesson.asked.writer for lesson in own}
    found: list[Trial] = []
    for message in several:
        if message.writer in writers:
            asked = Asked(message.text, SEVERAL, message.writer)
            found += _tried(understander, asked, understander.listener.hear(message.text), message.wanted)
    chance = random.Random(0)
    alone = [lesson for lesson in own if lesson.asked.kind != SEVERAL]
    for lesson in chance.sample(alone, min(len(alone), _SINGLE_QUESTIONS)):
        wanted = () if lesson.asked.kind == NONE else (frozenset([lesson.asked.kind]),)
        found += _tried(understander, lesson.asked, lesson.utterance, wanted)
    return found


def _tried(understander: Understander, asked: Asked, utterance: Utterance, wanted: Sequence[frozenset[str]]) -> Iterable[Trial]:
    if not may_part(utterance.words) or claim_of(utterance, understander.claim_words) is not None:
        return
    whole = understander.matcher.find(utterance)
    for parting, evidence in understander.proposals(utterance, whole):
        yield Trial(asked, parting.kinds[0], evidence, _is_right(understander, parting, wanted))


def _is_right(understander: Understander, parting: Parting, wanted: Sequence[frozenset[str]]) -> bool:
    if len(parting.kinds) == 1:
        return any(len(kinds) == 1 and says(understander.knowledge, parting.kinds[0], next(iter(kinds))) for kinds in wanted)
    return frozenset(parting.kinds) in wanted
