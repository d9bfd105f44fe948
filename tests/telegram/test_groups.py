"""When the bot speaks in a group, and when it keeps silent. All from raw updates."""

from __future__ import annotations

from typing import Any

import pytest

from bot.conversation import Asker, Setting
from tests.telegram.conftest import World
from tests.telegram.fake_api import ME
from tests.telegram.people import Person, from_the_bot, words
from tests.telegram.scripted import Scripted


@pytest.mark.parametrize(
    "text",
    [
        "Phường mình có bao nhiêu hộ nhỉ?",
        "/help",
        "/start",
        "/chude",
        "/help@KhacHan_Bot",
        "@KhacHan_Bot có bao nhiêu hộ?",
        "KimTan_Bot viết thiếu dấu @",
        "thu@KimTan_Bot.vn là địa chỉ thư",
        "/hoi@KhacHan_Bot @KimTan_Bot có bao nhiêu hộ?",
    ],
)
async def test_talk_that_is_not_addressed_to_it_gets_no_reply(neighbour: Person, world: World, text: str) -> None:
    await neighbour.writes(text)
    assert world.api.calls == []


@pytest.mark.parametrize("text", ["/help@KimTan_Bot", "/start@kimtan_bot", "/chude@KIMTAN_BOT", "/laithu@KimTan_Bot"])
async def test_a_command_with_its_name_is_for_it(neighbour: Person, text: str) -> None:
    await neighbour.writes(text)
    assert len(neighbour.messages()) == 1


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("@KimTan_Bot có bao nhiêu hộ?", "có bao nhiêu hộ?"),
        ("@kimtan_bot, có bao nhiêu hộ?", "có bao nhiêu hộ?"),
        ("có bao nhiêu hộ @KIMTAN_BOT", "có bao nhiêu hộ"),
        ("👨‍👩‍👧 cho hỏi @KimTan_Bot có bao nhiêu hộ?", "👨‍👩‍👧 cho hỏi có bao nhiêu hộ?"),
        ("dòng một\n@KimTan_Bot dòng hai", "dòng một\ndòng hai"),
    ],
)
async def test_a_mention_calls_it_and_is_not_part_of_the_question(worlds: Any, text: str, asked: str) -> None:
    world = await worlds(Scripted())
    await world.neighbour().writes(text)
    assert world.desk.conversation.questions() == [asked]


async def test_a_mention_by_id_calls_it(worlds: Any) -> None:
    world = await worlds(Scripted())
    entity = {"type": "text_mention", "offset": 0, "length": 12, "user": ME}
    await world.neighbour().writes("Hỏi đáp phường có bao nhiêu hộ?", entity)
    assert len(world.desk.conversation.questions()) == 1


async def test_a_mention_of_somebody_else_by_id_does_not(worlds: Any) -> None:
    world = await worlds(Scripted())
    entity = {"type": "text_mention", "offset": 0, "length": 6, "user": {**ME, "id": 5, "is_bot": False}}
    await world.neighbour().writes("Bác An có bao nhiêu hộ?", entity)
    assert world.api.calls == []


async def test_a_mention_in_a_caption_calls_it(worlds: Any) -> None:
    world = await worlds(Scripted())
    caption = words("@KimTan_Bot có bao nhiêu hộ?")
    await world.neighbour().sends(
        photo=[{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}],
        caption=caption["text"],
        caption_entities=caption["entities"],
    )
    assert world.desk.conversation.questions() == ["có bao nhiêu hộ?"]


@pytest.mark.parametrize("text", ["@KimTan_Bot", "Hỏi đáp Kim Tân ơi", "/hoi", "/hoi@KimTan_Bot"])
async def test_its_name_alone_gets_one_line_on_how_to_ask(worlds: Any, text: str) -> None:
    world = await worlds(Scripted())
    await world.neighbour().writes(text)
    (line,) = world.api.shown(world.neighbour().chat["id"])
    assert "/hoi" in line
    assert "\n" not in line


async def test_a_reply_to_its_own_message_is_for_it(neighbour: Person) -> None:
    await neighbour.writes("@KimTan_Bot có bao nhiêu tổ dân phố?")
    await neighbour.replies(from_the_bot(neighbour.messages()[0]), "Phường Kim Tân có bao nhiêu hộ?")
    assert "4.957" in neighbour.reads()


async def test_a_reply_to_another_bot_is_not_for_it(neighbour: Person, world: World) -> None:
    other = {"id": 99, "is_bot": True, "first_name": "Khác", "username": "KhacHan_Bot"}
    message = {"message_id": 3, "date": 1, "chat": neighbour.chat, "from": other, "text": "xin chào"}
    await neighbour.replies(message, "Phường Kim Tân có bao nhiêu hộ?")
    assert world.api.calls == []


