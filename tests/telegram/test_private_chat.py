"""What a resident sees in a private chat."""

from __future__ import annotations

from typing import Any

import pytest

from bot.press import Kind, Press
from bot.reply import Button
from tests.telegram.conftest import World
from tests.telegram.fake_api import ME
from tests.telegram.people import Person, buttons_under
from tests.telegram.scripted import Scripted, saying

SOURCE_BUTTON = "Nguồn"


async def test_start_greets(resident: Person) -> None:
    await resident.writes("/start")
    assert "Kim Tân" in resident.reads()


async def test_start_with_the_payload_of_a_link_opens_the_fact(resident: Person) -> None:
    await resident.writes("/start ho")
    assert "4.957" in resident.reads()


async def test_start_with_a_payload_from_elsewhere_greets(resident: Person) -> None:
    await resident.writes("/start khong_co_muc_nay")
    assert resident.reads()
    assert "4.957" not in resident.reads()


async def test_help_explains(resident: Person) -> None:
    await resident.writes("/help")
    assert len(resident.messages()) == 1


async def test_a_question_is_answered_with_the_figure_first_and_bold(resident: Person) -> None:
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    message = resident.messages()[-1]
    assert "4.957" in message["text"].splitlines()[0]
    assert message["source"].startswith("<b>")


async def test_a_private_answer_neither_quotes_nor_previews_links(resident: Person, world: World) -> None:
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    sent = world.api.made("sendMessage")[0].parameters
    assert "reply_parameters" not in sent
    assert sent["link_preview_options"] == {"is_disabled": True}


async def test_two_questions_are_answered_in_order(resident: Person) -> None:
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await resident.writes("Phường có bao nhiêu tổ dân phố?")
    first, second = (message["text"] for message in resident.messages())
    assert "4.957" in first
    assert "37" in second


async def test_the_source_button_shows_where_the_figure_stands(resident: Person) -> None:
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    answer = await resident.presses(SOURCE_BUTTON)
    assert "Báo Lào Cai" in resident.reads()
    assert resident.messages()[0]["text"] == answer["text"], "the answer itself stays"
    assert 'href="http' in resident.messages()[-1]["source"]


async def test_a_source_quotes_the_answer_that_it_belongs_to(resident: Person, world: World) -> None:
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    answer = await resident.presses(SOURCE_BUTTON)
    quoted = world.api.made("sendMessage")[-1].parameters["reply_parameters"]
    assert quoted["message_id"] == answer["message_id"]
    assert quoted["allow_sending_without_reply"] is True


async def test_a_suggested_fact_is_sent_as_a_new_message(worlds: Any) -> None:
    conversation = Scripted(lambda asked: saying(asked, (Button("Số hộ", Press(Kind.FACT, "ho")),)))
    resident = (await worlds(conversation)).resident()
    await resident.writes("hộ")
    await resident.presses("Số hộ")
    assert [message["text"] for message in resident.messages()] == ["hộ", "1:f:ho"]


async def test_topics_are_browsed_in_one_message(resident: Person) -> None:
    await resident.writes("/chude")
    topics = resident.labels()
    assert topics
    await resident.presses(topics[0])
    assert len(resident.messages()) == 1, "edited in place"
    assert resident.labels() != topics


async def test_every_page_of_every_topic_can_be_opened(resident: Person, world: World) -> None:
    await resident.writes("/chude")
    home = {button["callback_data"] for button in buttons_under(resident.messages()[0])}
    seen: set[str] = set()
    waiting = set(home)
    while waiting:
        payload = waiting.pop()
        seen.add(payload)
        if payload.split(":")[1] in (Kind.TOPIC.value, Kind.TOPICS.value):
            await resident.presses_payload(payload, message=dict(resident.messages()[0]))
            waiting |= {button["callback_data"] for button in buttons_under(resident.messages()[0])} - seen
    assert len(resident.messages()) == 1
    assert len([payload for payload in seen if payload.startswith("1:f:")]) > 1


async def test_a_fact_chosen_from_a_topic_leaves_the_list_in_place(resident: Person, world: World) -> None:
    await resident.writes("/chude")
    await resident.presses(resident.labels()[0])
    page = resident.messages()[0]
    fact = next(button for button in buttons_under(page) if button["callback_data"].startswith("1:f:"))
    await resident.presses(fact["text"])
    assert len(resident.messages()) == 2
    assert resident.messages()[0]["text"] == page["text"]


