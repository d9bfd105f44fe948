"""Text made comparable: code points, tone placement, i and y, look-alikes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import clean, fold, fold_word, is_marked, key, key_word

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
sentences = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " .,?!-–%0123456789", max_size=60)
anything = st.text(max_size=60)


def microsoft(text: str) -> str:
    """As the Vietnamese keyboard of Windows writes: the shaped letter in one piece, its tone behind it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = []
    for char in text:
        marks = [mark for mark in unicodedata.normalize("NFD", char) if mark in tones]
        toneless = "".join(mark for mark in unicodedata.normalize("NFD", char) if mark not in tones)
        written.append(unicodedata.normalize("NFC", toneless) + "".join(marks))
    return "".join(written)


@given(sentences)
def test_composed_decomposed_and_mixed_text_are_equal_once_cleaned(text: str) -> None:
    cleaned = clean(unicodedata.normalize("NFC", text))
    assert clean(unicodedata.normalize("NFD", text)) == cleaned
    assert clean(microsoft(text)) == cleaned


@given(anything)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(anything)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(sentences)
def test_folded_vietnamese_is_plain_ascii(text: str) -> None:
    assert fold(text).isascii()


@given(sentences)
def test_the_letter_case_never_matters(text: str) -> None:
    assert fold(text.upper()) == fold(text)
    assert key(text.upper()) == key(text)


@given(sentences)
def test_equal_keys_have_equal_folds(text: str) -> None:
    assert fold(key(text).lower()).count(" ") == fold(text).count(" ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("thúy", "thuý"),
        ("đảng ủy", "đảng uỷ"),
        ("khỏe", "khoẻ"),
        ("tỷ lệ", "tỉ lệ"),
        ("nhiệm kỳ", "nhiệm kì"),
        ("quý", "quí"),
        ("bác sỹ", "bác sĩ"),
        ("phừơng", "phường"),
        ("tòan", "toàn"),
        ("baỏ", "bảo"),
    ],
)
def test_the_place_of_the_tone_and_i_or_y_make_no_difference(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("tay", "tai"), ("thủy", "thủi"), ("mây", "mai"), ("hộ", "họ"), ("đảng", "đang"), ("cờ", "có")]
)
def test_words_that_differ_keep_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(("one", "other"), [("tay", "tai"), ("mây", "mai"), ("thủy", "thủi")])
def test_a_final_y_after_a_vowel_is_no_i(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ðảng", "đảng"),
        ("ðảng bộ", "đảng bộ"),
        ("Ɖảng", "đảng"),
        ("d\u0336ảng", "đảng"),
        ("2015–2020", "2015-2020"),
        ("2015—2020", "2015-2020"),
        ("TM‑DV", "tm-dv"),
        ("𝐩𝐡𝐮̛𝐨̛̀𝐧𝐠 ｋｉｍ tân", "phường kim tân"),
        ("15％", "15%"),
        ("kim\u200b tân", "kim tân"),
        ("\ufeffsố hộ", "số hộ"),
        ("phư\u00adờng", "phường"),
        ("“đầu tàu”", '"đầu tàu"'),
        ("e\u0301\u0302", "ế"),
        ("e\u0323\u0302", "ệ"),
    ],
)
def test_look_alikes_and_invisible_characters_become_what_they_stand_for(typed: str, meant: str) -> None:
    assert clean(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("ơiiii", "ơi"), ("ạaaa", "ạa"), ("vậyyyyyy", "vậy"), ("hộ", "hộ")])
def test_letters_drawn_out_are_written_once(typed: str, meant: str) -> None:
    assert clean(typed) == meant


@pytest.mark.parametrize("numeral", ["iii", "viii", "xiii"])
def test_roman_numerals_are_not_letters_drawn_out(numeral: str) -> None:
    assert clean(f"Đại hội {numeral.upper()}") == f"đại hội {numeral}"
    assert fold(f"khóa {numeral}") == f"khoa {numeral}"


@pytest.mark.parametrize("figure", ["18000", "1111", "2.000.000", "đường 500000"])
def test_figures_are_never_shortened(figure: str) -> None:
    assert clean(figure) == figure


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Phường Kim Tân có bao nhiêu hộ?", "phuong kim tan co bao nhieu ho"),
        ("đô thị loại I", "do thi loai i"),
        ("tỷ lệ %", "ti le"),
        ("Quy định 213", "qui dinh 213"),
        ("ĐẢNG ỦY", "dang uy"),
        ("", ""),
        ("…?!", ""),
    ],
)
def test_folded_text_is_words_without_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("word", ["đi", "hộ", "ăn", "ươn", "quý"])
def test_a_word_with_a_vietnamese_mark_is_marked(word: str) -> None:
    assert is_marked(word)


@pytest.mark.parametrize("word", ["di", "ho", "an", "2015", ""])
def test_a_word_without_marks_is_not_marked(word: str) -> None:
    assert not is_marked(word)


def test_the_key_keeps_the_shape_and_puts_the_tone_last() -> None:
    assert key_word("phường") == "phươngF"
    assert key_word("hộ") == "hôJ"
    assert key_word("dân") == "dân"
    assert fold_word("nghị") == "nghi"
