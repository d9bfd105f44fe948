"""Whatever is typed gets a reply: any text up to the longest message, and real questions typed wrongly in every way."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.conversation import Asker, Conversation, Setting
from bot.reply import Reply
from knowledge.courtesy import load_courtesies
from knowledge.understanding import Understander
from tests.oddities import LONGEST, ODD, mistyped_questions, questions, texts


@pytest.fixture(scope="module")
def conversation(understander: Understander) -> Conversation:
    return Conversation(understander, load_courtesies(understander.knowledge.folder))


def says_something(reply: Reply) -> bool:
    return bool(reply.plain().strip())


@given(texts)
@example("")
@example("a" * LONGEST)
@example("9" * LONGEST)
@example("bao nhiêu hộ, " * 290)
@example("½" * LONGEST)
@example("ﷺ" * LONGEST)
def test_any_text_gets_a_reply(conversation: Conversation, text: str) -> None:
    assert says_something(conversation.ask(text, Asker("chat", "stranger"), Setting.GROUP, 0.0))


@given(mistyped_questions)
def test_a_real_question_however_mistyped_gets_a_reply(conversation: Conversation, text: str) -> None:
    assert says_something(conversation.ask(text, Asker("chat", "stranger"), Setting.PRIVATE, 0.0))


@given(questions, mistyped_questions | texts, st.sampled_from(["", " đúng không", " thì sao"]))
def test_anything_after_a_question_gets_a_reply(conversation: Conversation, before: str, text: str, end: str) -> None:
    asker = Asker("chat", before)
    conversation.ask(before, asker, Setting.PRIVATE, 0.0)
    assert says_something(conversation.ask(f"{text}{end}", asker, Setting.PRIVATE, 1.0))


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize(
    "around", ["{}", "phường có {} hộ", "quy định 213 ban hành ngày {} đúng không", "năm {} là {} triệu nhỉ"]
)
def test_every_odd_piece_gets_a_reply_in_a_question_and_in_a_claim(conversation: Conversation, around: str, odd: str) -> None:
    text = around.replace("{}", odd)[:LONGEST]
    assert says_something(conversation.ask(text, Asker("chat", "stranger"), Setting.PRIVATE, 0.0))
