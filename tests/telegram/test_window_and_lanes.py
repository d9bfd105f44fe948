"""The bookkeeping under receiving."""

from __future__ import annotations

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.lanes import Lanes
from bot.telegram.memory import Memory, Recent, Sent
from bot.telegram.window import Window


def test_nothing_is_acknowledged_before_the_first_update() -> None:
    assert Window().offset is None


def test_the_offset_stays_at_the_first_update_that_is_not_done() -> None:
    window = Window()
    for update in (10, 11, 12):
        assert window.take(update)
    window.done(11)
    window.done(12)
    assert window.offset == 10
    window.done(10)
    assert window.offset == 13


def test_an_update_that_comes_again_is_not_taken_twice() -> None:
    window = Window()
    window.take(10)
    window.take(11)
    window.done(11)
    assert not window.take(10)
    assert not window.take(11)


def test_an_update_that_is_done_while_it_is_fetched_again_is_not_taken_twice() -> None:
    window = Window()
    window.take(10)
    assert window.ask() == 10
    window.done(10)
    assert not window.take(10)
    assert window.ask() == 11
    assert window.take(11)


@settings(deadline=None)
@given(st.permutations(range(20)))
def test_in_whatever_order_updates_end_none_is_acknowledged_early(order: list[int]) -> None:
    window = Window()
    for update in range(20):
        window.take(update)
    waiting = set(range(20))
    for update in order:
        window.done(update)
        waiting.discard(update)
        assert window.offset == min(waiting, default=20)
    assert window.is_empty


async def test_a_lane_keeps_its_order_and_lanes_do_not_wait_for_each_other() -> None:
    lanes, gate, seen = Lanes(), asyncio.Event(), []

    async def job(name: str) -> None:
        if name == "a1":
            await gate.wait()
        seen.append(name)
        if name == "b2":
            gate.set()

    for name in ("a1", "a2", "b1", "b2"):
        lanes.put(name[0], lambda name=name: job(name))  # type: ignore[misc]
    await lanes.finish(20.0)
    assert seen == ["b1", "b2", "a1", "a2"]


async def test_a_lane_can_be_used_again_when_it_ran_empty() -> None:
    lanes, seen = Lanes(), []

    async def job(name: str) -> None:
        seen.append(name)

    for name in ("một", "hai"):
        lanes.put("a", lambda name=name: job(name))  # type: ignore[misc]
        await lanes.finish(20.0)
    assert seen == ["một", "hai"]


def test_what_was_not_written_lately_is_forgotten() -> None:
    recent: Recent[int, int] = Recent(size=2)
    for key in (1, 2, 1, 3):
        recent.put(key, key)
    assert [key in recent for key in (1, 2, 3)] == [True, False, True]
    assert len(recent) == 2


def test_the_memory_of_answers_is_bounded() -> None:
    memory = Memory(size=100)
    for question in range(1000):
        memory.answered(42, question, (question + 1,))
        memory.shows(42, (question + 1,), Sent(("ho",), page=False))
    assert memory.answers_to(42, 0) == ()
    assert memory.answers_to(42, 999) == (1000,)
    assert memory.shown_in(42, 1) is None
