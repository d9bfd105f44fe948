"""How it speaks in a group: short, once, and what is long in the private chat."""

from __future__ import annotations

from typing import Any

import pytest

from bot.press import Kind, Press
from bot.reply import Button, Part, Reply
from knowledge.outcome import Outcome
from tests.telegram.conftest import World
from tests.telegram.people import Person, buttons_under, from_the_bot
from tests.telegram.scripted import Scripted, saying

GROUP = -1001234
SMALL: Any = {"chat": -77, "type": "group"}
HOUSEHOLDS = "@KimTan_Bot Phường Kim Tân có bao nhiêu hộ?"
UNITS = "@KimTan_Bot Phường có bao nhiêu tổ dân phố?"


def addresses_under(message: Any) -> list[str]:
    return [button["url"] for button in buttons_under(message) if "url" in button]


async def test_what_the_report_does_not_say_gets_one_short_line_without_suggestions(neighbour: Person) -> None:
    await neighbour.writes("@KimTan_Bot diện tích phường bao nhiêu km2?")
    (line,) = neighbour.messages()
    assert "\n" not in line["text"]
    assert len(line["text"]) < 120
    assert buttons_under(line) == []


async def test_what_it_is_not_sure_of_gets_one_line_and_at_most_two_choices(worlds: Any) -> None:
    offered = tuple((Button(f"Mục {number}", Press(Kind.FACT, f"muc_{number}")),) for number in range(3))
    long = Reply(Outcome.SUGGEST, (Part(text="Một câu dài.\nHai câu dài."),), ("a", "b", "c"), rows=offered)
    neighbour = (await worlds(Scripted(lambda _: long))).neighbour()
    await neighbour.writes("@KimTan_Bot hở")
    (line,) = neighbour.messages()
    assert "\n" not in line["text"]
    assert [button["text"] for button in buttons_under(line)] == ["Mục 0", "Mục 1"]


async def test_a_choice_may_be_pressed_and_is_answered(worlds: Any) -> None:
    offered = Reply(Outcome.SUGGEST, (Part(text="Có phải…"),), ("ho",), rows=((Button("Số hộ", Press(Kind.FACT, "ho")),),))
    answers = {"hở": offered, "1:f:ho": saying("4.957", lead="Số hộ", facts=("ho",))}
    neighbour = (await worlds(Scripted(lambda asked: answers[asked]))).neighbour()
    await neighbour.writes("@KimTan_Bot hở")
    await neighbour.presses("Số hộ")
    assert "4.957" in neighbour.reads()


async def test_the_same_fact_asked_again_within_two_minutes_gets_a_link_to_the_answer(world: World) -> None:
    lan, an = world.neighbour(id_=42), world.neighbour(id_=43)
    await lan.writes(HOUSEHOLDS)
    world.time.passes(100)
    question = await an.writes("@KimTan_Bot số hộ của phường?")
    first, second = lan.messages()
    assert f"https://t.me/c/1234/{first['message_id']}" in second["text"]
    assert "Số hộ" in second["text"]
    assert "4.957" not in second["text"], "no repeat"
    assert world.api.made("sendMessage")[-1].parameters["reply_parameters"]["message_id"] == question["message_id"]


async def test_after_two_minutes_it_is_answered_again(neighbour: Person, world: World) -> None:
    await neighbour.writes(HOUSEHOLDS)
    world.time.passes(121)
    await neighbour.writes(HOUSEHOLDS)
    assert all("4.957" in message["text"] for message in neighbour.messages())


async def test_two_minutes_count_from_the_answer_and_not_from_the_link(neighbour: Person, world: World) -> None:
    for _ in range(3):
        await neighbour.writes(HOUSEHOLDS)
        world.time.passes(70)
    assert ["4.957" in message["text"] for message in neighbour.messages()] == [True, False, True]


async def test_two_minutes_count_from_when_the_answer_came_however_long_it_waited(neighbour: Person, world: World) -> None:
    for year in range(1980, 2000):
        await neighbour.writes(f"@KimTan_Bot thu nhập năm {year}")
    await neighbour.writes(HOUSEHOLDS)
    assert world.turns[-1] > 30
    answer = neighbour.messages()[-1]
    world.time.passes(110)
    await neighbour.writes(HOUSEHOLDS)
    assert f"/{answer['message_id']}" in neighbour.reads()