async def test_browsing_from_an_answer_does_not_overwrite_the_answer(worlds: Any) -> None:
    topics = Button("Chủ đề", Press(Kind.TOPICS))
    resident = (await worlds(Scripted(lambda asked: saying(asked, (topics,))))).resident()
    await resident.writes("có bao nhiêu hộ")
    await resident.presses("Chủ đề")
    assert [message["text"] for message in resident.messages()] == ["có bao nhiêu hộ", "1:ts"]


async def test_a_page_sent_before_a_restart_is_still_turned_in_place(worlds: Any) -> None:
    conversation = Scripted(lambda asked: saying(asked, (Button("Kinh tế", Press(Kind.TOPIC, "kinh_te")),)))
    resident = (await worlds(conversation)).resident()
    await resident.writes("/chude")
    resident.deliver = (await worlds(conversation)).deliver
    await resident.presses("Kinh tế")
    assert [message["text"] for message in resident.messages()] == ["1:t:kinh_te"]


async def test_a_page_that_is_gone_is_sent_anew(worlds: Any) -> None:
    world = await worlds(Scripted(lambda asked: saying(asked, (Button("Kinh tế", Press(Kind.TOPIC, "kinh_te")),))))
    resident = world.resident()
    await resident.writes("/chude")
    page = dict(resident.messages()[0])
    world.api.chats[42].clear()
    await resident.presses_payload("1:t:kinh_te", message=page)
    assert resident.reads() == "1:t:kinh_te"


async def test_pressing_the_same_page_twice_is_no_fault(worlds: Any) -> None:
    world = await worlds(Scripted(lambda _: saying("Kinh tế", (Button("Kinh tế", Press(Kind.TOPIC, "kinh_te")),))))
    resident = world.resident()
    await resident.writes("/chude")
    await resident.presses("Kinh tế")
    assert len(world.api.made("editMessageText")) == 1
    assert [message["text"] for message in resident.messages()] == ["Kinh tế"]


@pytest.mark.parametrize("payload", ["", "0:f:ho", "2:f:ho:x", "cũ rồi", "1:zz:ho", "f" * 64])
async def test_a_button_that_is_not_ours_any_more_is_answered_kindly(resident: Person, world: World, payload: str) -> None:
    await resident.writes("/start")
    await resident.presses_payload(payload, message=resident.messages()[0])
    notice = world.api.made("answerCallbackQuery")[0].parameters
    assert notice["text"]
    assert notice["show_alert"] is True
    assert len(resident.messages()) == 1


@pytest.mark.parametrize("payload", ["1:f:muc_cu", "1:s:muc_cu", "1:t:chu_de_cu:7", "1:c:ho", "1:sh:ho"])
async def test_a_button_for_what_is_no_more_gets_a_kind_reply(resident: Person, payload: str) -> None:
    await resident.presses_payload(payload, message={"message_id": 1, "date": 1, "chat": resident.chat, "from": ME})
    assert resident.reads()


async def test_a_button_under_a_message_too_old_to_touch_still_works(resident: Person) -> None:
    inaccessible = {"message_id": 1, "date": 0, "chat": resident.chat}
    await resident.presses_payload("1:f:ho", message=inaccessible)
    assert "4.957" in resident.reads()


