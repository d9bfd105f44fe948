"""Questions that are edited after they were asked."""

from __future__ import annotations

from typing import Any

from bot.storage.database import Database
from tests.telegram.conftest import World
from tests.telegram.people import Person
from tests.telegram.scripted import Scripted, saying

LONG = "\n".join(f"Dòng {number} của một câu trả lời dài." for number in range(400))


async def test_editing_the_question_edits_the_answer(resident: Person) -> None:
    question = await resident.writes("Phường có bao nhiêu tổ dân phố?")
    await resident.edits(question, "Phường Kim Tân có bao nhiêu hộ?")
    assert len(resident.messages()) == 1
    assert "4.957" in resident.reads()


async def test_editing_again_edits_again(worlds: Any) -> None:
    resident = (await worlds(Scripted())).resident()
    question = await resident.writes("một")
    question = await resident.edits(question, "hai")
    await resident.edits(question, "ba")
    assert [message["text"] for message in resident.messages()] == ["ba"]


async def test_an_edit_that_changes_nothing_in_the_answer_is_no_fault(resident: Person, world: World) -> None:
    question = await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await resident.edits(question, "Phường Kim Tân có bao nhiêu hộ ?")
    assert len(resident.messages()) == 1
    assert world.waits == []


async def test_only_the_answer_to_that_question_changes(worlds: Any) -> None:
    resident = (await worlds(Scripted())).resident()
    first = await resident.writes("một")
    await resident.writes("hai")
    await resident.edits(first, "ba")
    assert [message["text"] for message in resident.messages()] == ["ba", "hai"]


async def test_an_edited_question_whose_answer_is_not_known_any_more_is_answered_with_a_quote(worlds: Any) -> None:
    resident = (await worlds(Scripted())).resident()
    question = await resident.writes("một")
    world = await worlds(Scripted())
    resident.deliver = world.deliver
    await resident.edits(question, "hai")
    assert [message["text"] for message in resident.messages()] == ["một", "hai"]
    quoted = world.api.made("sendMessage")[-1].parameters["reply_parameters"]["message_id"]
    assert quoted == question["message_id"]


async def test_an_answer_that_was_deleted_is_sent_anew(worlds: Any) -> None:
    world = await worlds(Scripted())
    resident = world.resident()
    question = await resident.writes("một")
    world.api.chats[42].clear()
    question = await resident.edits(question, "hai")
    assert [message["text"] for message in resident.messages()] == ["hai"]
    await resident.edits(question, "ba")
    assert [message["text"] for message in resident.messages()] == ["ba"]


async def test_a_longer_answer_grows_and_a_shorter_one_leaves_nothing_behind(worlds: Any) -> None:
    replies = {"ngắn": saying("ngắn"), "dài": saying(LONG)}
    resident = (await worlds(Scripted(lambda asked: replies[asked]))).resident()
    question = await resident.writes("ngắn")
    question = await resident.edits(question, "dài")
    assert len(resident.messages()) > 1
    assert "\n".join(message["text"] for message in resident.messages()) == LONG
    await resident.edits(question, "ngắn")
    assert [message["text"] for message in resident.messages()] == ["ngắn"]


async def test_an_edited_command_is_not_carried_out_again(worlds: Any) -> None:
    resident = (await worlds(Scripted())).resident()
    command = await resident.writes("/start")
    await resident.edits(command, "/help")
    assert [message["text"] for message in resident.messages()] == ["/start"]


async def test_a_moving_location_gets_one_line_only(worlds: Any) -> None:
    world = await worlds(Scripted())
    resident = world.resident()
    message = await resident.sends(location={"latitude": 22.5, "longitude": 103.9, "live_period": 900})
    await world.deliver(world.api.receive({"edited_message": {**message, "edit_date": message["date"] + 5}}))
    assert [message["text"] for message in resident.messages()] == ["location"]


async def test_an_edited_caption_edits_the_answer(worlds: Any) -> None:
    world = await worlds(Scripted())
    resident = world.resident()
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    message = await resident.sends(photo=photo, caption="một")
    edited = {**message, "caption": "hai", "edit_date": message["date"] + 5}
    await world.deliver(world.api.receive({"edited_message": edited}))
    assert [message["text"] for message in resident.messages()] == ["hai"]


async def test_in_a_group_the_edit_of_an_answered_question_edits_the_answer(worlds: Any) -> None:
    neighbour = (await worlds(Scripted())).neighbour()
    question = await neighbour.writes("@KimTan_Bot một")
    await neighbour.edits(question, "hai")
    assert [message["text"] for message in neighbour.messages()] == ["hai"]


async def test_in_a_group_a_name_added_later_still_calls_the_bot(worlds: Any) -> None:
    neighbour = (await worlds(Scripted())).neighbour()
    question = await neighbour.writes("một")
    assert neighbour.messages() == []
    await neighbour.edits(question, "@KimTan_Bot một")
    assert [message["text"] for message in neighbour.messages()] == ["một"]


async def test_in_a_group_edits_among_neighbours_get_no_reply(worlds: Any) -> None:
    neighbour = (await worlds(Scripted())).neighbour()
    question = await neighbour.writes("một")
    await neighbour.edits(question, "hai")
    assert neighbour.messages() == []


async def test_after_a_restart_the_edit_still_edits_the_answer_when_there_is_a_database(worlds: Any, database: Database) -> None:
    resident = (await worlds(Scripted(), database)).resident()
    question = await resident.writes("một")
    resident.deliver = (await worlds(Scripted(), database)).deliver
    question = await resident.edits(question, "hai")
    assert [message["text"] for message in resident.messages()] == ["hai"]
    resident.deliver = (await worlds(Scripted(), database)).deliver
    await resident.edits(question, "ba")
    assert [message["text"] for message in resident.messages()] == ["ba"]


async def test_however_often_a_question_is_edited_there_is_one_answer(worlds: Any) -> None:
    resident = (await worlds(Scripted())).resident()
    question = await resident.writes("câu 0")
    for number in range(1, 30):
        question = await resident.edits(question, f"câu {number}")
    assert [message["text"] for message in resident.messages()] == ["câu 29"]


async def test_a_question_that_could_not_be_answered_is_answered_in_place_once_it_is_mended(neighbour: Person) -> None:
    question = await neighbour.writes("@KimTan_Bot diện tích phường bao nhiêu km2?")
    await neighbour.edits(question, "@KimTan_Bot Phường Kim Tân có bao nhiêu hộ?")
    (answer,) = neighbour.messages()
    assert "4.957" in answer["text"]


async def test_an_edited_answer_in_a_group_keeps_to_the_manners_of_the_group(neighbour: Person) -> None:
    question = await neighbour.writes("@KimTan_Bot Phường Kim Tân có bao nhiêu hộ?")
    await neighbour.edits(question, "@KimTan_Bot Phường được khen thưởng những gì?")
    assert "–" not in neighbour.reads()
    assert "Xem đủ danh sách" in neighbour.labels()