async def test_another_fact_is_answered(neighbour: Person) -> None:
    await neighbour.writes(HOUSEHOLDS)
    await neighbour.writes(UNITS)
    assert "37" in neighbour.reads()


async def test_a_figure_that_is_computed_from_a_fact_is_not_taken_for_it(neighbour: Person) -> None:
    await neighbour.writes("@KimTan_Bot số hộ và số nhân khẩu của phường?")
    await neighbour.writes("@KimTan_Bot bình quân mỗi hộ có mấy người?")
    assert "3,6" in neighbour.reads()


async def test_a_claim_gets_its_verdict_however_often_it_is_made(neighbour: Person) -> None:
    await neighbour.writes(HOUSEHOLDS)
    for claim in ("phường có 4.957 hộ đúng không?", "phường có 3.000 hộ đúng không?", "phường có 3.000 hộ đúng không?"):
        await neighbour.writes(f"@KimTan_Bot {claim}")
    said = [message["text"].split(":")[0] for message in neighbour.messages()[1:]]
    assert said == ["Đúng", "Chưa đúng", "Chưa đúng"]


async def test_another_group_knows_nothing_of_it(world: World) -> None:
    await world.neighbour().writes(HOUSEHOLDS)
    other = world.neighbour(chat=-1009999)
    await other.writes(HOUSEHOLDS)
    assert "4.957" in other.reads()


async def test_in_private_the_same_fact_is_said_as_often_as_asked(resident: Person) -> None:
    for _ in range(2):
        await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    assert all("4.957" in message["text"] for message in resident.messages())


async def test_in_a_public_group_the_link_has_the_groups_name(world: World) -> None:
    neighbour = world.neighbour(username="to_dan_pho_12")
    await neighbour.writes(HOUSEHOLDS)
    await neighbour.writes(HOUSEHOLDS)
    assert f"https://t.me/to_dan_pho_12/{neighbour.messages()[0]['message_id']}" in neighbour.reads()


async def test_in_a_topic_the_link_leads_into_the_topic(world: World) -> None:
    neighbour = world.neighbour(is_forum=True)
    for _ in range(2):
        await neighbour.writes(HOUSEHOLDS, message_thread_id=77, is_topic_message=True)
    assert f"https://t.me/c/1234/77/{neighbour.messages()[0]['message_id']}" in neighbour.reads()


async def test_in_another_topic_it_is_answered_again(world: World) -> None:
    neighbour = world.neighbour(is_forum=True)
    await neighbour.writes(HOUSEHOLDS, message_thread_id=77, is_topic_message=True)
    await neighbour.writes(HOUSEHOLDS, message_thread_id=78, is_topic_message=True)
    assert "4.957" in neighbour.reads()


async def test_in_a_small_group_whose_messages_have_no_address_the_answer_is_quoted(world: World) -> None:
    neighbour = world.neighbour(**SMALL)
    await neighbour.writes(HOUSEHOLDS)
    await neighbour.writes(HOUSEHOLDS)
    first, second = neighbour.messages()
    assert "4.957" not in second["text"]
    assert world.api.made("sendMessage")[-1].parameters["reply_parameters"]["message_id"] == first["message_id"]


async def test_an_answer_that_was_edited_into_another_is_not_linked_to(neighbour: Person) -> None:
    question = await neighbour.writes(HOUSEHOLDS)
    await neighbour.edits(question, UNITS)
    await neighbour.writes(HOUSEHOLDS)
    assert "4.957" in neighbour.reads()


async def test_a_link_can_be_asked_on_like_the_answer(worlds: Any) -> None:
    world = await worlds(Scripted(lambda asked: saying(asked and "4.957", lead="Số hộ", facts=("ho",))))
    neighbour = world.neighbour()
    await neighbour.writes("@KimTan_Bot một")
    await neighbour.writes("@KimTan_Bot hai")
    await neighbour.replies(from_the_bot(neighbour.messages()[1]), "ở đâu ra?")
    assert world.desk.conversation.asked[-1][-1] == ("ho",)


async def test_a_related_fact_pressed_by_two_people_is_shown_once_and_then_linked(world: World) -> None:
    lan, an = world.neighbour(id_=42), world.neighbour(id_=43)
    await lan.writes(HOUSEHOLDS)
    await lan.presses("Số tổ dân phố")
    shown = lan.messages()[-1]
    assert "37" in shown["text"]
    await an.presses_payload("1:f:to_dan_pho", message=lan.messages()[0])
    assert f"/{shown['message_id']}" in lan.reads()


