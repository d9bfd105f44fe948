"""What happens to a group and to the bot in it: nobody asked, so nothing is said, and no answer is lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.telegram.conftest import World
from tests.telegram.fake_api import ME, Fault
from tests.telegram.people import Person, from_the_bot
from tests.telegram.scripted import Scripted

RESTRICTED = {"is_member": True, "until_date": 0, "can_send_messages": False}
"""Without the rights that an older server does not tell of."""
GIVEN_BACK = {**RESTRICTED, "can_send_messages": True}


@pytest.fixture
async def scripted(worlds: Any) -> World:
    opened: World = await worlds(Scripted())
    return opened


@pytest.fixture
def member(scripted: World) -> Person:
    return scripted.neighbour()


async def test_let_in_it_says_nothing_and_answers_when_asked(scripted: World, member: Person) -> None:
    await member.standing("member")
    await member.sends(new_chat_members=[ME])
    assert scripted.api.calls == []
    await member.writes("@KimTan_Bot một")
    assert member.reads() == "một"


async def test_restricted_it_does_not_try_to_write(scripted: World, member: Person) -> None:
    await member.standing("restricted", **RESTRICTED)
    await member.writes("@KimTan_Bot một")
    assert scripted.api.calls == []
    assert scripted.waits == []


async def test_allowed_to_write_again_it_answers(member: Person) -> None:
    await member.standing("restricted", **RESTRICTED)
    await member.standing("restricted", **GIVEN_BACK)
    await member.writes("@KimTan_Bot một")
    assert member.reads() == "một"


@pytest.mark.parametrize(("status", "more"), [("left", {}), ("kicked", {"until_date": 0})])
async def test_shown_out_and_let_in_again_it_answers(scripted: World, member: Person, status: str, more: Any) -> None:
    await member.standing(status, **more)
    await member.sends(left_chat_member=ME)
    assert scripted.api.calls == []
    await member.standing("member")
    await member.writes("@KimTan_Bot một")
    assert member.reads() == "một"


async def test_a_group_that_restricts_it_takes_nothing_from_the_others(scripted: World, member: Person) -> None:
    await member.standing("restricted", **RESTRICTED)
    other = scripted.neighbour(chat=-1009)
    await other.writes("@KimTan_Bot một")
    assert other.reads() == "một"


async def test_somebody_who_blocks_and_unblocks_it_is_answered_again(scripted: World) -> None:
    resident = scripted.resident()
    await resident.standing("kicked", until_date=0)
    await resident.standing("member")
    await resident.writes("một")
    assert resident.reads() == "một"


async def test_somebody_who_writes_has_not_blocked_it_whatever_was_told(scripted: World) -> None:
    resident = scripted.resident()
    await resident.standing("kicked", until_date=0)
    await resident.writes("một")
    assert resident.reads() == "một"


async def test_somebody_who_presses_has_not_blocked_it_either(scripted: World) -> None:
    resident = scripted.resident()
    await resident.standing("kicked", until_date=0)
    await resident.presses_payload("1:f:ho", message={"message_id": 1, "date": 0, "chat": resident.chat})
    assert resident.reads() == "1:f:ho"


async def test_made_an_admin_it_stays_as_silent_as_before(scripted: World, member: Person) -> None:
    await member.standing("administrator")
    await member.writes("có bao nhiêu hộ nhỉ?")
    assert scripted.api.calls == []


async def test_a_restriction_that_it_was_not_told_of_is_no_fault(scripted: World, member: Person) -> None:
    scripted.api.fail("sendMessage", Fault(400, "Bad Request: not enough rights to send text messages to the chat"))
    await member.writes("@KimTan_Bot một")
    await member.writes("@KimTan_Bot hai")
    assert [message["text"] for message in member.messages()] == ["hai"]


async def test_the_move_to_a_supergroup_is_not_talked_about(scripted: World, member: Person) -> None:
    await member.sends(migrate_to_chat_id=-1005678)
    await scripted.neighbour(chat=-1005678).sends(migrate_from_chat_id=-1001234)
    assert scripted.api.calls == []


async def test_a_question_on_the_way_while_the_group_moves_is_answered_in_the_supergroup(scripted: World, member: Person) -> None:
    scripted.api.migrated[-1001234] = -1005678
    await member.writes("@KimTan_Bot một")
    assert scripted.api.shown(-1005678) == ["một"]


async def test_in_the_general_topic_no_topic_is_named(scripted: World) -> None:
    forum = scripted.neighbour(is_forum=True)
    await forum.writes("@KimTan_Bot một")
    await forum.replies(from_the_bot(forum.messages()[0]), "hai")
    assert all("message_thread_id" not in call.parameters for call in scripted.api.made("sendMessage"))


async def test_the_opening_message_of_a_topic_that_it_made_is_no_message_to_reply_to(scripted: World) -> None:
    forum = scripted.neighbour(is_forum=True)
    opening = {"message_id": 3, "date": 1, "chat": forum.chat, "from": ME, "message_thread_id": 3, "is_topic_message": True,
               "forum_topic_created": {"name": "Hỏi đáp", "icon_color": 7322096}}  # fmt: skip
    await forum.writes("chào cả tổ", reply_to_message=opening, message_thread_id=3, is_topic_message=True)
    assert scripted.api.calls == []


async def test_an_answer_to_a_press_in_a_topic_goes_to_the_topic(world: World) -> None:
    forum = world.neighbour(is_forum=True)
    await forum.writes("@KimTan_Bot Phường Kim Tân có bao nhiêu hộ?", message_thread_id=77, is_topic_message=True)
    await forum.presses("Nguồn")
    assert [call.parameters["message_thread_id"] for call in world.api.made("sendMessage")] == [77, 77]


async def test_a_comment_under_a_post_of_the_channel_is_answered_beside_the_comment(scripted: World, member: Person) -> None:
    channel = {"id": -1009, "type": "channel", "title": "Tin phường"}
    post = {"message_id": 4, "date": 1, "chat": member.chat, "sender_chat": channel, "is_automatic_forward": True, "text": "Tin"}
    comment = await member.writes("@KimTan_Bot một", reply_to_message=post, message_thread_id=4)
    sent = scripted.api.made("sendMessage")[0].parameters
    assert sent["reply_parameters"]["message_id"] == comment["message_id"]
    assert "message_thread_id" not in sent


async def test_a_post_of_the_channel_that_is_edited_gets_no_reply_either(scripted: World, member: Person) -> None:
    member.about = {"sender_chat": {"id": -1009, "type": "channel", "title": "Tin"}, "is_automatic_forward": True}
    post = await member.writes("@KimTan_Bot một")
    await member.edits(post, "@KimTan_Bot hai")
    assert scripted.api.calls == []


async def test_an_anonymous_admin_who_presses_is_told_by_his_own_name_and_may(world: World) -> None:
    world.api.members[-1001234][7] = "creator"
    admin = world.neighbour(id_=7)
    admin.about = {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": admin.chat}
    await admin.writes("/caidat")
    await admin.presses("Đầy đủ")
    assert "✓ Đầy đủ" in admin.labels()


async def test_updates_of_these_kinds_are_asked_for() -> None:
    from bot.telegram.wiring import RECEIVED

    assert {"message", "edited_message", "callback_query", "my_chat_member"} <= set(RECEIVED)
