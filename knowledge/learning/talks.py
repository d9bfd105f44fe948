"""Follow-ups learnt: talks of several turns, authored follow-ups, and whole questions after any topic."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.examples import Asked, ExampleFile, writer_of
from knowledge.following import Follower, features_after
from knowledge.learning.decisions import Trial, says
from knowledge.learning.lessons import Lesson
from knowledge.learning.machine import Row, fit
from knowledge.sheet import Sheet
from knowledge.understanding import Understander
from knowledge.utterance import Utterance
from knowledge.weights import NONE, SEVERAL, Weights

_WHOLE_QUESTIONS = 2500


@dataclass(frozen=True, slots=True)
class Talk:
    """The last turn of a talk after the topic that the turns before it set."""

    asked: Asked
    utterance: Utterance
    topic: tuple[str, ...]
    claims: bool
    """Whether it puts a claim up for checking."""


def talks_of(sheets: Iterable[tuple[Sheet, ExampleFile]], understander: Understander) -> list[Talk]:
    """Every talk of several turns whose last turn is about one fact or none, and whose topic is known."""
    talks = []
    for sheet, file in sheets:
        for example in file.talks:
            if len(example.ask) < 2 or example.asks_several:
                continue
            topic = topic_after(understander, example.ask[:-1])
            if topic:
                kind = example.facts[0] if example.facts else NONE
                utterance = understander.listener.hear(example.ask[-1])
                asked = Asked(example.ask[-1], kind, writer_of(sheet.file))
                talks.append(Talk(asked, utterance, topic, example.verdict is not None))
    return talks


def topic_after(understander: Understander, turns: Sequence[str]) -> tuple[str, ...]:
    """The kinds talked about after some turns, newest first."""
    topic: tuple[str, ...] = ()
    for turn in turns:
        topic = (*understander.understand(turn).topic, *topic)
    return topic


def fit_following(
    talks: Sequence[Talk],
    authored: Sequence[tuple[str, str, str]],
    lessons: Sequence[Lesson],
    understander: Understander,
) -> Weights:
    """Weights for messages after a topic."""
    rows: list[Row] = []
    for talk in talks:
        rows += [(features_after(talk.utterance, talk.topic), talk.asked.kind)] * 2
    rows += [(features_after(understander.listener.hear(text), [after]), meant) for after, text, meant in authored]
    chance = random.Random(0)
    topics = sorted(understander.knowledge.kinds)
    alone = [lesson for lesson in lessons if lesson.asked.kind != SEVERAL]
    for lesson in chance.sample(alone, min(_WHOLE_QUESTIONS, len(alone))):
        if lesson.utterance.words:
            rows.append((features_after(lesson.utterance, [chance.choice(topics)]), lesson.asked.kind))
    return fit(rows, sorted({kind for _, kind in rows}))


def talk_trials(talks: Sequence[Talk], weights: Weights, understander: Understander) -> list[Trial]:
    """Every talk with the kind that its last turn leans to and the evidence."""
    follower = Follower(weights, understander.matcher, None)
    found = []
    for talk in talks:
        if not talk.utterance.words:
            continue
        alone = understander.matcher.find(talk.utterance, claim=True)
        leaning = follower.lean(talk.utterance, talk.topic, alone)
        right = says(understander.knowledge, leaning.kind, talk.asked.kind)
        found.append(Trial(talk.asked, leaning.kind, leaning.evidence, right))
    return found
