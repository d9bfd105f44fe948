"""What stands under an answer, and what the links outside lead to."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot import texts
from bot.conversation import Conversation
from bot.press import Press, parse_press
from bot.storage.votes import VoteStore
from tests.telegram.conftest import World
from tests.telegram.fake_api import ME, Fault
from tests.telegram.people import JSON, Person, buttons_under

HOUSEHOLDS = "Phường Kim Tân có bao nhiêu hộ?"
INCOME = "thu nhập bình quân năm 2019"


class Kept(VoteStore):
    """Votes in memory, to be looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.votes: list[tuple[str, bool]] = []

    async def put(self, vote: Any) -> bool:
        self.votes.append((vote.fact, vote.good))
        return True


def rows_under(message: JSON) -> list[list[str]]:
    return [[button["text"] for button in row] for row in message["reply_markup"]["inline_keyboard"]]


def kinds(knowledge: Conversation) -> list[str]:
    base = knowledge.understander.knowledge
    return [*base.facts, *base.computed]


async def test_under_an_answer_stand_related_facts_then_source_chart_and_sharing_then_thumbs(resident: Person) -> None:
    await resident.writes(INCOME)
    *related, about, thumbs = rows_under(resident.messages()[-1])
    assert 1 <= len(related) <= 3
    assert about == [texts.SOURCE, texts.CHART, texts.SHARE]
    assert thumbs == [texts.GOOD, texts.BAD]


async def test_no_chart_is_offered_where_there_is_none(resident: Person) -> None:
    await resident.writes(HOUSEHOLDS)
    assert texts.CHART not in resident.labels()


async def test_every_answer_offers_at_most_three_related_facts(resident: Person, knowledge: Conversation) -> None:
    for kind in kinds(knowledge):
        await resident.writes(f"/start {kind}")
        facts = [
            button for button in buttons_under(resident.messages()[-1]) if button.get("callback_data", "").startswith("1:f:")
        ]
        assert len(facts) <= 3, kind
        assert f"1:f:{kind}" not in [button["callback_data"] for button in facts], "itself is no news"


async def test_a_related_fact_is_answered_when_pressed(resident: Person) -> None:
    await resident.writes(HOUSEHOLDS)
    await resident.presses("Số tổ dân phố")
    assert "37 tổ dân phố" in resident.reads()


async def test_in_a_group_there_are_no_thumbs(neighbour: Person) -> None:
    await neighbour.writes(f"@KimTan_Bot {HOUSEHOLDS}")
    assert texts.SHARE in neighbour.labels()
    assert texts.GOOD not in neighbour.labels()


async def test_in_a_group_a_fact_from_a_button_has_no_thumbs_either(neighbour: Person) -> None:
    await neighbour.presses_payload("1:f:ho", message={"message_id": 1, "date": 1, "chat": neighbour.chat, "from": ME})
    assert "4.957" in neighbour.reads()
    assert texts.GOOD not in neighbour.labels()


async def test_the_source_names_publisher_date_and_paragraph_and_its_link_jumps_to_the_figure(resident: Person) -> None:
    await resident.writes(HOUSEHOLDS)
    await resident.presses(texts.SOURCE)
    said = resident.reads()
    assert "Báo Lào Cai, ngày 27/3/2020" in said
    assert "Đoạn 1 của bài" in said
    assert "#:~:text=4.957%20h%E1%BB%99" in resident.messages()[-1]["source"]


async def test_the_source_of_a_computed_figure_names_what_it_is_computed_from(resident: Person) -> None:
    await resident.writes("/start nguoi_moi_ho")
    await resident.presses(texts.SOURCE)
    assert "4.957 hộ" in resident.reads()
    assert "hơn 18.000 nhân khẩu" in resident.reads()


async def test_each_of_several_answers_has_its_source(resident: Person) -> None:
    await resident.writes("phường có bao nhiêu hộ, bao nhiêu tổ dân phố?")
    assert ["Nguồn 1", "Nguồn 2"] in rows_under(resident.messages()[-1])
    await resident.presses("Nguồn 2")
    assert resident.reads().startswith("Nguồn: Số tổ dân phố")


async def test_sharing_types_the_fact_after_the_bots_name_in_another_chat(resident: Person) -> None:
    await resident.writes(INCOME)
    share = next(button for button in buttons_under(resident.messages()[-1]) if button["text"] == texts.SHARE)
    assert share == {"text": texts.SHARE, "switch_inline_query": "Thu nhập bình quân năm 2019"}
    first, *_ = await resident.types(share["switch_inline_query"])
    assert first["id"] == "thu_nhap_2019"


