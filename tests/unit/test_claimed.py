"""Whether a message puts up a claim for checking."""

from __future__ import annotations

import pytest

from knowledge.claims import claim_of
from knowledge.utterance import Listener


@pytest.mark.parametrize(
    "text",
    [
        "phường có ba nhà văn hóa đk ad",
        "phg k còn hộ nghèo nào đk bot",
        "chi bộ nào cũng hoàn thành, đúng không?",
        "phường không được khen gì cả, phải không bạn?",
        "phường chẳng có vụ nào nghiêm trọng, thật à",
        "tỉnh tặng bằng khen phải hông",
        "tỉnh tặng bằng khen đúng hem",
        "huân chương do Chủ tịch nước tặng, có đúng thế không thật hả",
        "số này khớp báo cáo không, 37 tổ",
        "37 tổ dân phố, đúng số chưa ạ",
        "Tôi đọc ở đâu đó là phường có cờ của Bộ Công an, phải vậy không?",
        "hạng ba hả",
        "ngày 27/3/2021 à",
        "phường được Huân chương Lao động dúng chưa",
        "Mấy nhà văn hóa ấy trị giá hơn 15 tỷ nhỉ?",
    ],
)
def test_a_statement_with_a_question_for_a_verdict_is_a_claim(listener: Listener, text: str) -> None:
    assert claim_of(listener.hear(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "phường có bao nhiêu hộ",
        "phường có mấy nhà văn hóa nhỉ",
        "2 thôn ở xã nào nhỉ",
        "nghe nói phường có đột phá gì",
        "phường được ai tặng cờ vậy",
        "còn hộ nghèo không",
    ],
)
def test_a_question_for_what_is_not_known_is_no_claim(listener: Listener, text: str) -> None:
    assert claim_of(listener.hear(text)) is None


def test_the_closing_question_is_not_part_of_what_is_stated(listener: Listener) -> None:
    heard = listener.hear("chi bộ hoàn thành nhiệm vụ có đúng thế không vậy cả nhà")
    claim = claim_of(heard)
    assert claim is not None
    assert [word.text for word in heard.words[: claim.end]] == "chi bộ hoàn thành nhiệm vụ".split()
