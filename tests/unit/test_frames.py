"""Polite beginnings and closings are left out of what is asked."""

from __future__ import annotations

import pytest

from knowledge.utterance import Listener


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("anh ơi cho em hỏi phường có bao nhiêu hộ nghèo", "phường có bao nhiêu hộ nghèo"),
        ("em mới về đây, làm ơn cho em hỏi với ạ, phường có mấy tổ", "em mới về đây phường có mấy tổ"),
        ("cho toi xin thong tin ve an ninh cua phuong", "an ninh cua phuong"),
        ("bác cho cháu biết số hộ của phường", "số hộ của phường"),
        ("số hộ của phường cảm ơn ad nhiều", "số hộ của phường"),
        ("so ho cua phuong moi nguoi oi", "so ho cua phuong"),
        ("bạn có biết số hộ của phường không ạ", "số hộ của phường"),
        ("anh co nho phuong co may to khong", "phuong co may to"),
    ],
)
def test_asking_leave_calling_and_thanking_are_not_asked(listener: Listener, text: str, asked: str) -> None:
    assert " ".join(word.text for word in listener.hear(text).words) == asked


@pytest.mark.parametrize(
    "text", ["cho tôi hỏi", "cảm ơn bot", "phường cảm ơn bộ công an vì cờ gì", "dân hỏi gì ở đối thoại", "em có biết không"]
)
def test_what_is_no_frame_is_heard_whole(listener: Listener, text: str) -> None:
    assert " ".join(word.text for word in listener.hear(text).words) == text
