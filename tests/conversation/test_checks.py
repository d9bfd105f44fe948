"""Checks as a conversation answers them: the verdict first, a suggestion where there is none."""

from __future__ import annotations

import pytest

from bot.conversation import Asker, Conversation, Setting
from bot.reply import Reply
from knowledge.outcome import Outcome


def check(conversation: Conversation, text: str) -> Reply:
    return conversation.ask(text, Asker(text, "me"), Setting.PRIVATE, 1000.0)


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("phường có 37 tổ dân phố đk ad", True),
        ("phường có 38 tổ dân phố đk ad", False),
        ("thu nhập bình quân năm 2019 là 121 triệu, đúng không?", False),
        ("Phường không còn hộ nghèo nào nữa, phải hông", True),
        ("Huân chương Lao động hạng Nhì do Quốc hội tặng phải không?", False),
        ("Thời gian giải quyết thủ tục hành chính đã tăng 30%, đúng không?", False),
    ],
)
def test_a_check_begins_with_its_verdict(conversation: Conversation, text: str, true: bool) -> None:
    reply = check(conversation, text)
    assert reply.verdict is true
    assert reply.plain().startswith("Đúng" if true else "Chưa đúng")


def test_a_claim_that_cannot_be_told_gets_a_suggestion(conversation: Conversation) -> None:
    reply = check(conversation, "Số hộ của phường chưa tới 20.000 hộ, đúng không?")
    assert (reply.outcome, reply.facts, reply.verdict) == (Outcome.SUGGEST, ("ho",), None)


def test_another_ward_is_not_judged_by_the_facts_of_this_one(conversation: Conversation) -> None:
    assert check(conversation, "Phường Cốc Lếu là phường trung tâm thành phố Lào Cai, đúng không?").verdict is None
