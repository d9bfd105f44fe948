"""Partings learnt: when a message that may be taken apart should be, on writers that nothing was learnt from."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.claims import claim_of
from knowledge.cuts import may_part
from knowledge.examples import Asked, ExampleFile, writer_of
from knowledge.learning.decisions import Trial, says
from knowledge.learning.lessons import Lesson
from knowledge.parting import Parting, piece_evidence
from knowledge.sheet import Sheet
from knowledge.understanding import Understander
from knowledge.utterance import Utterance
from knowledge.weights import NONE, SEVERAL

_SINGLE_QUESTIONS = 4000
"""Questions of one kind a fold that are tried too, so that they are not taken apart."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message, and what it asks."""

    asked: Asked
    wanted: tuple[frozenset[str], ...]
    """Every complete set of kinds that is right."""


def messages_of(sheets: Iterable[tuple[Sheet, ExampleFile]]) -> list[Message]:
    """Every example of one turn that asks several things."""
    return [
        Message(Asked(talk.ask[0], SEVERAL, writer_of(sheet.file)), tuple(map(frozenset, (talk.facts, *talk.also))))
        for sheet, file in sheets
        for talk in file.talks
        if len(talk.ask) == 1 and talk.asks_several and talk.verdict is None
    ]


def piece_trials(understander: Understander, own: Sequence[Lesson], several: Sequence[Message]) -> list[Trial]:
    """Every piece of the messages of these lessons' writers, and of a part of the lessons: does it ask what is wanted?"""
    found = []
    for message, utterance in _messages(understander, own, several):
        whole = understander.matcher.find(utterance)
        for piece, finding in understander.parter.pieces(utterance, whole):
            right = any(says(understander.knowledge, finding.kind, kind) for kinds in message.wanted for kind in kinds)
            found.append(Trial(message.asked, finding.kind, piece_evidence(finding, piece.words, whole), right))
    return found


def part_trials(understander: Understander, own: Sequence[Lesson], several: Sequence[Message]) -> list[Trial]:
    """The partings of the messages of these lessons' writers, and of a part of the lessons, with the evidence."""
    return [
        Trial(message.asked, parting.kinds[0], evidence, _is_right(understander, parting, message.wanted))
        for message, utterance in _messages(understander, own, several)
        for parting, evidence in understander.parter.proposals(utterance, understander.matcher.find(utterance))
    ]


def _messages(
    understander: Understander, own: Sequence[Lesson], several: Sequence[Message]
) -> Iterator[tuple[Message, Utterance]]:
    """The messages of these lessons' writers that may be parted, and a part of the lessons, so that they are left whole."""
    writers = {lesson.asked.writer for lesson in own}
    tried = [(message, understander.listener.hear(message.asked.text)) for message in several if message.asked.writer in writers]
    alone = [lesson for lesson in own if lesson.asked.kind != SEVERAL]
    for lesson in random.Random(0).sample(alone, min(len(alone), _SINGLE_QUESTIONS)):
        wanted = () if lesson.asked.kind == NONE else (frozenset([lesson.asked.kind]),)
        tried.append((Message(lesson.asked, wanted), lesson.utterance))
    for message, utterance in tried:
        if may_part(utterance.words) and claim_of(utterance, understander.claim_words) is None:
            yield message, utterance


def _is_right(understander: Understander, parting: Parting, wanted: Sequence[frozenset[str]]) -> bool:
    if len(parting.kinds) == 1:
        return any(len(kinds) == 1 and says(understander.knowledge, parting.kinds[0], next(iter(kinds))) for kinds in wanted)
    return frozenset(parting.kinds) in wanted
