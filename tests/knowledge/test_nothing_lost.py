"""What is left out of a question still counts: a year, a place, a word that no fact knows."""

from __future__ import annotations

import pytest

from knowledge.outcome import Outcome
from knowledge.understanding import Understander


@pytest.mark.parametrize(
    "text",
    [
        "Riêng năm 2018, tỷ lệ tổ dân phố văn hóa là mấy?",
        "hồi năm 2003, buôn bán dịch vụ chiếm mấy phần trăm",
        "nhiệm kỳ tới định xây thêm mấy nhà văn hóa",
        "ở phường Bắc Cường, có bao nhiêu hộ?",
        "Đảng bộ Văn Bàn kết nạp mấy đảng viên",
        "COVID-19 là gì?",
        "tiêm mũi 4, vắc xin phòng được bao nhiêu phần trăm?",
    ],
)
def test_a_value_or_strange_word_beside_the_question_is_not_dropped(understander: Understander, text: str) -> None:
    assert understander.understand(text).kinds == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tôi quê Nam Định mới lên đây bán hàng, cho hỏi phường Kim Tân có bao nhiêu hộ?", "ho"),
        ("Nhà em ở tổ 15, nghe bảo còn nhiều tổ lắm. Tổng cộng cả phường có bao nhiêu tổ dân phố ạ?", "to_dan_pho"),
        ("huân chương của phường là hạng nhất hay hạng nhì", "huan_chuong"),
        ("Từ 2015 đến nay Đảng bộ phường kết nạp được bao nhiêu đảng viên mới", "ket_nap"),
    ],
)
def test_a_story_before_the_question_does_not_refuse_it(understander: Understander, text: str, kind: str) -> None:
    found = understander.understand(text)
    assert found.kinds == (kind,)
    assert found.whole is not None
    assert found.whole.outcome is Outcome.ANSWER


def test_the_middle_of_a_very_long_message_is_not_heard(understander: Understander) -> None:
    words = understander.listener.hear("số hộ " + "lan man " * 400 + "số tổ dân phố").words
    assert [word.text for word in words[:2]] == ["số", "hộ"]
    assert [word.text for word in words[-4:]] == ["số", "tổ", "dân", "phố"]
    assert len(words) < 200