async def test_a_command_for_another_bot_in_reply_to_it_is_not_for_it(neighbour: Person) -> None:
    await neighbour.writes("@KimTan_Bot có bao nhiêu hộ?")
    await neighbour.replies(from_the_bot(neighbour.messages()[0]), "/help@KhacHan_Bot")
    assert len(neighbour.messages()) == 1


async def test_a_group_answer_quotes_the_question(neighbour: Person, world: World) -> None:
    question = await neighbour.writes("@KimTan_Bot Phường Kim Tân có bao nhiêu hộ?")
    sent = world.api.made("sendMessage")[0].parameters
    assert sent["reply_parameters"]["message_id"] == question["message_id"]
    assert sent["reply_parameters"]["allow_sending_without_reply"] is True


async def test_a_sticker_in_a_group_gets_no_reply(neighbour: Person, world: World) -> None:
    await neighbour.writes("@KimTan_Bot có bao nhiêu hộ?")
    before = len(neighbour.messages())
    await neighbour.sends(
        sticker={"file_id": "a", "file_unique_id": "a", "type": "regular", "width": 1, "height": 1,
                 "is_animated": False, "is_video": False},
        reply_to_message=from_the_bot(neighbour.messages()[0]),
    )  # fmt: skip
    assert len(neighbour.messages()) == before


@pytest.mark.parametrize(
    "content",
    [
        {"new_chat_members": [ME]},
        {"left_chat_member": {"id": 5, "is_bot": False, "first_name": "An"}},
        {"new_chat_title": "Tổ 12"},
        {"migrate_to_chat_id": -1009},
        {"forum_topic_created": {"name": "Hỏi đáp", "icon_color": 1}},
    ],
)
async def test_what_happens_in_a_group_gets_no_reply(neighbour: Person, world: World, content: dict[str, Any]) -> None:
    await neighbour.sends(**content)
    assert world.api.calls == []


async def test_in_a_forum_the_answer_goes_to_the_topic_of_the_question(worlds: Any) -> None:
    world = await worlds(Scripted())
    forum = world.neighbour(is_forum=True)
    await forum.writes("@KimTan_Bot một", message_thread_id=77, is_topic_message=True)
    assert world.api.made("sendMessage")[0].parameters["message_thread_id"] == 77


async def test_a_chain_of_replies_is_no_topic(worlds: Any) -> None:
    world = await worlds(Scripted())
    await world.neighbour().writes("@KimTan_Bot một", message_thread_id=77)
    assert "message_thread_id" not in world.api.made("sendMessage")[0].parameters


async def test_a_long_answer_quotes_once(worlds: Any) -> None:
    world = await worlds(Scripted(lambda asked: Scripted().respond("Một đoạn văn dài. " * 400)))
    await world.neighbour().writes("@KimTan_Bot một")
    sent = [call.parameters for call in world.api.made("sendMessage")]
    assert len(sent) > 1
    assert ["reply_parameters" in parameters for parameters in sent] == [True] + [False] * (len(sent) - 1)


async def test_an_anonymous_admin_is_answered_and_kept_apart_from_other_people(worlds: Any) -> None:
    world = await worlds(Scripted())
    admin = world.neighbour()
    admin.about = {
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
        "sender_chat": admin.chat,
    }
    await admin.writes("@KimTan_Bot một")
    await world.neighbour(id_=43).writes("@KimTan_Bot hai")
    askers = [asker for _, asker, *_ in world.desk.conversation.asked]
    assert askers == [Asker("-1001234", "-1001234"), Asker("-1001234", "43")]


async def test_a_post_of_the_linked_channel_gets_no_reply(neighbour: Person, world: World) -> None:
    await neighbour.writes("@KimTan_Bot một", is_automatic_forward=True, sender_chat={"id": -5, "type": "channel"})
    assert world.api.calls == []


async def test_an_inline_answer_of_its_own_gets_no_reply(neighbour: Person, world: World) -> None:
    await neighbour.writes("@KimTan_Bot Số hộ: 4.957 hộ", via_bot=ME)
    assert world.api.calls == []


async def test_the_conversation_knows_that_others_read_along(worlds: Any) -> None:
    world = await worlds(Scripted())
    await world.neighbour().writes("@KimTan_Bot một")
    await world.resident().writes("hai")
    assert [setting for _, _, setting, _ in world.desk.conversation.asked] == [Setting.GROUP, Setting.PRIVATE]


async def test_anybody_in_the_group_may_press_and_the_reply_quotes(neighbour: Person, world: World) -> None:
    await neighbour.writes("@KimTan_Bot Phường Kim Tân có bao nhiêu hộ?")
    other = world.neighbour(id_=77)
    answer = await other.presses("Nguồn")
    assert world.api.made("sendMessage")[-1].parameters["reply_parameters"]["message_id"] == answer["message_id"]
