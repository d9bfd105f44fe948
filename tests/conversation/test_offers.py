"""What is offered while somebody types agrees with what the chat would say."""

from __future__ import annotations

import pytest

from bot.conversation import Asker, Conversation, Setting
from knowledge.outcome import Outcome
from tests.judging import HERE, Case, read_cases

ALONE = [case for file in sorted(HERE.glob("*.jsonl")) for case in read_cases(file) if len(case.turns) == 1]


def test_no_judged_question_that_the_chat_declines_is_offered_a_fact(conversation: Conversation) -> None:
    def declined(case: Case) -> bool:
        reply = conversation.ask(case.turns[0], Asker(f"offers {case.id}", "asker"), Setting.PRIVATE, 1.0)
        return reply.outcome is Outcome.DECLINE

    questions = [case.turns[0] for case in ALONE if declined(case)]
    assert len(questions) > 100
    assert {question: offered for question in questions if (offered := conversation.offered(question))} == {}


def test_what_the_chat_answers_is_offered_first(conversation: Conversation) -> None:
    understand = conversation.understander.understand
    asked = [(question, kinds) for case in ALONE if (kinds := understand(question := case.turns[0]).kinds)]
    assert len(asked) > 200
    different = {question: kinds for question, kinds in asked if conversation.offered(question)[: len(kinds)] != kinds}
    # the list is stricter where a province or a second time is named: it cannot ask back
    assert len(different) <= len(asked) / 100, different


@pytest.mark.parametrize("place", ["Cốc Lếu", "Bắc Cường", "Sa Pa", "Hà Nội"])
def test_no_title_with_another_place_is_offered(conversation: Conversation, place: str) -> None:
    facts = conversation.understander.knowledge.facts.values()
    assert {fact.title: kinds for fact in facts if (kinds := conversation.offered(f"{fact.title} {place}"))} == {}


def test_for_the_city_only_what_speaks_of_it_is_offered(conversation: Conversation) -> None:
    facts = conversation.understander.knowledge.facts
    offered = {kind for fact in facts.values() for kind in conversation.offered(f"{fact.title} thành phố Lào Cai")}
    assert {kind for kind in offered if "Lào Cai" not in conversation.speech.offer(kind).reply.parts[0].text} == set()
    assert "vi_tri" in offered


@pytest.mark.parametrize("year", [2010, 2014, 2021, 2024, 2026])
def test_no_title_with_a_year_outside_the_report_is_offered(conversation: Conversation, year: int) -> None:
    facts = {name: fact for name, fact in conversation.understander.knowledge.facts.items() if not fact.period.always}
    offered = {name: kinds for name, fact in facts.items() if (kinds := conversation.offered(f"{fact.title} năm {year}"))}
    assert offered == {}


def test_a_title_is_completed_from_any_number_of_its_letters(conversation: Conversation) -> None:
    for name, fact in conversation.understander.knowledge.facts.items():
        for length in range(3, len(fact.title) + 1):
            words = fact.title[:length]
            assert name in conversation.offered(words), words


def test_the_most_asked_lead_and_all_others_follow(conversation: Conversation) -> None:
    base = conversation.understander.knowledge
    offered = conversation.offered("", popular=("ho_ngheo", "muc_cu", "ho"))
    assert offered[:2] == ("ho_ngheo", "ho")
    assert sorted(offered) == sorted([*base.facts, *base.computed])
