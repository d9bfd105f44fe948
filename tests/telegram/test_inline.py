"""Inline mode: what is offered while somebody types after the bot's name, from raw updates to the answers."""

from __future__ import annotations

from typing import Any

import pytest

from bot import texts
from bot.conversation import Conversation
from bot.storage.tallies import Way
from bot.telegram.inline import PAGE
from tests.telegram.conftest import World
from tests.telegram.fake_api import ME, Fault
from tests.telegram.markup import parse_html
from tests.telegram.people import JSON, Person


def ids(results: list[JSON]) -> list[str]:
    return [result["id"] for result in results]


def sent_text(result: JSON) -> str:
    return parse_html(result["input_message_content"]["message_text"])[0]


def every_kind(knowledge: Conversation) -> list[str]:
    base = knowledge.understander.knowledge
    return [*base.facts, *base.computed]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("hộ nghèo", "ho_ngheo"),
        ("ho ngheo", "ho_ngheo"),
        ("Phường Kim Tân có bao nhiêu hộ?", "ho"),
        ("kim tan bn ho v", "ho"),
        ("thu nhaapj binhf quaan nawm 2019", "thu_nhap_2019"),
        ("phường được huân chương gì", "huan_chuong"),
        ("mỗi hộ có bao nhiêu người", "nguoi_moi_ho"),
    ],
)
async def test_what_is_typed_is_understood_as_in_the_chat(resident: Person, words: str, first: str) -> None:
    assert ids(await resident.types(words))[0] == first


@pytest.mark.parametrize(
    ("words", "among"),
    [
        ("hộ ng", "ho_ngheo"),
        ("ho ngh", "ho_ngheo"),
        ("thu nhập bình quân năm 20", "thu_nhap_2015"),
        ("thu nhập năm 20", "thu_nhap_2015"),
        ("thu nhap binh quan nam 20", "thu_nhap_2019"),
        ("quy định 21", "quy_dinh_213"),
        ("huân ch", "huan_chuong"),
        ("tiểu thủ", "co_cau_ttcn"),
    ],
)
async def test_an_unfinished_word_is_completed(resident: Person, words: str, among: str) -> None:
    assert among in ids(await resident.types(words))


@pytest.mark.parametrize("words", ["hộ", "ho", "đv", "an", "chi", "thu"])
async def test_two_letters_are_enough(resident: Person, world: World, words: str) -> None:
    offered = ids(await resident.types(words))
    assert offered
    assert (len(offered) == PAGE) == ("next_offset" in world.api.offered[-1])


async def test_a_title_that_begins_with_the_words_comes_before_one_that_only_holds_them(resident: Person) -> None:
    offered = ids(await resident.types("hộ"))
    assert offered.index("ho_ngheo") < offered.index("ho_moi_to")


async def test_marks_that_were_typed_count(resident: Person) -> None:
    offered = ids(await resident.types("hộ"))
    assert offered.index("ho_kha") < (offered.index("hoc_tap_hcm") if "hoc_tap_hcm" in offered else PAGE)


async def test_several_questions_are_offered_in_the_order_asked(resident: Person) -> None:
    offered = ids(await resident.types("phường có bao nhiêu hộ, bao nhiêu tổ dân phố và bao nhiêu đảng viên?"))
    assert offered[:3] == ["ho", "to_dan_pho", "dang_vien"]


@pytest.mark.parametrize(
    "words",
    [
        "Phường Cốc Lếu có bao nhiêu hộ?",
        "hộ nghèo cốc lếu",
        "coc leu",
        "số hộ phường Bắc Cường",
        "thu nhập bình quân năm 2017",
        "thu nhap 2016",
        "hộ nghèo năm 2016",
        "tổ 5 có bao nhiêu hộ",
        "huân chương lao động hạng ba",
        "diện tích phường",
        "số điện thoại công an phường",
        "vì sao hộ nghèo giảm",
        "thời tiết hôm nay",
        "xin chào",
        "?!…",
        "😀😀",
    ],
)
async def test_what_the_report_does_not_say_offers_no_fact_but_the_way_to_the_private_chat(
    resident: Person, world: World, words: str
) -> None:
    results = await resident.types(words)
    if not any(letter.isalpha() for letter in words):  # nothing is typed yet, so to say
        assert ids(results)
        return
    assert results == []
    assert world.api.offered[-1]["button"] == {"text": texts.NOTHING_OFFERED, "start_parameter": "start"}


