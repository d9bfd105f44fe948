"""/caidat: what the admins of a group may set, and nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot import texts
from bot.conversation import Conversation
from bot.storage.concerns import CONCERNS
from bot.storage.database import Database
from bot.storage.group_settings import GroupSettingsStore
from tests.telegram.conftest import World
from tests.telegram.fake_api import Fault
from tests.telegram.people import Person
from tests.telegram.scripted import Scripted

GROUP = -1001234
HOUSEHOLDS = "@KimTan_Bot Phường Kim Tân có bao nhiêu hộ?"
UNITS = "@KimTan_Bot Phường có bao nhiêu tổ dân phố?"
AWARDS = "@KimTan_Bot Phường được khen thưởng những gì?"


@pytest.fixture
def admin(world: World) -> Person:
    world.api.members[GROUP][7] = "administrator"
    return world.neighbour(id_=7)


async def opens(person: Person) -> None:
    await person.writes("/caidat@KimTan_Bot")


@pytest.mark.parametrize("status", ["administrator", "creator"])
@pytest.mark.parametrize("command", ["/caidat", "/caidat@KimTan_Bot"])
async def test_an_admin_sees_the_settings_as_they_are(world: World, status: str, command: str) -> None:
    world.api.members[GROUP][7] = status
    admin = world.neighbour(id_=7)
    await admin.writes(command)
    assert texts.OPTIONS_LEAD in admin.reads()
    assert [label for label in admin.labels() if label.startswith("✓")] == [
        "✓ Vừa", "✓ Không đặt giờ yên tĩnh", "✓ Sửa câu trả lời theo",
    ]  # fmt: skip


@pytest.mark.parametrize("status", ["member", "restricted", "left", "kicked"])
async def test_anybody_else_is_told_who_may(worlds: Any, status: str) -> None:
    world = await worlds(Scripted())
    world.api.members[GROUP][42] = "member" if status == "restricted" else status
    await opens(world.neighbour())
    assert world.api.shown(GROUP) == [texts.OPTIONS_ONLY_ADMINS]
    assert "reply_markup" not in world.api.made("sendMessage")[0].parameters


async def test_who_is_admin_is_asked_every_time(admin: Person, world: World) -> None:
    await opens(admin)
    world.api.members[GROUP][7] = "member"
    await opens(admin)
    assert admin.reads() == texts.OPTIONS_ONLY_ADMINS
    assert len(world.api.made("getChatMember")) == 2


async def test_an_anonymous_admin_may(world: World) -> None:
    admin = world.neighbour()
    admin.about = {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": admin.chat}
    await opens(admin)
    assert texts.OPTIONS_LEAD in admin.reads()


async def test_who_writes_in_the_name_of_a_channel_may_not(world: World) -> None:
    channel = world.neighbour()
    sender = {"id": -1005, "type": "channel", "title": "Tin phường"}
    channel.about = {"from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}, "sender_chat": sender}
    await opens(channel)
    assert channel.reads() == texts.OPTIONS_ONLY_ADMINS


async def test_in_private_it_is_said_where_the_command_belongs(resident: Person) -> None:
    await resident.writes("/caidat")
    assert resident.reads() == texts.OPTIONS_ONLY_IN_GROUPS


async def test_when_telegram_does_not_tell_nothing_can_be_set(world: World) -> None:
    world.api.fail("getChatMember", *[Fault(502, "Bad Gateway")] * 9)
    neighbour = world.neighbour()
    await opens(neighbour)
    assert neighbour.reads() == texts.OPTIONS_CANNOT_TELL


async def test_a_button_changes_a_setting_in_place(admin: Person) -> None:
    await opens(admin)
    await admin.presses("Ngắn")
    assert len(admin.messages()) == 1
    assert "Câu trả lời: ngắn." in admin.reads()
    assert "✓ Ngắn" in admin.labels()


async def test_a_button_pressed_by_somebody_else_changes_nothing_and_says_why(admin: Person, world: World) -> None:
    await opens(admin)
    await world.neighbour(id_=42).presses("Ngắn")
    (answer,) = world.api.made("answerCallbackQuery")
    assert answer.parameters["text"] == texts.OPTIONS_ONLY_ADMINS
    assert answer.parameters["show_alert"] is True
    assert "✓ Vừa" in admin.labels()


async def test_a_button_of_which_nobody_knows_any_more_is_answered_kindly(admin: Person, world: World) -> None:
    await opens(admin)
    for payload in ("1:o:l:huge", "1:o:q:25-26", "1:o:e:2"):
        await admin.presses_payload(payload, message=admin.messages()[0])
    assert [call.parameters["text"] for call in world.api.made("answerCallbackQuery")] == [texts.UNKNOWN_BUTTON] * 3
    assert "✓ Vừa" in admin.labels()


async def test_the_same_button_twice_is_no_fault(admin: Person, world: World) -> None:
    await opens(admin)
    await admin.presses_payload("1:o:l:short", message=admin.messages()[0])
    await admin.presses_payload("1:o:l:short", message=admin.messages()[0])
    assert "✓ Ngắn" in admin.labels()
    assert world.waits == []


async def test_a_button_under_settings_too_old_to_touch_shows_them_anew(admin: Person) -> None:
    await admin.presses_payload("1:o:l:short", message={"message_id": 1, "date": 0, "chat": admin.chat})
    assert "✓ Ngắn" in admin.labels()


async def test_short_answers_give_the_figure_and_as_of_when(admin: Person) -> None:
    await opens(admin)
    await admin.presses("Ngắn")
    await admin.writes(HOUSEHOLDS)
    assert admin.reads() == "Số hộ: 4.957 hộ\n(Báo cáo 3/2020, đoạn 1)"
    assert admin.labels() == ["Nguồn", "Chia sẻ"]


async def test_short_answers_still_say_what_a_verdict_is_about(admin: Person) -> None:
    await opens(admin)
    await admin.presses("Ngắn")
    await admin.writes("@KimTan_Bot nghe nói thủ tục giảm một nửa thời gian, đúng không?")
    assert admin.reads().startswith("Chưa đúng: báo cáo ghi 30%\nThời gian giải quyết thủ tục")


async def test_short_answers_without_a_figure_keep_their_sentence(admin: Person) -> None:
    await opens(admin)
    await admin.presses("Ngắn")
    await admin.writes("@KimTan_Bot phương châm nhiệm kỳ 2020-2025 là gì?")
    assert "đoàn kết" in admin.reads()


async def test_full_answers_hold_their_lists(admin: Person) -> None:
    await opens(admin)
    await admin.presses("Đầy đủ")
    await admin.writes(AWARDS)
    assert admin.reads().count("\n– ") == 4


async def test_answers_in_quiet_hours_make_no_sound(admin: Person, world: World) -> None:
    await opens(admin)
    await admin.presses("22–6 giờ")
    sounds = []
    for hour, question in ((21, HOUSEHOLDS), (23, UNITS), (3, HOUSEHOLDS), (7, UNITS)):
        world.time.is_hour(hour)
        await admin.writes(question)
        sounds.append(not world.api.made("sendMessage")[-1].parameters.get("disable_notification", False))
    assert sounds == [True, False, False, True]


@pytest.mark.parametrize(
    ("words", "shown"),
    [("20-7", "20–7 giờ"), ("từ 20h đến 7h", "20–7 giờ"), ("12 – 14", "12–14 giờ"), ("22-24", "22–0 giờ")],
)
async def test_other_quiet_hours_may_be_typed(admin: Person, words: str, shown: str) -> None:
    await admin.writes(f"/caidat {words}")
    assert f"✓ {shown}" in admin.labels()


@pytest.mark.parametrize("words", ["25-3", "6-6", "yên tĩnh", "2-77"])
async def test_hours_that_there_are_not_change_nothing(admin: Person, words: str) -> None:
    await admin.writes(f"/caidat {words}")
    assert "✓ Không đặt giờ yên tĩnh" in admin.labels()


async def test_quiet_hours_can_be_lifted(admin: Person, world: World) -> None:
    await admin.writes("/caidat 0-23")
    await admin.presses("Không đặt giờ yên tĩnh")
    await admin.writes(HOUSEHOLDS)
    assert "disable_notification" not in world.api.made("sendMessage")[-1].parameters


async def test_where_edits_are_not_followed_the_answer_stays(admin: Person, world: World) -> None:
    await opens(admin)
    await admin.presses("Giữ nguyên")
    question = await admin.writes(HOUSEHOLDS)
    before = len(world.api.calls)
    await admin.edits(question, UNITS)
    assert len(world.api.calls) == before
    assert "4.957" in admin.reads()


async def test_one_group_sets_nothing_for_another_nor_for_private_chats(admin: Person, world: World) -> None:
    await opens(admin)
    await admin.presses("Ngắn")
    await admin.presses("Giữ nguyên")
    other, resident = world.neighbour(chat=-1009), world.resident()
    for person, name in ((other, "@KimTan_Bot "), (resident, "")):
        question = await person.writes(f"{name}Phường Kim Tân có bao nhiêu hộ?")
        assert "Toàn phường" in person.reads()
        await person.edits(question, f"{name}Phường có bao nhiêu tổ dân phố?")
        assert "37" in person.reads()


async def test_in_a_topic_the_settings_are_shown_there(world: World) -> None:
    world.api.members[GROUP][7] = "administrator"
    admin = world.neighbour(id_=7, is_forum=True)
    await admin.writes("/caidat", message_thread_id=77, is_topic_message=True)
    assert world.api.made("sendMessage")[0].parameters["message_thread_id"] == 77


async def test_settings_outlast_a_restart(worlds: Any, knowledge: Conversation, database: Database) -> None:
    world = await worlds(knowledge, database)
    world.api.members[GROUP][7] = "creator"
    admin = world.neighbour(id_=7)
    await opens(admin)
    await admin.presses("Ngắn")
    admin.deliver = (await worlds(knowledge, database)).deliver
    await admin.writes(HOUSEHOLDS)
    assert admin.labels() == ["Nguồn", "Chia sẻ"]


@pytest.mark.parametrize("news", ["told in the old chat", "told in the new chat", "told by a refused message"])
async def test_settings_follow_the_group_into_its_supergroup(
    worlds: Any, knowledge: Conversation, database: Database, news: str
) -> None:
    world = await worlds(knowledge, database)
    old, new = world.neighbour(id_=7, chat=-77, type="group"), world.neighbour(id_=7, chat=-1001700)
    world.api.members[-77][7] = "creator"
    await opens(old)
    await old.presses("Ngắn")
    before = len(world.api.calls)
    match news:
        case "told in the old chat":
            await old.sends(migrate_to_chat_id=-1001700)
        case "told in the new chat":
            await new.sends(migrate_from_chat_id=-77)
        case _:
            world.api.migrated[-77] = -1001700
            await old.writes(UNITS)
    assert len(world.api.calls) == before or "refused" in news, "nothing is said about the move itself"
    await new.writes(HOUSEHOLDS)
    assert new.reads() == "Số hộ: 4.957 hộ\n(Báo cáo 3/2020, đoạn 1)"
    assert await GroupSettingsStore(database).of(-1001700) == await world.desk.settings.of(-1001700)


async def test_settings_that_cannot_be_saved_hold_and_say_so(worlds: Any, knowledge: Conversation, tmp_path: Path) -> None:
    database = Database(tmp_path / "khong" / "co.sqlite", CONCERNS)
    world = await worlds(knowledge, database)
    world.api.members[GROUP][7] = "creator"
    admin = world.neighbour(id_=7)
    await opens(admin)
    await admin.presses("Ngắn")
    assert texts.OPTIONS_NOT_SAVED in admin.reads()
    await admin.writes(HOUSEHOLDS)
    assert admin.labels() == ["Nguồn", "Chia sẻ"]
    await database.close()
