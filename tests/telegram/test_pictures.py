"""Charts in chats: sent as photos, drawn once, and never instead of an answer."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot import texts
from bot.charts import Chart
from bot.conversation import Conversation
from bot.storage.concerns import CONCERNS
from bot.storage.database import Database
from bot.storage.group_settings import GroupSettings, Hours
from bot.storage.pictures import PictureStore
from bot.telegram.pictures import Pictures
from tests.telegram.conftest import World
from tests.telegram.fake_api import ME, Fault
from tests.telegram.markup import length
from tests.telegram.people import Person

INCOME = "thu nhập bình quân năm 2019"
A_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6300010000000500010d0a2db40000000049454e44ae426082"
)


class Drawing:
    """Draws nothing, and counts how often."""

    def __init__(self) -> None:
        self.drawn: list[str] = []

    def __call__(self, chart: Chart) -> bytes:
        self.drawn.append(chart.id)
        return A_PIXEL


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
async def world(worlds: Any, knowledge: Conversation, drawing: Drawing) -> World:
    opened: World = await worlds(knowledge, pictures=Pictures(draw=drawing))
    return opened


def charts(knowledge: Conversation) -> list[Chart]:
    return list(knowledge.speech.charts)


async def test_the_chart_is_sent_as_a_photo_that_quotes_the_answer(resident: Person, world: World, drawing: Drawing) -> None:
    await resident.writes(INCOME)
    answer = await resident.presses(texts.CHART)
    photo = world.api.made("sendPhoto")[0].parameters
    assert photo["reply_parameters"]["message_id"] == answer["message_id"]
    assert drawing.drawn == ["thu_nhap"]


async def test_the_caption_says_in_words_what_is_to_be_seen(resident: Person) -> None:
    await resident.writes(INCOME)
    await resident.presses(texts.CHART)
    said = resident.reads()
    assert said.startswith("Thu nhập bình quân của người dân phường Kim Tân\n")
    assert "Năm 2015: 63 triệu đồng; Năm 2019: 112 triệu đồng." in said
    assert "(Báo cáo 3/2020, đoạn 5)" in said


@pytest.mark.parametrize("chart", ["thu_nhap", "co_cau", "van_hoa", "chi_bo", "chi_tieu"])
async def test_every_chart_is_really_drawn_and_taken_by_telegram(worlds: Any, knowledge: Conversation, chart: str) -> None:
    world = await worlds(knowledge)
    resident = world.resident()
    kind = next(chart_.kinds[0] for chart_ in charts(knowledge) if chart_.id == chart)
    if chart == "chi_tieu":
        kind = "thu_nhap_vuot"
    await resident.presses_payload(f"1:c:{kind}", message={"message_id": 1, "date": 1, "chat": resident.chat, "from": ME})
    (content,) = world.api.files.values()
    assert len(content) > 10_000
    assert 0 < length(resident.reads()) <= 1024


async def test_the_second_time_it_is_sent_by_its_id(resident: Person, world: World, drawing: Drawing) -> None:
    await resident.writes(INCOME)
    await resident.presses(texts.CHART)
    await world.resident(43).presses_payload(
        "1:c:thu_nhap_2015", message={"message_id": 1, "date": 1, "chat": {"id": 43, "type": "private"}, "from": ME}
    )
    first, second = (call.parameters["photo"] for call in world.api.made("sendPhoto"))
    assert first.startswith("attach://")
    assert second in world.api.files
    assert drawing.drawn == ["thu_nhap"]


async def test_after_a_restart_it_is_still_sent_by_its_id(
    worlds: Any, knowledge: Conversation, tmp_path: Path, drawing: Drawing
) -> None:
    for start in (1, 2):
        database = Database(tmp_path / "kimtan.sqlite", CONCERNS)
        world = await worlds(knowledge, pictures=Pictures(PictureStore(database), drawing))
        message = {"message_id": start, "date": 1, "chat": {"id": 42, "type": "private"}, "from": ME}
        await world.resident().presses_payload("1:c:chi_bo", message=message)
        await database.close()
    assert len(world.api.shown(42)) == 2
    assert drawing.drawn == ["chi_bo"]


async def test_an_id_that_telegram_forgot_costs_one_more_upload(resident: Person, world: World, drawing: Drawing) -> None:
    await resident.writes(INCOME)
    await resident.presses(texts.CHART)
    world.api.files.clear()
    await resident.presses_payload("1:c:thu_nhap_2019", message={"message_id": 1, "date": 1, "chat": resident.chat, "from": ME})
    await resident.presses_payload("1:c:thu_nhap_2019", message={"message_id": 1, "date": 1, "chat": resident.chat, "from": ME})
    ways = [call.parameters["photo"].startswith("attach://") for call in world.api.made("sendPhoto")]
    assert ways == [True, False, True, False]
    assert len([text for text in world.api.shown(42) if "63 triệu đồng" in text]) == 3
    assert drawing.drawn == ["thu_nhap"]


async def test_where_pictures_are_not_allowed_the_words_are_sent(neighbour: Person, world: World, drawing: Drawing) -> None:
    await neighbour.writes(f"@KimTan_Bot {INCOME}")
    world.api.without_pictures.add(neighbour.chat["id"])
    await neighbour.presses(texts.CHART)
    assert "Năm 2015: 63 triệu đồng" in neighbour.reads()
    assert "photo" not in neighbour.messages()[-1]


async def test_a_picture_that_cannot_be_drawn_is_said_in_words(worlds: Any, knowledge: Conversation) -> None:
    def fail(_: Chart) -> bytes:
        raise OSError

    world = await worlds(knowledge, pictures=Pictures(draw=fail))
    resident = world.resident()
    await resident.writes(INCOME)
    await resident.presses(texts.CHART)
    assert "Năm 2015: 63 triệu đồng" in resident.reads()
    assert world.api.made("sendPhoto") == []


async def test_a_429_is_waited_out_and_the_picture_sent(resident: Person, world: World, drawing: Drawing) -> None:
    await resident.writes(INCOME)
    world.api.fail("sendPhoto", Fault(429, "Too Many Requests: retry after 7", retry_after=7))
    await resident.presses(texts.CHART)
    assert "photo" in resident.messages()[-1]
    assert [round(wait) for wait in world.waits] == [7]


async def test_two_who_ask_at_once_make_it_be_drawn_once(world: World, drawing: Drawing) -> None:
    def press(person: int) -> Any:
        message = {"message_id": 1, "date": 1, "chat": {"id": person, "type": "private"}, "from": ME}
        return world.resident(person).presses_payload("1:c:co_cau", message=message)

    await asyncio.gather(press(1), press(2), press(3))
    assert drawing.drawn == ["co_cau"]
    assert all(len(world.api.shown(person)) == 1 for person in (1, 2, 3))


async def test_whoever_blocked_the_bot_costs_no_fault(resident: Person, world: World, drawing: Drawing) -> None:
    await resident.writes(INCOME)
    world.api.blocked_by.add(42)
    await resident.presses(texts.CHART)
    assert len(resident.messages()) == 1


async def test_in_a_group_that_moved_the_picture_follows(neighbour: Person, world: World, drawing: Drawing) -> None:
    await neighbour.writes(f"@KimTan_Bot {INCOME}")
    world.api.migrated[neighbour.chat["id"]] = -1009999
    await neighbour.presses(texts.CHART)
    assert "photo" in next(iter(world.api.chats[-1009999].values()))


async def test_in_a_forum_the_picture_goes_to_its_topic(world: World, drawing: Drawing) -> None:
    forum = world.neighbour(is_forum=True)
    await forum.writes(f"@KimTan_Bot {INCOME}", message_thread_id=77, is_topic_message=True)
    await forum.presses(texts.CHART)
    assert world.api.made("sendPhoto")[0].parameters["message_thread_id"] == 77


async def test_in_quiet_hours_the_picture_comes_without_a_sound(neighbour: Person, world: World) -> None:
    await world.desk.settings.put(neighbour.chat["id"], GroupSettings(quiet=Hours(20, 7)))
    await neighbour.writes(f"@KimTan_Bot {INCOME}")
    world.time.is_hour(23)
    await neighbour.presses(texts.CHART)
    assert world.api.made("sendPhoto")[0].parameters["disable_notification"] is True


async def test_a_picture_waits_for_its_chats_turn_like_a_message(neighbour: Person, world: World) -> None:
    await neighbour.writes(f"@KimTan_Bot {INCOME}")
    await neighbour.presses(texts.CHART)
    assert world.turns


async def test_a_reply_to_a_picture_is_about_what_it_shows(resident: Person, world: World) -> None:
    await resident.writes("/start co_cau")
    await resident.presses(texts.CHART)
    shown = world.desk.memory.shown_in(42, resident.messages()[-1]["message_id"])
    assert shown is not None
    assert shown.facts == ("co_cau_tm_dv", "co_cau_ttcn")


async def test_a_chart_that_is_no_more_gets_a_kind_word(resident: Person) -> None:
    await resident.presses_payload("1:c:ho", message={"message_id": 1, "date": 1, "chat": resident.chat, "from": ME})
    assert resident.reads() == texts.UNKNOWN_BUTTON
