"""What the bot does when Telegram, the network or the bot itself fails."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.reply import Reply
from tests.telegram.conftest import World
from tests.telegram.fake_api import Fault
from tests.telegram.people import Person
from tests.telegram.scripted import Scripted

FLOOD = Fault(429, "Too Many Requests: retry after 7", retry_after=7)
SERVER = Fault(502, "Bad Gateway")
UNREACHABLE = Fault()
LOST_ANSWER = Fault(carried_out=True)
WALL = Fault(403, "")


def broken(_: str) -> Reply:
    raise RuntimeError("a fault of our own")


async def test_told_to_wait_it_waits_so_long_and_sends_again(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.api.fail("sendMessage", FLOOD, FLOOD)
    await world.resident().writes("một")
    assert world.api.shown(42) == ["một"]
    assert all(wait >= 7 for wait in world.waits)
    assert len(world.waits) == 2


async def test_a_wait_of_an_hour_is_obeyed_too(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.api.fail("sendMessage", Fault(429, "Too Many Requests: retry after 3600", retry_after=3600))
    await world.resident().writes("một")
    assert world.api.shown(42) == ["một"]
    assert len(world.waits) == 1
    assert world.waits[0] >= 3600


@pytest.mark.parametrize("fault", [SERVER, UNREACHABLE, Fault(401, "Unauthorized"), Fault(404, "Not Found"), WALL])
async def test_a_fault_that_passes_is_waited_out_with_growing_pauses(worlds: Any, fault: Fault) -> None:
    world = await worlds(Scripted())
    world.api.fail("sendMessage", fault, fault, fault)
    await world.resident().writes("một")
    assert world.api.shown(42) == ["một"]
    assert world.waits == sorted(set(world.waits))
    assert len(world.waits) == 3


async def test_an_outage_of_minutes_loses_no_answer(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.api.fail("sendMessage", *[UNREACHABLE] * 20)
    await world.resident().writes("một")
    assert world.api.shown(42) == ["một"]
    assert sum(world.waits) > 300


async def test_rather_twice_than_never_when_it_is_not_known_whether_an_answer_arrived(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.api.fail("sendMessage", LOST_ANSWER)
    await world.resident().writes("một")
    assert world.api.shown(42) == ["một", "một"]


async def test_an_edit_whose_answer_was_lost_is_not_an_error_the_second_time(worlds: Any) -> None:
    world = await worlds(Scripted())
    resident = world.resident()
    question = await resident.writes("một")
    world.api.fail("editMessageText", LOST_ANSWER)
    await resident.edits(question, "hai")
    assert world.api.shown(42) == ["hai"]


async def test_somebody_who_blocked_the_bot_is_left_in_peace(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.api.blocked_by.add(42)
    await world.resident().writes("một")
    assert len(world.api.made("sendMessage")) == 1
    assert world.waits == []


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: chat not found",
        "Bad Request: not enough rights to send text messages to the chat",
        "Bad Request: TOPIC_CLOSED",
        "Bad Request: message thread not found",
    ],
)
async def test_a_chat_that_takes_no_messages_is_no_fault(worlds: Any, description: str) -> None:
    world = await worlds(Scripted())
    world.api.fail("sendMessage", Fault(400, description))
    await world.neighbour().writes("@KimTan_Bot một")
    assert len(world.api.made("sendMessage")) == 1
    assert world.waits == []


async def test_a_group_that_became_a_supergroup_is_answered_there(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.api.migrated[-1001234] = -1005678
    await world.neighbour().writes("@KimTan_Bot một")
    assert world.api.shown(-1005678) == ["một"]


async def test_a_press_that_expired_is_still_carried_out(resident: Person, world: World) -> None:
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    world.api.fail("answerCallbackQuery", Fault(400, "Bad Request: query is too old and response timeout expired"))
    await resident.presses("Nguồn")
    world.api.waiting_presses.clear()
    assert "Báo Lào Cai" in resident.reads()
    assert world.waits == []


async def test_a_press_is_acknowledged_at_the_second_try(resident: Person, world: World) -> None:
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    world.api.fail("answerCallbackQuery", SERVER)
    await resident.presses("Nguồn")
    assert world.api.waiting_presses == set()


async def test_a_press_that_cannot_be_acknowledged_does_not_keep_its_answer_back(resident: Person, world: World) -> None:
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    world.api.fail("answerCallbackQuery", *[SERVER] * 9)
    await resident.presses("Nguồn")
    assert "Báo Lào Cai" in resident.reads()
    assert sum(world.waits) <= 3
    world.api.waiting_presses.clear()


async def test_a_question_that_keeps_failing_is_tried_three_times_then_dropped_with_an_apology(
    worlds: Any, caplog: pytest.LogCaptureFixture
) -> None:
    conversation = Scripted(broken)
    world = await worlds(conversation)
    await world.resident().writes("một")
    assert conversation.questions() == ["một"] * 3
    (apology,) = world.api.shown(42)
    assert apology.startswith("Xin lỗi")
    assert [record.levelno for record in caplog.records if record.name == "bot.telegram.processing"] == [logging.ERROR] * 4
    assert "một" not in caplog.text.replace("RuntimeError", ""), "what people write stays out of the log"


async def test_a_question_that_fails_once_is_answered_without_apology(worlds: Any) -> None:
    attempts: list[str] = []

    def once(text: str) -> Reply:
        attempts.append(text)
        return broken(text) if len(attempts) == 1 else Scripted().respond(text)

    world = await worlds(Scripted(once))
    await world.resident().writes("một")
    assert world.api.shown(42) == ["một"]


async def test_an_answer_that_telegram_refuses_is_dropped_with_an_apology(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.api.fail("sendMessage", *[Fault(400, "Bad Request: can't parse entities")] * 3)
    await world.resident().writes("một")
    (apology,) = world.api.shown(42)
    assert apology.startswith("Xin lỗi")


async def test_a_press_that_keeps_failing_gets_the_apology(worlds: Any) -> None:
    world = await worlds(Scripted(broken))
    resident = world.resident()
    await resident.presses_payload("1:f:ho", message={"message_id": 1, "date": 0, "chat": resident.chat})
    (apology,) = world.api.shown(42)
    assert apology.startswith("Xin lỗi")


async def test_in_a_group_the_apology_quotes_the_question(worlds: Any) -> None:
    world = await worlds(Scripted(broken))
    question = await world.neighbour().writes("@KimTan_Bot một")
    (sent,) = world.api.made("sendMessage")
    assert sent.parameters["reply_parameters"]["message_id"] == question["message_id"]


async def test_an_edited_question_that_keeps_failing_gets_the_apology(worlds: Any) -> None:
    world = await worlds(Scripted())
    resident = world.resident()
    question = await resident.writes("một")
    world.desk.conversation.respond = broken
    await resident.edits(question, "hai")
    answer, apology = world.api.shown(42)
    assert answer == "một"
    assert apology.startswith("Xin lỗi")


async def test_nobody_is_told_of_a_fault_in_what_was_not_asked(worlds: Any) -> None:
    world = await worlds(Scripted())
    neighbour = world.neighbour()
    question = await neighbour.writes("@KimTan_Bot một")
    world.desk.conversation.respond = broken
    await neighbour.edits(question, "hai")
    assert world.api.shown(neighbour.chat["id"]) == ["một"], "the answer stays, and nothing is said"


async def test_an_apology_that_cannot_be_sent_is_given_up(worlds: Any) -> None:
    world = await worlds(Scripted(broken))
    world.api.fail("sendMessage", Fault(400, "Bad Request: strange"))
    await world.resident().writes("một")
    assert world.api.shown(42) == []
