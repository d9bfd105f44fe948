"""How fast it writes, ahead of "Too Many Requests" and after it."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import Any

import pytest

from tests.telegram.conftest import World
from tests.telegram.fake_api import Fault
from tests.telegram.people import Person
from tests.telegram.scripted import Scripted, saying

GROUP = -1001234


@pytest.fixture
async def scripted(worlds: Any) -> World:
    opened: World = await worlds(Scripted())
    return opened


@pytest.fixture
def sent_at(scripted: World) -> dict[int, list[float]]:
    """When messages reached each chat, by the clock of the world."""
    moments: dict[int, list[float]] = {}
    handle = scripted.api.handle

    def watched(method: str, sent: Any) -> Any:
        if method == "sendMessage":
            moments.setdefault(int(sent["chat_id"]), []).append(scripted.time.now)
        return handle(method, sent)

    scripted.api.handle = watched  # type: ignore[method-assign]  # looks on only
    return moments


def gaps(moments: list[float]) -> list[float]:
    return [after - before for before, after in pairwise(moments)]


async def rounds() -> None:
    """Let whatever would be written be written."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_chat_gets_at_most_one_message_a_second_and_all_of_them_in_order(
    scripted: World, sent_at: dict[int, list[float]]
) -> None:
    resident = scripted.resident()
    for number in range(10):
        await resident.writes(f"câu {number}")
    assert scripted.api.shown(42) == [f"câu {number}" for number in range(10)]
    assert min(gaps(sent_at[42])) >= 1.0


async def test_who_writes_slowly_is_answered_at_once(scripted: World) -> None:
    resident = scripted.resident()
    for _ in range(10):
        await resident.writes("một")
        scripted.time.passes(2)
    assert scripted.turns == []


async def test_the_parts_of_a_long_answer_keep_the_pace_too(worlds: Any) -> None:
    world = await worlds(Scripted(lambda asked: saying("Một câu dài. " * 1000)))
    await world.resident().writes("một")
    assert len(world.api.made("sendMessage")) > 2
    assert len(world.turns) == len(world.api.made("sendMessage")) - 1


async def test_a_group_gets_at_most_twenty_messages_in_any_minute(scripted: World, sent_at: dict[int, list[float]]) -> None:
    neighbour = scripted.neighbour()
    for number in range(50):
        await neighbour.writes(f"@KimTan_Bot câu {number}")
    assert scripted.api.shown(GROUP) == [f"câu {number}" for number in range(50)]
    moments = sent_at[GROUP]
    assert min(gaps(moments)) >= 1.0
    assert all(later - earlier >= 60.0 for earlier, later in zip(moments, moments[20:], strict=False))


async def test_a_private_chat_is_not_held_to_twenty_a_minute(scripted: World, sent_at: dict[int, list[float]]) -> None:
    resident = scripted.resident()
    for number in range(30):
        await resident.writes(f"câu {number}")
    assert sent_at[42][-1] - sent_at[42][0] < 60


async def test_one_chat_that_is_full_keeps_no_other_waiting(scripted: World) -> None:
    neighbour = scripted.neighbour()
    for _ in range(20):
        await neighbour.writes("@KimTan_Bot một")
    before = len(scripted.turns)
    await scripted.resident().writes("hai")
    await scripted.neighbour(chat=-1009).writes("@KimTan_Bot ba")
    assert len(scripted.turns) == before


async def test_chats_that_wait_wait_side_by_side(worlds: Any) -> None:
    world = await worlds(Scripted())
    waiting, release = 0, asyncio.Event()

    async def hold(_: float) -> None:
        nonlocal waiting
        waiting += 1
        if waiting == 5:
            release.set()  # reached only when all five wait at once
        await release.wait()

    world.desk.sender._pace._pause = hold
    for person in range(50, 55):
        await world.resident(person).writes("một")
    async with asyncio.timeout(20):
        await asyncio.gather(*(world.resident(person).writes("hai") for person in range(50, 55)))
    assert [world.api.shown(person) for person in range(50, 55)] == [["một", "hai"]] * 5


async def test_pages_turned_and_answers_edited_keep_the_pace_too(resident: Person, world: World) -> None:
    await resident.writes("/chude")
    for _ in range(3):
        await resident.presses(resident.labels()[0])
        await resident.presses("Về các chủ đề")
    assert len(world.api.made("editMessageText")) == 6
    assert len(world.turns) == 6
    assert min(world.turns) >= 1.0


async def test_a_press_is_acknowledged_before_its_turn_comes(resident: Person, world: World) -> None:
    await resident.writes("/chude")
    await resident.presses(resident.labels()[0])
    assert [call.method for call in world.api.calls] == ["sendMessage", "answerCallbackQuery", "editMessageText"]


