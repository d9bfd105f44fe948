"""Links into the private chat and to messages."""

from __future__ import annotations

import pytest

from bot.conversation import Conversation
from bot.deep_link import deep_link
from bot.press import Kind, Press
from bot.telegram.deep_links import message_link, payload_for, press_for
from knowledge.model import TOPICS
from tests.telegram.contract import faults_in


def test_every_fact_and_topic_has_a_link_that_telegram_takes(knowledge: Conversation) -> None:
    facts = [*knowledge.speech.knowledge.facts, *knowledge.speech.knowledge.computed]
    payloads = [
        payload_for(press) for press in (Press(Kind.TOPICS), Press(Kind.HELP), *(Press(Kind.TOPIC, name) for name in TOPICS))
    ]
    for payload in [*payloads, *facts]:
        assert payload is not None
        button = {"text": "a", "url": deep_link("KimTan_Bot", payload)}
        assert not faults_in("sendMessage", {"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [[button]]}})


@pytest.mark.parametrize("press", [Press(Kind.TOPICS), Press(Kind.HELP), Press(Kind.TOPIC, "kinh_te")])
def test_a_link_opens_what_its_button_opens(press: Press) -> None:
    assert press_for(payload_for(press) or "") == press


def test_no_fact_is_taken_for_a_topic(knowledge: Conversation) -> None:
    assert not [fact for fact in knowledge.speech.knowledge.facts if press_for(fact)]


@pytest.mark.parametrize("payload", ["", "số hộ", "a b", "a" * 65, "a&b=c"])
def test_what_telegram_would_not_take_is_named(payload: str) -> None:
    with pytest.raises(ValueError, match="payload"):
        deep_link("KimTan_Bot", payload)


@pytest.mark.parametrize(
    ("username", "thread", "address"),
    [
        (None, None, "https://t.me/c/1234567890/55"),
        (None, 7, "https://t.me/c/1234567890/7/55"),
        ("to_12", None, "https://t.me/to_12/55"),
        ("to_12", 7, "https://t.me/to_12/7/55"),
    ],
)
def test_a_message_in_a_supergroup_has_an_address(username: str | None, thread: int | None, address: str) -> None:
    assert message_link(-1001234567890, username, thread, 55) == address
