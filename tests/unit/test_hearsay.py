"""Who told it is left out of what is asked; what asks for somebody's words is not."""

from __future__ import annotations

import pytest

from knowledge.utterance import Listener


def said(listener: Listener, text: str) -> str:
    return " ".join(word.text for word in listener.hear(text).words)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("chị tổ trưởng cứ bảo phường có 5.000 hộ, chuẩn không", "bảo phường có 5.000 hộ chuẩn không"),
        ("nghe mấy bà ngoài chợ nói phường hơn 18 nghìn dân", "nghe nói phường hơn 18 nghìn dân"),
        ("ba hang xom bao phuong co 37 to dan pho", "bao phuong co 37 to dan pho"),
        ("hôm qua ông xe ôm kể, phường mình được huân chương", "hôm qua kể phường mình được huân chương"),
    ],
)
def test_the_teller_is_not_heard_as_part_of_the_question(listener: Listener, text: str, meant: str) -> None:
    assert said(listener, text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "bác hồ nói gì về xây dựng đảng",
        "ông chủ tịch phường nói về hộ nghèo thế nào",
        "bà con có bao nhiêu hộ",
        "ai bảo phường có 40 tổ dân phố",
        "có đúng như chị tổ trưởng nói không",
    ],
)
def test_what_tells_nothing_is_heard_whole(listener: Listener, text: str) -> None:
    assert said(listener, text) == text