async def test_told_to_wait_it_waits_as_told_and_sends_every_answer_in_order(
    scripted: World, sent_at: dict[int, list[float]]
) -> None:
    resident = scripted.resident()
    scripted.api.fail("sendMessage", *[Fault(429, "Too Many Requests: retry after 30", retry_after=30)] * 4)
    started = scripted.time.now
    for text in ("một", "hai", "ba"):
        await resident.writes(text)
    assert scripted.api.shown(42) == ["một", "hai", "ba"]
    assert sent_at[42][0] - started >= 4 * 30


@pytest.mark.parametrize("method", ["editMessageText", "deleteMessage"])
async def test_told_to_wait_it_repeats_edits_and_deletions_too(worlds: Any, method: str) -> None:
    replies = {"dài": saying("Một câu dài. " * 500), "ngắn": saying("ngắn")}
    world = await worlds(Scripted(lambda asked: replies[asked]))
    resident = world.resident()
    question = await resident.writes("dài")
    world.api.fail(method, Fault(429, retry_after=5), Fault(429, retry_after=5))
    await resident.edits(question, "ngắn")
    assert world.api.shown(42) == ["ngắn"]
    assert len(world.waits) == 2
    assert min(world.waits) >= 5


async def test_an_answer_that_is_repeated_after_a_fault_counts_as_written(
    scripted: World, sent_at: dict[int, list[float]]
) -> None:
    scripted.api.fail("sendMessage", Fault(carried_out=True))
    resident = scripted.resident()
    await resident.writes("một")
    await resident.writes("hai")
    assert gaps(sent_at[42])[-1] >= 1.0


async def test_an_answer_on_time_shows_no_typing(scripted: World) -> None:
    await scripted.resident().writes("một")
    assert scripted.api.made("sendChatAction") == []


async def test_an_answer_that_is_late_shows_typing_once_and_where_it_will_come(scripted: World) -> None:
    scripted.endpoint.held["sendMessage"] = asyncio.Event()
    forum = scripted.neighbour(is_forum=True)
    writing = asyncio.create_task(forum.writes("@KimTan_Bot một", message_thread_id=77, is_topic_message=True))
    await scripted.endpoint.until(lambda: len(scripted.api.made("sendMessage")) == 1)
    assert scripted.api.made("sendChatAction") == []
    scripted.late.set()
    await scripted.endpoint.until(lambda: len(scripted.api.made("sendChatAction")) == 1)
    scripted.endpoint.held["sendMessage"].set()
    await writing
    (action,) = scripted.api.made("sendChatAction")
    assert action.parameters == {"chat_id": GROUP, "action": "typing", "message_thread_id": 77}


@pytest.mark.parametrize(("is_group", "typed"), [(False, 1), (True, 0)])
async def test_who_waits_for_a_turn_sees_typing_but_not_a_group_that_has_got_enough(
    scripted: World, is_group: bool, typed: int
) -> None:
    person, call = (scripted.neighbour(), "@KimTan_Bot ") if is_group else (scripted.resident(), "")
    waits, turn = asyncio.Event(), asyncio.Event()

    async def hold(_: float) -> None:
        waits.set()
        await turn.wait()

    await person.writes(f"{call}một")
    scripted.desk.sender._pace._pause = hold
    scripted.late.set()
    writing = asyncio.create_task(person.writes(f"{call}hai"))
    await waits.wait()
    await rounds()
    assert len(scripted.api.made("sendChatAction")) == typed
    scripted.late.clear()
    turn.set()
    await writing
    assert [message["text"] for message in person.messages()] == ["một", "hai"]


async def test_told_to_wait_it_does_not_type_meanwhile(scripted: World) -> None:
    scripted.api.fail("sendMessage", Fault(429, retry_after=30))

    async def pause(_: float) -> None:
        scripted.late.set()
        await rounds()

    scripted.desk.sender._pause = pause
    await scripted.resident().writes("một")
    assert scripted.api.made("sendChatAction") == []
    assert scripted.api.shown(42) == ["một"]


async def test_typing_that_telegram_refuses_costs_no_answer(scripted: World) -> None:
    scripted.late.set()
    scripted.api.fail("sendChatAction", Fault(400, "Bad Request: chat not found"), Fault(429, retry_after=9), Fault(502))
    scripted.endpoint.held["sendMessage"] = asyncio.Event()
    writing = asyncio.create_task(scripted.resident().writes("một"))
    await scripted.endpoint.until(lambda: len(scripted.api.made("sendChatAction")) == 1)
    scripted.endpoint.held["sendMessage"].set()
    await writing
    assert scripted.api.shown(42) == ["một"]
    assert scripted.waits == []
