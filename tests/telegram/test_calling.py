"""The bot's name called, and the bot's name merely said."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.calling import called

TELLING, PLACE = "Hỏi đáp Kim Tân", "Kim Tân"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kim Tân ơi có bao nhiêu hộ", PLACE),
        ("kim tan oi co bao nhieu ho", PLACE),
        ("Này Kim Tân ơi!", PLACE),
        ("Có bao nhiêu hộ vậy Kim Tân ơi", PLACE),
        ("Trợ lý ảo, có bao nhiêu hộ", "Trợ lý ảo"),
        ("kimtan bot: có bao nhiêu hộ", "KimTan Bot"),
    ],
)
def test_a_call_is_heard(text: str, name: str) -> None:
    assert called(text, [name]) is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kim Tân, Cốc Lếu hôm nay mất điện", PLACE),
        ("Kim Tân: mất điện", PLACE),
        ("Kim Tân mất điện à?", PLACE),
        ("Kim Tân oi quá, chắc sắp mưa", PLACE),
        ("Kim Tân ôi chao là nóng", PLACE),
        ("Tân ơi, Kim Tân mất điện", PLACE),
        ("Chợ Kim Tânơi", PLACE),
        ("Hỏi đáp Kim Tân hay phết", TELLING),
        ("Tôi hỏi Hỏi đáp Kim Tân rồi, chưa thấy?", TELLING),
        ("Có bao nhiêu hộ?", ""),
        ("", TELLING),
    ],
)
def test_talk_about_it_is_not_a_call(text: str, name: str) -> None:
    assert called(text, [name]) is None


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from([TELLING, PLACE, "KimTan_Bot", "a+b (c"]), st.text(max_size=60))
def test_whatever_stands_around_the_call_only_the_call_is_taken_out(before: str, name: str, after: str) -> None:
    text = unicodedata.normalize("NFC", f"{before} {name} ơi {after}")
    span = called(text, [name])
    assert span is not None
    assert "ơi" in text[span[0] : span[1]].lower()
