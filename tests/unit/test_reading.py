"""From typed tokens to the words meant: short forms, raw keys, joined words, slips and sounds, each read in context."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon import EDGE, FIGURE, Lexicon
from knowledge.orthography import spelled_right
from knowledge.reading import Origin, Reader, Word, by_ear
from knowledge.text import clean, fold
from knowledge.tokens import Sort, Token, tokenise
from knowledge.utterance import Listener

HEARD_BEFORE = """phường có bao nhiêu hộ dân
phường kim tân có bao nhiêu hộ nghèo
phường có bao nhiêu đảng viên
đảng bộ phường có bao nhiêu chi bộ
tổng số tổ dân phố của phường là bao nhiêu
tỷ lệ tổ dân phố đạt danh hiệu văn hóa
thu nhập bình quân đầu người năm 2019 là bao nhiêu
trung tâm thành phố lào cai
nhiệm kỳ vừa qua kết nạp được bao nhiêu đảng viên
không để xảy ra trọng án trật tự an ninh
chính quyền phục vụ nhân dân
giải quyết thủ tục hành chính
cho em hỏi với ạ"""
SHORT_FORMS = {
    "bn": ("bao nhiêu",),
    "ko": ("không",),
    "cb": ("chi bộ", "cán bộ"),
    "dv": ("đảng viên", "đơn vị"),
    "p": ("phường",),
    "sl": ("số lượng",),
    "đv": ("đảng viên",),
    "dt": ("dân tộc", "điện thoại"),
    "so dt": ("số điện thoại",),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    clauses = [fold(line).split() for line in HEARD_BEFORE.splitlines()]
    return Reader(SHORT_FORMS, Lexicon.counted(clauses * 3))


def read(reader: Reader, text: str) -> list[Word]:
    return reader.read(tokenise(clean(text)))


def said(reader: Reader, text: str) -> str:
    """What was understood, folded, figures as typed."""
    return " ".join(word.text if word.bare == FIGURE else word.bare for word in read(reader, text))


def test_no_is_no_where_it_is_typed_as_chat(listener: Listener) -> None:
    assert listener.hear("an ninh giữ vững, ko có trọng án").words[4].text == "không"


def test_a_short_form_of_two_words_is_written_out_whatever_either_means_alone(listener: Listener) -> None:
    assert " ".join(word.text for word in listener.hear("cho xin so dt phuong").words) == "cho xin số điện thoại phuong"


def test_a_nought_hit_for_an_o_is_read_as_the_letter(listener: Listener) -> None:
    assert "to" in [word.text for word in listener.hear("phuong co may t0 dan pho").words]


@pytest.mark.parametrize("typed", ["hộ/tổ", "15%/năm", "TM/DV", "trăm/năm", "x/y"])
def test_a_stroke_between_words_draws_nothing_together(typed: str) -> None:
    assert len([token for token in tokenise(clean(typed)) if token.sort is Sort.WORD]) > 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phường có bao nhiêu hộ", "phuong co bao nhieu ho"),
        ("phuong co bao nhieu ho", "phuong co bao nhieu ho"),
        ("PHƯỜNG CÓ BAO NHIÊU HỘ", "phuong co bao nhieu ho"),
        ("phường có 4957 hộ", "phuong co 4957 ho"),
    ],
)
def test_words_that_people_use_are_read_as_typed(reader: Reader, typed: str, meant: str) -> None:
    assert said(reader, typed) == meant
    assert {word.origin for word in read(reader, typed)} == {Origin.TYPED}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phường có bn hộ", "phuong co bao nhieu ho"),
        ("p có bn hộ nghèo ko", "phuong co bao nhieu ho ngheo khong"),
        ("đảng bộ có bn đv", "dang bo co bao nhieu dang vien"),
        ("phường có bn cb", "phuong co bao nhieu chi bo"),
        ("phường có 28 cb", "phuong co 28 chi bo"),
        ("kết nạp n/kỳ 20-25", "ket nap nhiem ki 20-25"),
    ],
)
def test_short_forms_are_written_out(reader: Reader, typed: str, meant: str) -> None:
    assert said(reader, typed) == meant
    assert Origin.SHORT in {word.origin for word in read(reader, typed)}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phuwowngf cos bao nhieeu hooj", "phường có bao nhiêu hộ"),
        ("phu7o7ng2 co1 bao nhie6u ho65", "phường có bao nhiêu hộ"),
        ("ddangr vieen", "đảng viên"),
        ("phưongf có bao nhiêu hộ", "phường có bao nhiêu hộ"),
    ],
)
def test_raw_keystrokes_are_read_as_the_words_they_make(reader: Reader, typed: str, meant: str) -> None:
    assert [word.key for word in read(reader, typed)] == [word.key for word in read(reader, meant)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kimtan", "kim tan"),
        ("laocai", "lao cai"),
        ("hộnghèo", "ho ngheo"),
        ("tổdânphố", "to dan pho"),
        ("baonhieu", "bao nhieu"),
    ],
)
def test_joined_words_are_taken_apart(reader: Reader, typed: str, meant: str) -> None:
    assert said(reader, typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("phuongf", "phường"), ("ph ường có bao nhiêu hộ", "phường có bao nhiêu hộ")],
)
def test_torn_words_are_put_together(reader: Reader, typed: str, meant: str) -> None:
    assert said(reader, typed) == fold(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phưởng có bao nhieju hộ", "phuong co bao nhieu ho"),
        ("tổ dân phôs đạt vawn hoas", "to dan pho dat van hoa"),
        ("đảgn viên", "dang vien"),
        ("thah phố lào cai", "thanh pho lao cai"),
        ("kết nạpp đảng viên", "ket nap dang vien"),
    ],
)
def test_slips_of_the_keys_are_put_right(reader: Reader, typed: str, meant: str) -> None:
    assert said(reader, typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chật tự an ninh", "trat tu an ninh"),
        ("thành phố nào cai", "thanh pho lao cai"),
        ("dải quyết thủ tục", "giai quyet thu tuc"),
    ],
)
def test_words_spelled_by_ear_are_understood_beside_their_neighbours(reader: Reader, typed: str, meant: str) -> None:
    assert said(reader, typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("pvụ nhân dân", "phuc vu nhan dan"), ("cquyền phục vụ", "chinh quyen phuc vu")])
def test_a_word_drawn_to_its_first_letters_is_read_with_the_next(reader: Reader, typed: str, meant: str) -> None:
    assert said(reader, typed) == meant


@pytest.mark.parametrize("typed", ["covid", "xyzzy", "quỷt", "karaoke", "zzzz", "ђ"])
def test_words_unheard_of_are_kept_and_never_lost(reader: Reader, typed: str) -> None:
    assert read(reader, typed)


@pytest.mark.parametrize("text", ["4.957", "4957", "2,2", "15", "2015-2020", "2/1/2020"])
def test_figures_are_never_read_as_other_figures(reader: Reader, text: str) -> None:
    (word,) = read(reader, text)
    assert (word.text, word.bare, word.origin) == (text, FIGURE, Origin.TYPED)


def test_figures_stuck_to_a_word_are_told_from_it(reader: Reader) -> None:
    assert said(reader, "tổ5") == "to 5"
    assert said(reader, "4957hộ") == "4957 ho"


def test_marks_part_clauses_and_commas_in_figures_do_not(reader: Reader) -> None:
    assert [word.clause for word in read(reader, "phường có bao nhiêu hộ, tổ dân phố")] == [0] * 5 + [1] * 3
    assert {word.clause for word in read(reader, "thu 2,2 nghìn tỷ")} == {0}


def test_marked_words_are_told_from_bare_ones(reader: Reader) -> None:
    assert [word.marked for word in read(reader, "hộ dan")] == [True, False]


def test_nothing_typed_is_nothing_read(reader: Reader) -> None:
    assert reader.read([]) == []
    assert read(reader, "?!…") == []


@pytest.mark.parametrize("numeral", ["ii", "iii", "iv", "vi", "vii", "viii", "xi", "xii", "xiii"])
def test_roman_numerals_are_no_misspelled_words(reader: Reader, numeral: str) -> None:
    (word,) = reader.read([Token(numeral, Sort.WORD)])
    assert (word.text, word.origin) == (numeral, Origin.TYPED)


@pytest.mark.parametrize(
    ("typed", "heard"), [("trat", "chat"), ("lao", "nao"), ("san", "xan"), ("phuong", "phuon"), ("giai", "dai")]
)
def test_syllables_that_sound_alike_are_known(typed: str, heard: str) -> None:
    assert heard in by_ear(typed)


@pytest.mark.parametrize("typed", ["ho", "dang", "phuong", "to", "nam", ""])
def test_a_syllable_does_not_sound_like_itself(typed: str) -> None:
    assert typed not in by_ear(typed)


@given(st.text(max_size=40))
def test_any_text_can_be_read(listener: Listener, text: str) -> None:
    utterance = listener.hear(text)
    assert all(0 <= value.start < value.end <= len(utterance.words) for value in utterance.quantities)
    assert all(word.text for word in utterance.words)


@given(st.text(max_size=60))
def test_any_text_can_be_cut_into_tokens(text: str) -> None:
    tokens = tokenise(clean(text))
    assert all(token.text for token in tokens)
    assert not any(one.sort is other.sort is Sort.BREAK for one, other in itertools.pairwise(tokens))
    assert tokenise(text) is not None


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("4.957 hộ", [Sort.FIGURE, Sort.WORD]),
        ("4 957 hộ", [Sort.FIGURE, Sort.WORD]),
        ("2/1/2020", [Sort.DATE]),
        ("2015-2020", [Sort.SPAN]),
        ("15-20", [Sort.SPAN]),
        ("1/5", [Sort.RATIO]),
        ("112tr", [Sort.FIGURE, Sort.WORD]),
        ("2.2k", [Sort.COMPACT]),
        ("15%", [Sort.FIGURE, Sort.WORD, Sort.WORD]),
        ("hộ, tổ", [Sort.WORD, Sort.BREAK, Sort.WORD]),
        ("hộ?!...", [Sort.WORD, Sort.BREAK]),
        ("phu7o7ng2", [Sort.WORD]),
        ("https://baolaocai.vn/x?y=1 hộ", [Sort.WORD]),
        ("@kimtan_bot số hộ", [Sort.WORD, Sort.WORD]),
        ("số hộ 😀", [Sort.WORD, Sort.WORD]),
    ],
)
def test_figures_dates_links_and_marks_are_told_apart(text: str, sorts: list[Sort]) -> None:
    assert [token.sort for token in tokenise(clean(text))] == sorts


@pytest.mark.parametrize(
    "text", ["p.kim tân", "UBND P.Kim Tân", "TP.Lào Cai", "TP. Lào Cai", "T.P Lào Cai", "TX.Sa Pa", "Q.Ba Đình"]
)
def test_the_dot_of_an_address_parts_nothing(text: str) -> None:
    assert Sort.BREAK not in [token.sort for token in tokenise(clean(text))]


@pytest.mark.parametrize("text", ["có mấy hộ.Bao nhiêu tổ", "tôi ở tp. 37 tổ", "số hộp.Thế tổ"])
def test_the_dot_of_a_sentence_parts(text: str) -> None:
    assert Sort.BREAK in [token.sort for token in tokenise(clean(text))]


@pytest.mark.parametrize(("text", "figure"), [("1 131 đảng viên", "1131"), ("4.957 hộ", "4.957"), ("18 000 dân", "18000")])
def test_thousands_apart_by_a_space_are_one_figure(text: str, figure: str) -> None:
    assert tokenise(clean(text))[0].text == figure


def test_years_side_by_side_are_not_joined() -> None:
    assert [token.text for token in tokenise("năm 2015 2019")] == ["năm", "2015", "2019"]


def test_numbers_of_a_list_are_not_part_of_its_questions() -> None:
    tokens = tokenise(clean("1. Số hộ?\n2. Số tổ dân phố?\n- Số đảng viên\n4/ Số chi bộ\nb) Số hộ nghèo"))
    assert not [token for token in tokens if token.sort is Sort.FIGURE or token.text == "b"]


def test_the_lexicon_counts_pairs_and_knows_what_it_saw_twice() -> None:
    lexicon = Lexicon.counted([["so", "ho"], ["so", "ho", "ngheo"], ["dang", "vien"]])
    assert lexicon.knows("ho")
    assert not lexicon.knows("ngheo")
    assert lexicon.pair_count("so", "ho") == 2
    assert lexicon.pair_count(EDGE, "so") == 2
    assert lexicon.follows("so", "ho") > lexicon.follows("so", "vien")
    assert lexicon.likeliest_before("s", "ho") == "so"
    assert lexicon.likeliest_before("x", "ho") is None


@pytest.mark.parametrize(
    ("typed", "right"),
    [("ngèo", "nghèo"), ("nghành", "ngành"), ("ge", "ghe"), ("ghiêm", "ghiêm"), ("nghị", "nghị"), ("gì", "gì"), ("ng", "ng")],
)
def test_an_onset_is_spelled_as_its_vowel_demands(typed: str, right: str) -> None:
    assert spelled_right(typed) == right
