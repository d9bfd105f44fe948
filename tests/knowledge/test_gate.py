"""Every way of asking that authors wrote down is answered with its own fact, and its near misses are not."""

from __future__ import annotations

import pytest

from bot.conversation import Asker, Conversation, Setting, open_conversation
from knowledge.lint import gate
from knowledge.loading import load_knowledge
from knowledge.outcome import Outcome

FACTS = load_knowledge().facts
TIMELESS = {name for name, fact in FACTS.items() if fact.period.always}


@pytest.fixture(scope="module")
def conversation() -> Conversation:
    return open_conversation()


def refused(conversation: Conversation, question: str, fact: str) -> bool:
    reply = conversation.ask(question, Asker(question, "me"), Setting.PRIVATE, 1000.0)
    return reply.outcome is not Outcome.ANSWER or fact not in reply.facts


def phrasing_of(conversation: Conversation, fact: str) -> str:
    """The first way to ask for a fact that names neither the ward nor a time."""
    texts = [phrasing.text for phrasing in conversation.understander.knowledge.phrasings() if phrasing.kind == fact]
    heard = {text: conversation.understander.listener.hear(text) for text in texts}
    plain = [text for text in texts if not heard[text].places and not heard[text].moments and not heard[text].ordinals]
    return (plain or texts)[0]


def test_every_phrasing_is_answered_with_its_own_fact(conversation: Conversation) -> None:
    assert [str(fault) for fault in gate(conversation.understander)] == []


@pytest.mark.parametrize("fact", sorted(FACTS))
def test_the_same_asked_of_another_ward_is_refused(conversation: Conversation, fact: str) -> None:
    assert refused(conversation, f"{phrasing_of(conversation, fact)} ở phường Cốc Lếu", fact)


@pytest.mark.parametrize("fact", sorted(set(FACTS) - TIMELESS))
def test_the_same_asked_for_another_year_is_refused(conversation: Conversation, fact: str) -> None:
    assert refused(conversation, f"{phrasing_of(conversation, fact)} năm 2023", fact)


@pytest.mark.parametrize("fact", sorted(set(FACTS) - TIMELESS))
def test_the_same_asked_for_an_older_term_is_refused(conversation: Conversation, fact: str) -> None:
    assert refused(conversation, f"{phrasing_of(conversation, fact)} nhiệm kỳ 2005-2010", fact)
