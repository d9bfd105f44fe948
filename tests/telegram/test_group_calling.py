"""How a group calls the bot, with privacy mode on and off. All from raw updates."""

from __future__ import annotations

from typing import Any

import pytest

from tests.telegram.conftest import World
from tests.telegram.fake_api import ME
from tests.telegram.people import Person, from_the_bot, words
from tests.telegram.scripted import Scripted

PHOTO = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
VOICE = {"file_id": "a", "file_unique_id": "a", "duration": 3}
STICKER = {
    "file_id": "a",
    "file_unique_id": "a",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}
NAMED = {"type": "text_mention", "offset": 0, "length": 12, "user": ME}


@pytest.fixture(params=[True, False], ids=["privacy on", "privacy off"])
def privacy(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
async def scripted(worlds: Any) -> World:
    opened: World = await worlds(Scripted())
    return opened


@pytest.fixture
def neighbour(scripted: World, privacy: bool) -> Person:
    return scripted.neighbour(privacy=privacy)


def asked(world: World) -> list[str]:
    questions: list[str] = world.desk.conversation.questions()  # type: ignore[attr-defined]  # scripted
    return questions


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("/hoi@KimTan_Bot có bao nhiêu hộ?", "có bao nhiêu hộ?"),
        ("/HOI@kimtan_bot có bao nhiêu hộ?", "có bao nhiêu hộ?"),
        ("/hoi@KimTan_Bot\ncó bao nhiêu hộ?", "có bao nhiêu hộ?"),
        ("@KIMTAN_BOT có bao nhiêu hộ?", "có bao nhiêu hộ?"),
        ("cho hỏi có bao nhiêu hộ hả @KimTan_Bot?", "cho hỏi có bao nhiêu hộ hả ?"),
        ("/hoi@KimTan_Bot @KimTan_Bot có bao nhiêu hộ?", "có bao nhiêu hộ?"),
    ],
)
async def test_by_command_or_name_it_is_asked_with_privacy_on_and_off(
    scripted: World, neighbour: Person, text: str, question: str
) -> None:
    await neighbour.writes(text)
    assert asked(scripted) == [question]
    assert len(neighbour.messages()) == 1


async def test_a_mention_by_id_is_seen_with_privacy_on_and_off(scripted: World, neighbour: Person) -> None:
    await neighbour.writes("Hỏi đáp phường: có bao nhiêu hộ?", NAMED)
    assert len(asked(scripted)) == 1


async def test_a_reply_to_it_is_seen_with_privacy_on_and_off(scripted: World, neighbour: Person) -> None:
    await neighbour.writes("@KimTan_Bot một")
    await neighbour.replies(from_the_bot(neighbour.messages()[0]), "hai")
    assert asked(scripted) == ["một", "hai"]


async def test_hoi_without_its_name_is_its_own_command(scripted: World, neighbour: Person, privacy: bool) -> None:
    await neighbour.writes("@KimTan_Bot một")  # in privacy mode Telegram then counts it as the last bot to speak
    await neighbour.writes("/hoi có bao nhiêu hộ?")
    assert asked(scripted) == ["một", "có bao nhiêu hộ?"]


@pytest.mark.parametrize(
    "text",
    [
        "Phường mình có bao nhiêu hộ nhỉ?",
        "Tối nay họp tổ dân phố lúc mấy giờ?",
        "Kim Tân mưa to quá",
        "Hỏi đáp Kim Tân trả lời hay nhỉ",
        "hôm qua tôi nhắn Hỏi đáp Kim Tân rồi",
        "/hoi@KhacHan_Bot có bao nhiêu hộ?",
        "/caidat@KhacHan_Bot",
        "hỏi /hoi giữa câu thì sao",
        "bạn ơi có bao nhiêu hộ?",
    ],
)
async def test_otherwise_it_is_silent_with_privacy_on_and_off(scripted: World, neighbour: Person, text: str) -> None:
    await neighbour.writes(text)
    assert scripted.api.calls == []


