"""Vietnamese typed with the input method off, read back from raw Telex and VNI keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.keystrokes import decode_telex, decode_vni, is_syllable
from knowledge.text import fold_word, key_word

SYLLABLES = """phường tổ hộ dân phố nghèo đảng viên nhiêu khẩu bình quân thưởng hưởng thuế nguyên quyết nghị khuyến tiểu thủ
công nghiệp đột phá giải quyết gì giữ gìn được rượu bưởi cưới ngừng đường ước ương mười uyên quốc cuộc luôn yêu thành xã
trật tự đại hội nhiệm kỳ chấp hành ủy bí thư văn hóa danh hiệu đạt chuẩn nông thôn mới ngân sách tỷ triệu đồng năm trăm nghìn
khóa lần thứ hạng nhì huân chương khoảng tầm gần hơn dưới trên mấy nửa rưỡi không chưa đúng phải vậy thế kết nạp khối cơ
quan trường học trọng án vững mạnh trong sạch tiêu biểu giảm thủ tục hành chính cải cách đô thị loại đối thoại""".split()
WITH_U_AFTER_HORN = ["ưu", "hưu", "lưu", "cứu", "bưu"]

_TELEX = {
    "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j", "\u0306": "w", "\u031b": "w",
}  # fmt: skip
_VNI = {
    "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
    "\u0302": "6", "\u031b": "7", "\u0306": "8",
}  # fmt: skip
_TONES = "\u0301\u0300\u0309\u0303\u0323"
Typist = Callable[[str], str]


def _letters(syllable: str) -> list[tuple[str, str, str]]:
    """Each letter with its shape and its tone."""
    letters = []
    for char in syllable:
        taken_apart = "đ" if char == "đ" else unicodedata.normalize("NFD", char)
        base, marks = taken_apart[0], taken_apart[1:]
        shape = "".join(mark for mark in marks if mark not in _TONES)
        letters.append((base, shape, "".join(mark for mark in marks if mark in _TONES)))
    return letters


def telex(syllable: str) -> str:
    """Shapes at once, the tone last: "phuwowngf"."""
    typed, tone = "", ""
    for base, shape, mark in _letters(syllable):
        key = base if shape == "\u0302" else _TELEX.get(shape, "")
        typed += ("dd" if base == "đ" else base) + key
        tone += _TELEX.get(mark, "")
    return typed + tone


def telex_tone_at_once(syllable: str) -> str:
    """Shape and tone behind their letter: "phuwowfng"."""
    typed = ""
    for base, shape, mark in _letters(syllable):
        key = base if shape == "\u0302" else _TELEX.get(shape, "")
        typed += ("dd" if base == "đ" else base) + key + _TELEX.get(mark, "")
    return typed


def telex_one_horn(syllable: str) -> str:
    """One w for ươ, as most people type: "phuowngf"."""
    return telex(syllable).replace("uwow", "uow")


def telex_half_applied(syllable: str) -> str:
    """The input method caught the shapes and missed the tone: "phươngf"."""
    bare = "".join(base + shape for base, shape, _ in _letters(syllable))
    return unicodedata.normalize("NFC", bare) + "".join(_TELEX.get(mark, "") for _, _, mark in _letters(syllable))


def vni(syllable: str) -> str:
    """Shapes at once, the tone last: "phu7o7ng2"."""
    typed, tone = "", ""
    for base, shape, mark in _letters(syllable):
        typed += ("d9" if base == "đ" else base) + _VNI.get(shape, "")
        tone += _VNI.get(mark, "")
    return typed + tone


def vni_keys_last(syllable: str) -> str:
    """Every key behind the letters: "phuong72"."""
    letters = _letters(syllable)
    bare = "".join("d" if base == "đ" else base for base, _, _ in letters)
    shapes = "".join("9" if base == "đ" else _VNI.get(shape, "") for base, shape, _ in letters)
    return bare + shapes.replace("77", "7") + "".join(_VNI.get(mark, "") for _, _, mark in letters)


@pytest.mark.parametrize("typist", [telex, telex_tone_at_once, telex_one_horn, telex_half_applied])
@pytest.mark.parametrize("syllable", sorted({*SYLLABLES, *WITH_U_AFTER_HORN}))
def test_telex_keys_are_read_back(typist: Typist, syllable: str) -> None:
    typed = typist(syllable)
    decoded = decode_telex(typed)
    # a syllable that takes no key is nothing to decode
    assert key_word(decoded or typed) == key_word(syllable)


@pytest.mark.parametrize("typist", [vni, vni_keys_last])
@pytest.mark.parametrize("syllable", sorted({*SYLLABLES, *WITH_U_AFTER_HORN}))
def test_vni_keys_are_read_back(typist: Typist, syllable: str) -> None:
    typed = typist(syllable)
    decoded = decode_vni(typed)
    assert key_word(decoded or typed) == key_word(syllable)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phuongwf", "phường"),
        ("khoong", "không"),
        ("ddangr", "đảng"),
        ("dangrd", "đảng"),
        ("đangr", "đảng"),
        ("nhieêu", "nhiêu"),
        ("đươcj", "được"),
        ("tw", "tư"),
        ("chuaw", "chưa"),
        ("nuawr", "nửa"),
        ("luuw", "lưu"),
        ("ruouwj", "rượu"),
        ("hoawcj", "hoặc"),
        ("quangw", "quăng"),
    ],
)
def test_half_typed_and_freely_ordered_telex_is_read_back(typed: str, meant: str) -> None:
    assert key_word(decode_telex(typed) or "") == key_word(meant)


@pytest.mark.parametrize("word", ["phường", "bao", "kim", "hai", "2015", "", "lào", "hộ", "website", "facebook", "zalo"])
def test_what_was_not_typed_in_telex_is_left_alone(word: str) -> None:
    assert decode_telex(word) is None


@pytest.mark.parametrize("word", ["phường", "2015", "213", "nq4", "q213", "", "ho", "covid19", "7", "x9z"])
def test_what_was_not_typed_in_vni_is_left_alone(word: str) -> None:
    assert decode_vni(word) is None


@pytest.mark.parametrize("syllable", SYLLABLES)
def test_every_vietnamese_syllable_is_known_as_one(syllable: str) -> None:
    assert is_syllable(fold_word(syllable))


@pytest.mark.parametrize("word", ["", "ko", "dc", "bn", "kimtan", "phuwowng", "hooj", "khoong", "ngg", "w", "ff"])
def test_what_no_vietnamese_syllable_can_be_is_none(word: str) -> None:
    assert not is_syllable(word) or word == "ko"


@given(st.text(max_size=12))
def test_no_text_is_too_odd_to_decode(word: str) -> None:
    for decoded in (decode_telex(word), decode_vni(word)):
        assert decoded is None or is_syllable(fold_word(decoded))


@given(st.sampled_from(SYLLABLES), st.sampled_from([telex, telex_one_horn, telex_tone_at_once]))
def test_what_is_decoded_stays_as_it_is(syllable: str, typist: Typist) -> None:
    decoded = decode_telex(typist(syllable))
    assert decoded is None or decode_telex(decoded) is None