async def test_a_button_under_an_inline_message_is_answered_kindly(resident: Person, world: World) -> None:
    await resident.presses_payload("1:f:ho", inline_message_id="inline-1")
    assert world.api.made("answerCallbackQuery")[0].parameters["text"]
    assert resident.messages() == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"sticker": {"file_id": "a", "file_unique_id": "a", "type": "regular", "width": 1, "height": 1,
                      "is_animated": False, "is_video": False}}, "sticker"),
        ({"voice": {"file_id": "a", "file_unique_id": "a", "duration": 3}}, "voice"),
        ({"photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]}, "photo"),
        ({"video": {"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1, "duration": 3}}, "video"),
        ({"video_note": {"file_id": "a", "file_unique_id": "a", "length": 1, "duration": 3}}, "video"),
        ({"animation": {"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1, "duration": 3},
          "document": {"file_id": "a", "file_unique_id": "a"}}, "video"),
        ({"document": {"file_id": "a", "file_unique_id": "a"}}, "document"),
        ({"location": {"latitude": 22.5, "longitude": 103.9}}, "location"),
        ({"venue": {"location": {"latitude": 22.5, "longitude": 103.9}, "title": "UBND", "address": "Kim Tân"},
          "location": {"latitude": 22.5, "longitude": 103.9}}, "location"),
        ({"contact": {"phone_number": "0912345678", "first_name": "Lan"}}, "contact"),
        ({"audio": {"file_id": "a", "file_unique_id": "a", "duration": 3}}, "other"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "other"),
        ({"a_kind_of_message_of_the_year_2030": {}}, "other"),
    ],
)  # fmt: skip
async def test_what_holds_no_words_gets_a_kind_line(worlds: Any, content: dict[str, Any], kind: str) -> None:
    resident = (await worlds(Scripted())).resident()
    await resident.sends(**content)
    assert [message["text"] for message in resident.messages()] == [kind]


async def test_the_real_line_for_a_sticker_has_words(resident: Person) -> None:
    await resident.sends(voice={"file_id": "a", "file_unique_id": "a", "duration": 3})
    assert len(resident.reads()) > 10


async def test_an_album_gets_one_line_for_all_its_pictures(worlds: Any) -> None:
    resident = (await worlds(Scripted())).resident()
    for _ in range(3):
        await resident.sends(photo=[{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}], media_group_id="album")
    assert len(resident.messages()) == 1


async def test_a_question_under_a_picture_is_a_question(resident: Person) -> None:
    await resident.sends(
        photo=[{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}],
        caption="Phường Kim Tân có bao nhiêu hộ?",
    )
    assert "4.957" in resident.reads()


async def test_an_unknown_command_gets_the_help(worlds: Any) -> None:
    resident = (await worlds(Scripted())).resident()
    await resident.writes("/khongco thu xem")
    assert resident.reads() == "/help"


@pytest.mark.parametrize(
    "content",
    [
        {"pinned_message": {"message_id": 1, "date": 1, "chat": {"id": 42, "type": "private"}, "text": "ghim"}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"write_access_allowed": {}},
    ],
)
async def test_service_messages_get_no_reply(resident: Person, content: dict[str, Any]) -> None:
    await resident.sends(**content)
    assert resident.messages() == []


async def test_messages_sent_through_a_bot_get_no_reply(resident: Person) -> None:
    await resident.writes("Số hộ: 4.957 hộ", via_bot=ME)
    assert resident.messages() == []


async def test_other_bots_get_no_reply(resident: Person) -> None:
    resident.about = {"from": {"id": 9, "is_bot": True, "first_name": "Máy khác"}}
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    assert resident.messages() == []


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
async def test_channel_posts_get_no_reply(world: World, kind: str) -> None:
    post = {"message_id": 1, "date": 1, "chat": {"id": -100, "type": "channel", "title": "Tin"}, "text": "bao nhiêu hộ"}
    await world.deliver(world.api.receive({kind: post}))
    assert world.api.calls == []


async def test_what_reads_like_markup_is_shown_as_written(worlds: Any) -> None:
    resident = (await worlds(Scripted())).resident()
    await resident.writes("<b>hộ</b> & <tổ> &amp; “dân phố”")
    assert resident.reads() == "<b>hộ</b> & <tổ> &amp; “dân phố”"


async def test_replying_to_an_answer_tells_what_it_was_about(worlds: Any) -> None:
    world = await worlds(Scripted(lambda asked: saying(asked, facts=("ho",))))
    resident = world.resident()
    await resident.writes("có bao nhiêu hộ?")
    await resident.replies({**resident.messages()[0], "from": ME}, "thế còn tổ dân phố?")
    assert [about for *_, about in world.desk.conversation.asked] == [(), ("ho",)]


async def test_after_a_restart_the_buttons_tell_what_an_answer_was_about(worlds: Any) -> None:
    source = Button("Nguồn", Press(Kind.SOURCE, "ho"))
    conversation = Scripted(lambda asked: saying(asked, (source,), facts=("ho",)))
    resident = (await worlds(conversation)).resident()
    await resident.writes("có bao nhiêu hộ?")
    resident.deliver = (await worlds(conversation)).deliver
    await resident.replies({**resident.messages()[0], "from": ME}, "ở đâu ra?")
    assert conversation.asked[-1][-1] == ("ho",)