async def test_a_source_pressed_twice_is_shown_twice(neighbour: Person) -> None:
    await neighbour.writes(HOUSEHOLDS)
    for _ in range(2):
        await neighbour.presses("Nguồn")
        assert "Báo Lào Cai" in neighbour.reads()


async def test_a_long_list_is_opened_in_the_private_chat(neighbour: Person, world: World) -> None:
    await neighbour.writes("@KimTan_Bot Phường được khen thưởng những gì?")
    message = neighbour.messages()[0]
    assert "–" not in message["text"]
    (address,) = addresses_under(message)
    assert address == "https://t.me/KimTan_Bot?start=khen_thuong"
    resident = world.resident()
    await resident.writes(f"/start {address.partition('=')[2]}")
    assert resident.reads().count("\n– ") == 4


async def test_topics_are_browsed_in_the_private_chat(neighbour: Person, world: World) -> None:
    await neighbour.writes("/chude@KimTan_Bot")
    (message,) = neighbour.messages()
    assert "\n" not in message["text"]
    (address,) = addresses_under(message)
    resident = world.resident()
    await resident.writes(f"/start {address.partition('=')[2]}")
    assert "Kinh tế 2015–2020" in resident.labels()


async def test_a_topic_button_from_before_opens_the_private_chat_at_the_topic(neighbour: Person, world: World) -> None:
    old = {"message_id": 1, "date": 1, "chat": neighbour.chat, "text": "Các chủ đề"}
    await neighbour.presses_payload("1:t:kinh_te", message=old)
    (answer,) = world.api.made("answerCallbackQuery")
    assert answer.parameters["url"] == "https://t.me/KimTan_Bot?start=chude-kinh_te"
    assert neighbour.messages() == []
    resident = world.resident()
    await resident.writes("/start chude-kinh_te")
    assert "Kinh tế" in resident.reads()


async def test_a_link_to_a_topic_that_is_no_more_gets_a_kind_reply(resident: Person) -> None:
    await resident.writes("/start chude-khong_co")
    assert "chọn trong các chủ đề" in resident.reads()


@pytest.mark.parametrize("payload", ["huongdan", "chude"])
async def test_what_opens_in_private_can_be_browsed_on(resident: Person, payload: str) -> None:
    await resident.writes(f"/start {payload}")
    await resident.presses(resident.labels()[0])
    assert len(resident.messages()) == 1, "turned in place"


async def test_no_button_in_a_group_browses_there(world: World) -> None:
    neighbour = world.neighbour()
    for text in ("xin chào", "phường có bao nhiêu hộ", "bạn là ai", "diện tích phường", "/help", "/start"):
        await neighbour.writes(f"{text}@KimTan_Bot" if text.startswith("/") else f"@KimTan_Bot {text}")
    payloads = [button.get("callback_data", "") for message in neighbour.messages() for button in buttons_under(message)]
    assert not [payload for payload in payloads if payload.split(":")[1:2] in (["t"], ["ts"], ["h"])]


async def test_several_questions_in_a_group_get_a_line_each(neighbour: Person) -> None:
    await neighbour.writes("@KimTan_Bot phường có bao nhiêu hộ và bao nhiêu tổ dân phố?")
    lines = [line for line in neighbour.reads().splitlines() if line]
    assert len(lines) == 4
    assert "4.957" in lines[0]
    assert "37" in lines[2]


async def test_starting_the_bot_in_a_group_gets_one_line(neighbour: Person) -> None:
    await neighbour.writes("/start@KimTan_Bot")
    assert "\n" not in neighbour.reads()


async def test_a_fact_that_a_link_into_the_group_names_is_shown(neighbour: Person) -> None:
    await neighbour.writes("/start@KimTan_Bot ho")
    assert "4.957" in neighbour.reads()


async def test_no_link_is_previewed_in_a_group_nor_after_an_edit(neighbour: Person, world: World) -> None:
    question = await neighbour.writes(HOUSEHOLDS)
    await neighbour.writes(HOUSEHOLDS)
    await neighbour.edits(question, UNITS)
    calls = [*world.api.made("sendMessage"), *world.api.made("editMessageText")]
    assert len(calls) == 3
    assert all(call.parameters["link_preview_options"] == {"is_disabled": True} for call in calls)