async def test_no_other_year_is_offered_for_the_year_that_was_asked_for(resident: Person) -> None:
    assert "thu_nhap_2015" not in ids(await resident.types("thu nhập bình quân năm 2019"))
    assert "thu_nhap_2019" not in ids(await resident.types("thu nhập bình quân năm 2015"))


async def test_a_wrong_claim_offers_the_fact_with_the_right_figure(resident: Person) -> None:
    first, *_ = await resident.types("phường có 50 tổ dân phố đúng không")
    assert first["id"] == "to_dan_pho"
    assert first["description"].startswith("37 tổ dân phố")


async def test_the_way_to_the_private_chat_opens_the_greeting(resident: Person, world: World) -> None:
    await resident.types("diện tích phường")
    await resident.writes(f"/start {world.api.offered[-1]['button']['start_parameter']}")
    assert "Kim Tân" in resident.reads()
    assert texts.START_EXAMPLES in resident.reads()


async def test_the_figure_is_read_in_the_list_without_sending(resident: Person) -> None:
    first, *_ = await resident.types("số hộ")
    assert first["title"] == "Số hộ"
    assert first["description"].startswith("4.957 hộ (báo cáo 3/2020)\n")


async def test_the_sent_message_carries_statement_as_of_when_and_source(resident: Person) -> None:
    first, *_ = await resident.types("số hộ")
    text = sent_text(first)
    assert text.startswith("Số hộ: 4.957 hộ\nToàn phường Kim Tân có 4.957 hộ dân. (Báo cáo 3/2020, đoạn 1)")
    assert text.endswith("Nguồn: Báo Lào Cai, ngày 27/3/2020.")
    assert first["input_message_content"]["link_preview_options"] == {"is_disabled": True}


async def test_under_the_sent_message_links_lead_to_the_figure_and_to_the_bot(resident: Person) -> None:
    first, *_ = await resident.types("số hộ")
    (source, more), *rest = first["reply_markup"]["inline_keyboard"]
    assert rest == []
    assert source["url"].endswith("#:~:text=4.957%20h%E1%BB%99")
    assert more["url"] == "https://t.me/KimTan_Bot?start=ho"


async def test_every_fact_can_be_offered_and_stands_on_its_own(resident: Person, knowledge: Conversation) -> None:
    for kind in every_kind(knowledge):
        first, *_ = await resident.types(knowledge.understander.knowledge.title(kind))
        assert first["id"] == kind, "its own title finds it first, which sharing relies on"
        assert "Báo Lào Cai" in sent_text(first)
        assert "3/2020" in sent_text(first)
        assert first["description"]


async def test_a_computed_figure_is_marked_as_computed(resident: Person) -> None:
    first, *_ = await resident.types("Số người bình quân mỗi hộ")
    assert first["description"].startswith("3,6 người (tính từ số liệu báo cáo 3/2020)")
    assert "Tính từ số liệu" in sent_text(first)


async def test_nothing_typed_shows_facts_a_page_at_a_time_until_all_were_seen(
    resident: Person, world: World, knowledge: Conversation
) -> None:
    seen = ids(await resident.types(""))
    assert len(seen) == PAGE
    while offset := world.api.offered[-1].get("next_offset"):
        seen += ids(await resident.types("", offset=offset))
    assert len(seen) == len(set(seen))
    assert set(seen) == set(every_kind(knowledge))


async def test_pages_of_a_query_continue_each_other(resident: Person, world: World) -> None:
    first = ids(await resident.types("phường"))
    second = ids(await resident.types("phường", offset=world.api.offered[-1]["next_offset"]))
    assert second
    assert not set(first) & set(second)


@pytest.mark.parametrize("offset", ["", "xyz", "-20", "²"])
async def test_an_offset_from_elsewhere_begins_anew(resident: Person, offset: str) -> None:
    assert ids(await resident.types("số hộ", offset=offset))[0] == "ho"


async def test_an_offset_past_the_end_ends_the_list(resident: Person, world: World) -> None:
    assert await resident.types("số hộ", offset="900") == []
    assert "next_offset" not in world.api.offered[-1]
    assert "button" not in world.api.offered[-1]


async def test_the_most_asked_come_first_when_nothing_is_typed(resident: Person) -> None:
    for _ in range(2):
        await resident.writes("Phường còn hộ nghèo không?")
    await resident.writes("Phường có bao nhiêu đảng viên?")
    assert ids(await resident.types(""))[:2] == ["ho_ngheo", "dang_vien"]