async def test_pictures_and_stickers_of_neighbours_get_no_reply_with_privacy_on_and_off(
    scripted: World, neighbour: Person
) -> None:
    await neighbour.sends(photo=PHOTO, caption="Ảnh họp tổ có bao nhiêu hộ")
    await neighbour.sends(sticker=STICKER)
    await neighbour.sends(voice=VOICE)
    assert scripted.api.calls == []


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Hỏi đáp Kim Tân ơi, phường có bao nhiêu hộ?", "phường có bao nhiêu hộ?"),
        ("hỏi đáp kim tân ơi phường có bao nhiêu hộ", "phường có bao nhiêu hộ"),
        ("hoi dap kim tan oi phuong co bao nhieu ho", "phuong co bao nhieu ho"),
        ("HỎI ĐÁP KIM TÂN ƠI có bao nhiêu hộ", "có bao nhiêu hộ"),
        ("Có bao nhiêu hộ hả Hỏi đáp Kim Tân ơi", "Có bao nhiêu hộ hả"),
        ("KimTan_Bot ơiii có bao nhiêu hộ", "có bao nhiêu hộ"),
        ("Hỏi đáp Kim Tân: có bao nhiêu hộ", "có bao nhiêu hộ"),
        ("Hỏi đáp Kim Tân, có bao nhiêu hộ", "có bao nhiêu hộ"),
        ("Hỏi đáp Kim Tân có bao nhiêu hộ?", "có bao nhiêu hộ?"),
        ("👋 Hỏi đáp Kim Tân ơi có bao nhiêu hộ", "👋 có bao nhiêu hộ"),
    ],
)
async def test_its_name_called_is_heard_when_it_sees_all_messages(scripted: World, text: str, question: str) -> None:
    await scripted.neighbour(privacy=False).writes(text)
    assert asked(scripted) == [question]


async def test_a_name_typed_in_parts_of_letters_is_the_same_name(scripted: World) -> None:
    import unicodedata

    await scripted.neighbour().writes(unicodedata.normalize("NFD", "Hỏi đáp Kim Tân ơi, có bao nhiêu hộ"))
    assert asked(scripted) == ["có bao nhiêu hộ"]


async def test_with_privacy_on_a_name_called_never_arrives(scripted: World) -> None:
    await scripted.neighbour(privacy=True).writes("Hỏi đáp Kim Tân ơi, phường có bao nhiêu hộ?")
    assert scripted.api.calls == []


async def test_hoi_in_reply_to_a_neighbour_asks_what_the_neighbour_asked(scripted: World) -> None:
    lan, an = scripted.neighbour(id_=42), scripted.neighbour(id_=43)
    question = await an.writes("Phường mình có bao nhiêu hộ nhỉ?")
    assert scripted.api.calls == []
    await lan.replies(question, "/hoi")
    assert asked(scripted) == ["Phường mình có bao nhiêu hộ nhỉ?"]


async def test_hoi_in_reply_to_a_marked_passage_asks_that_passage(scripted: World) -> None:
    neighbour = scripted.neighbour()
    long = await neighbour.writes("Chào cả tổ. Có bao nhiêu hộ nhỉ? Mai họp nhé.")
    await neighbour.writes("/hoi", reply_to_message=long, quote={"text": "Có bao nhiêu hộ nhỉ?", "position": 12})
    assert asked(scripted) == ["Có bao nhiêu hộ nhỉ?"]


async def test_hoi_under_a_picture_is_a_question(scripted: World, neighbour: Person) -> None:
    caption = words("/hoi@KimTan_Bot có bao nhiêu hộ?")
    await neighbour.sends(photo=PHOTO, caption=caption["text"], caption_entities=caption["entities"])
    assert asked(scripted) == ["có bao nhiêu hộ?"]


async def test_hoi_asks_in_a_private_chat_too(scripted: World) -> None:
    await scripted.resident().writes("/hoi có bao nhiêu hộ?")
    assert asked(scripted) == ["có bao nhiêu hộ?"]


async def test_editing_a_question_that_was_asked_by_hoi_edits_its_answer(scripted: World, neighbour: Person) -> None:
    question = await neighbour.writes("/hoi@KimTan_Bot một")
    await neighbour.edits(question, "/hoi@KimTan_Bot hai")
    assert [message["text"] for message in neighbour.messages()] == ["hai"]


async def test_a_voice_message_in_reply_to_it_gets_a_kind_line(scripted: World, neighbour: Person) -> None:
    await neighbour.writes("@KimTan_Bot một")
    await neighbour.sends(voice=VOICE, reply_to_message=from_the_bot(neighbour.messages()[0]))
    assert neighbour.reads() == "voice"


async def test_a_follow_up_by_reply_keeps_to_the_answer_and_to_the_person(world: World, privacy: bool) -> None:
    lan, an = world.neighbour(id_=42, privacy=privacy), world.neighbour(id_=43, privacy=privacy)
    await lan.writes("@KimTan_Bot thu nhập bình quân năm 2019 bao nhiêu?")
    await an.writes("@KimTan_Bot Phường Kim Tân có bao nhiêu hộ?")
    income, households = an.messages()
    assert "112" in income["text"]
    assert "4.957" in households["text"]
    await lan.replies(from_the_bot(income), "thế năm 2015?")
    assert "63" in lan.reads()
