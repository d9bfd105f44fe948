"""The judged questions: what may never rise."""

from __future__ import annotations

import pytest

from bot.conversation import Conversation
from knowledge.loading import HOME, load_examples
from knowledge.text import fold
from tests import judging

CASES = [case for file in sorted(judging.HERE.glob("*.jsonl")) for case in judging.read_cases(file)]


@pytest.fixture(scope="module")
def everything(conversation: Conversation) -> dict[str, int]:
    return dict(judging.tally(CASES, conversation)["all"])


def test_wrong_answers_stay_below_the_bar(everything: dict[str, int]) -> None:
    known = sum(everything.get(name, 0) for name in ("right", "excess", "assisted", "missed", "wrong"))
    assert 100 * everything.get("wrong", 0) / known <= judging.WRONG_BAR


def test_what_the_report_does_not_say_is_not_answered(everything: dict[str, int]) -> None:
    unknown = everything.get("refused", 0) + everything.get("false", 0)
    assert 100 * everything.get("false", 0) / unknown <= judging.FALSE_BAR


def test_refusing_everything_would_not_do(everything: dict[str, int]) -> None:
    known = sum(everything.get(name, 0) for name in ("right", "excess", "assisted", "missed", "wrong"))
    assert 100 * everything.get("right", 0) / known >= 90


def test_no_judged_question_stands_in_the_knowledge(conversation: Conversation) -> None:
    taught = {fold(phrasing.text) for phrasing in conversation.understander.knowledge.phrasings()}
    for _, file in load_examples(HOME):
        taught |= {fold(text) for texts in file.asked.values() for text in texts}
        taught |= {fold(talk.ask[0]) for talk in file.talks if len(talk.ask) == 1}
    # a question of three words or fewer is everybody's
    judged = {fold(case.turns[0]) for case in CASES if len(case.turns) == 1 and len(case.turns[0].split()) > 3}
    assert not judged & taught