async def test_chosen_results_are_counted_and_rise(resident: Person, world: World) -> None:
    await resident.chooses("huan_chuong", "huân chương")
    await resident.chooses("huan_chuong")
    assert await world.desk.tallies.times("huan_chuong", Way.CHOSEN) == 2
    assert ids(await resident.types(""))[0] == "huan_chuong"
    assert world.api.made("sendMessage") == []


async def test_a_chosen_result_that_is_no_fact_is_not_counted(resident: Person, world: World) -> None:
    await resident.chooses("muc_cu")
    assert await world.desk.tallies.times("muc_cu", Way.CHOSEN) == 0


async def test_answers_may_be_kept_for_all_the_most_asked_for_a_shorter_time(resident: Person, world: World) -> None:
    await resident.types("số hộ")
    await resident.types("")
    typed, nothing = world.api.offered
    assert 0 < nothing["cache_time"] < typed["cache_time"] <= 300
    assert not typed.get("is_personal", False)


async def test_result_ids_are_the_ids_of_the_facts_whatever_was_typed(resident: Person) -> None:
    by_title, *_ = await resident.types("Số hộ")
    by_question, *_ = await resident.types("phuong co bn ho")
    assert by_title == by_question


async def test_its_own_inline_message_gets_no_reply_in_any_chat(resident: Person, neighbour: Person, world: World) -> None:
    first, *_ = await resident.types("số hộ")
    await resident.writes(sent_text(first), via_bot=ME)
    await neighbour.writes(f"@KimTan_Bot {sent_text(first)}", via_bot=ME, reply_markup=first["reply_markup"])
    assert world.api.made("sendMessage") == []


async def test_an_edit_of_its_own_inline_message_gets_no_reply(neighbour: Person, world: World) -> None:
    message = await neighbour.writes("Số hộ: 4.957 hộ", via_bot=ME)
    await neighbour.edits(message, "@KimTan_Bot Số hộ: 4.957 hộ")
    assert world.api.calls == []


@pytest.mark.parametrize(
    "fault",
    [
        Fault(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
        Fault(429, "Too Many Requests: retry after 5", retry_after=5),
        Fault(500, "Internal Server Error"),
        Fault(),
    ],
)
async def test_an_answer_that_does_not_come_through_is_not_repeated(resident: Person, world: World, fault: Fault) -> None:
    world.api.fail("answerInlineQuery", fault)
    await resident.types("số hộ")
    assert len(world.api.made("answerInlineQuery")) == 1
    assert world.waits == []
    world.api.waiting_queries.clear()


async def test_typing_makes_no_other_call(resident: Person, world: World) -> None:
    await resident.types("thu nhập")
    assert [call.method for call in world.api.calls] == ["answerInlineQuery"]


@pytest.mark.parametrize("words", ["a" * 256, "hộ " * 85, "số hộ\n\nsố tổ", "<b>hộ</b>", "' OR 1=1 --", "\u200b\u200b", "١٢٣"])
async def test_whatever_is_typed_gets_an_answer(resident: Person, world: World, words: str) -> None:
    await resident.types(words)
    assert len(world.api.offered) == 1


async def test_the_same_words_are_the_same_to_everybody(world: World) -> None:
    await world.resident(1).writes("thu nhập bình quân năm 2019")
    one, other = await world.resident(1).types("thế năm 2015?"), await world.resident(2).types("thế năm 2015?")
    assert one == other, "Telegram keeps answers for all, so nobody's talk may show in them"


async def test_an_old_button_under_an_inline_message_is_answered(resident: Person, world: World) -> None:
    await resident.presses_payload("1:f:ho", inline_message_id="inline-1")
    assert world.api.made("answerCallbackQuery")[0].parameters["text"]


def test_inline_updates_do_not_wait_for_the_private_chat_of_the_same_person() -> None:
    from telegram import Update

    from bot.telegram.lanes import lane_of

    person: dict[str, Any] = {"id": 42, "is_bot": False, "first_name": "Lan"}
    message = {"message_id": 1, "date": 1, "chat": {"id": 42, "type": "private"}, "from": person, "text": "a"}
    query = {"id": "1", "from": person, "query": "a", "offset": ""}
    written, typed = (Update.de_json({"update_id": 1, **content}) for content in ({"message": message}, {"inline_query": query}))
    assert lane_of(written) != lane_of(typed)