@pytest.mark.parametrize(("thumb", "good"), [(texts.GOOD, True), (texts.BAD, False)])
async def test_a_thumb_is_kept_and_thanked_for_without_a_message(worlds: Any, knowledge: Any, thumb: str, good: bool) -> None:
    kept = Kept()
    world = await worlds(knowledge, votes=kept)
    resident = world.resident()
    await resident.writes(HOUSEHOLDS)
    await resident.presses(thumb)
    assert kept.votes == [("ho", good)]
    notice = world.api.made("answerCallbackQuery")[0].parameters
    assert notice["text"] == (texts.THANKS_GOOD if good else texts.THANKS_BAD)
    assert "show_alert" not in notice
    assert len(resident.messages()) == 1


async def test_a_thumb_is_thanked_for_even_when_nothing_can_be_kept(resident: Person, world: World) -> None:
    await resident.writes(HOUSEHOLDS)
    await resident.presses(texts.BAD)
    assert world.api.made("answerCallbackQuery")[0].parameters["text"] == texts.THANKS_BAD


async def test_a_thumb_under_several_answers_is_for_the_first(worlds: Any, knowledge: Any) -> None:
    kept = Kept()
    world = await worlds(knowledge, votes=kept)
    resident = world.resident()
    await resident.writes("phường có bao nhiêu hộ, bao nhiêu tổ dân phố?")
    await resident.presses(texts.GOOD)
    assert kept.votes == [("ho", True)]


async def test_a_press_is_acknowledged_before_its_answer_is_sent(resident: Person, world: World) -> None:
    await resident.writes(HOUSEHOLDS)
    world.api.calls.clear()
    await resident.presses("Số tổ dân phố")
    assert [call.method for call in world.api.calls] == ["answerCallbackQuery", "sendMessage"]


async def test_a_press_that_is_too_old_to_acknowledge_is_answered_all_the_same(resident: Person, world: World) -> None:
    await resident.writes(HOUSEHOLDS)
    world.api.fail("answerCallbackQuery", Fault(400, "Bad Request: query is too old and response timeout expired"))
    await resident.presses("Số tổ dân phố")
    assert "37" in resident.reads()
    world.api.waiting_presses.clear()


# Sent since the first version; whatever changes, they stand under messages in people's chats.
EVER_SENT = (
    "1:f:ho", "1:f:thu_nhap_2019", "1:f:nguoi_moi_ho", "1:s:ho", "1:s:nguoi_moi_ho", "1:ts", "1:t:kinh_te", "1:t:dang_bo:1",
    "1:h", "1:c:thu_nhap_2019", "1:c:chi_bo", "1:g:ho", "1:b:ho",
)  # fmt: skip


@pytest.mark.parametrize("payload", EVER_SENT)
async def test_every_payload_that_was_ever_sent_is_understood_for_ever(resident: Person, world: World, payload: str) -> None:
    message = {"message_id": 1, "date": 1, "chat": resident.chat, "from": ME}
    await resident.presses_payload(payload, message=message)
    press = parse_press(payload)
    assert press is not None
    assert press.payload() == payload
    notice = world.api.made("answerCallbackQuery")[0].parameters.get("text", "")
    assert texts.UNKNOWN_BUTTON not in (notice, resident.messages() and resident.reads())


async def test_no_payload_is_longer_than_telegram_allows(knowledge: Conversation) -> None:
    from bot.press import Kind

    payloads = [Press(kind, name, 999).payload() for kind in Kind for name in kinds(knowledge)]
    assert max(len(payload.encode()) for payload in payloads) <= 64
    assert all(parse_press(payload) for payload in payloads)


async def test_a_link_opens_every_fact(resident: Person, knowledge: Conversation) -> None:
    for kind in kinds(knowledge):
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", kind)
        await resident.writes(f"/start {kind}")
        assert resident.reads().startswith(knowledge.understander.knowledge.title(kind))


async def test_after_a_link_a_follow_up_is_about_its_fact(resident: Person) -> None:
    await resident.writes("/start thu_nhap_2019")
    await resident.writes("thế năm 2015?")
    assert "63 triệu đồng" in resident.reads()


async def test_the_link_of_a_poster_without_a_fact_greets(resident: Person) -> None:
    await resident.writes("/start start")
    assert texts.START_EXAMPLES in resident.reads()


@pytest.mark.parametrize("payload", ["muc_cu", "ho-ho", "A" * 64, "ho to_dan_pho", "../ho", "<b>"])
async def test_a_link_that_leads_nowhere_says_so(resident: Person, payload: str) -> None:
    await resident.writes(f"/start {payload}")
    assert resident.reads() == texts.UNKNOWN_LINK
    assert texts.ALL_TOPICS in resident.labels()
