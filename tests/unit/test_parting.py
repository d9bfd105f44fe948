"""Several questions in one message: where it parts, and when it does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from knowledge.cuts import asks, may_part, points
from knowledge.parting import MOST
from knowledge.reading import Word
from knowledge.understanding import Understander
from knowledge.utterance import Listener


def words(listener: Listener, text: str) -> Sequence[Word]:
    return listener.hear(text).words


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("phường có bao nhiêu hộ và bao nhiêu tổ dân phố", ["ho", "to_dan_pho"]),
        ("phường có bao nhiêu hộ? có bao nhiêu đảng viên?", ["ho", "dang_vien"]),
        ("phuong co bao nhieu ho, bao nhieu dang vien", ["ho", "dang_vien"]),
        ("1. Số hộ của phường?\n2. Số đảng viên của đảng bộ?", ["ho", "dang_vien"]),
        ("thu nhập năm 2015 là bao nhiêu, còn năm 2019 là bao nhiêu", ["thu_nhap_2015", "thu_nhap_2019"]),
        (
            "phường có mấy tổ dân phố, thu ngân sách mỗi năm bao nhiêu và có bao nhiêu chi bộ",
            ["to_dan_pho", "ngan_sach", "chi_bo"],
        ),
        ("cho em hỏi phường có bao nhiêu hộ với lại phường được huân chương gì ạ", ["ho", "huan_chuong"]),
        # "có ổn không" closes a question, not a claim; "ho" is "hộ", not "hở"
        ("gia đình người có công được chăm lo thế nào, an ninh có ổn không ạ", ["an_sinh", "an_ninh"]),
        ("a) mấy hộ b) xây mấy nhà văn hóa c) huân chương hạng gì", ["ho", "nha_van_hoa", "huan_chuong"]),
        (
            "liệt kê giúp: doanh thu thương mại dịch vụ, thu nhập năm 2019, thu ngân sách, tăng trưởng GRDP, tỷ lệ hộ khá",
            ["doanh_thu", "thu_nhap_2019", "ngan_sach", "tang_truong", "ho_kha"],
        ),
        ("so chi bo + so to + so ho", ["chi_bo", "to_dan_pho", "ho"]),
        ("grdp, thu nhập, doanh thu, ngân sách", ["tang_truong", "thu_nhap_2019", "doanh_thu", "ngan_sach"]),
    ],
)
def test_each_question_of_several_is_answered_in_the_order_asked(understander: Understander, text: str, kinds: list[str]) -> None:
    assert list(understander.understand(text).kinds) == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tỷ trọng thương mại và dịch vụ là bao nhiêu", "co_cau_tm_dv"),
        ("chi bộ cơ quan, đơn vị, trường học có bao nhiêu", "chi_bo_co_quan"),
        ("bao nhiêu phần trăm cơ quan, đơn vị, trường học đạt văn hóa", "van_hoa_co_quan"),
        ("xã Hợp Thành và xã Tả Phời được giúp mấy thôn đạt nông thôn mới", "nong_thon_moi"),
        ("tình hình an ninh và trật tự của phường thế nào", "an_ninh"),
        ("phường có bao nhiêu hộ", "ho"),
        ("chào bot, cho hỏi phường mình có bao nhiêu hộ", "ho"),
        ("em mới chuyển về đây ở, em muốn hỏi phường mình có bao nhiêu hộ ạ", "ho"),
    ],
)
def test_one_question_is_not_taken_apart(understander: Understander, text: str, kind: str) -> None:
    assert list(understander.understand(text).kinds) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "phường có bao nhiêu hộ và bao nhiêu con mèo",
        "phường Cốc Lếu có bao nhiêu hộ và bao nhiêu tổ dân phố",
    ],
)
def test_a_question_that_the_report_does_not_answer_is_not_answered_beside_another(understander: Understander, text: str) -> None:
    assert set(understander.understand(text).kinds) <= {"ho"}


@pytest.mark.parametrize(
    "text",
    [
        "Vào năm 2013 phường còn bao nhiêu hộ nghèo?",
        "Thôn X có bao nhiêu hộ nghèo?",
        "phuong co bao nhieu con cho",
        "Bao nhiêu hộ ở Kim Tân còn làm ruộng?",
        "Bao nhiêu hồ sơ được giải quyết ở một cửa trong năm qua?",
    ],
)
def test_no_piece_is_answered_that_leaves_out_what_its_question_says(understander: Understander, text: str) -> None:
    assert understander.understand(text).kinds == ()


def test_what_the_report_has_no_word_of_is_no_likelier_in_company(understander: Understander) -> None:
    assert "chi_bo_co_quan" not in understander.understand("mấy hộ, mấy tổ, mấy trường học").kinds


def test_a_message_that_would_take_too_long_to_part_is_still_understood(understander: Understander) -> None:
    text = " và ".join(f"bao nhiêu hộ khác {i} nào lạ kỳ" for i in range(12))
    assert understander.understand(text).utterance.words


def test_a_question_asked_twice_is_answered_once(understander: Understander) -> None:
    kinds = understander.understand("phường có bao nhiêu hộ? cho hỏi phường có bao nhiêu hộ?").kinds
    assert list(kinds) == ["ho"]


def test_no_more_questions_are_answered_than_fit_a_message(understander: Understander) -> None:
    asked = ["số hộ", "số tổ dân phố", "số nhân khẩu", "số đảng viên", "số chi bộ", "thu ngân sách bao nhiêu", "số nhà văn hóa"]
    assert len(understander.understand("? ".join(asked) + "?").kinds) <= MOST


@pytest.mark.parametrize(
    "text", ["có bao nhiêu hộ", "may to dan pho", "nhiệm vụ đột phá là gì", "hộ nghèo còn không", "phường ở đâu"]
)
def test_a_question_word_asks(listener: Listener, text: str) -> None:
    assert asks(words(listener, text))


@pytest.mark.parametrize("text", ["em chào anh chị", "tôi mới chuyển về phường", "số hộ", "cảm ơn bạn"])
def test_a_story_asks_nothing(listener: Listener, text: str) -> None:
    assert not asks(words(listener, text))


@pytest.mark.parametrize("text", ["số hộ", "phường có bao nhiêu hộ", "có hộ", ""])
def test_a_short_message_has_no_place_to_part(listener: Listener, text: str) -> None:
    assert not may_part(words(listener, text))


def test_a_message_may_part_at_marks_connectors_and_new_questions(listener: Listener) -> None:
    text = words(listener, "phường có bao nhiêu hộ, bao nhiêu tổ và bao nhiêu đảng viên")
    found = points(text)
    assert found[0] == 0
    assert found[-1] == len(text)
    assert {5, 8} <= set(found)


def test_of_many_clauses_those_beside_a_question_are_where_a_message_may_part(listener: Listener) -> None:
    story = ", ".join(["tôi đi chợ về", "trời nắng quá", "gặp bà hàng xóm", "nói chuyện mãi", "rồi vào nhà", "nghỉ một lúc"])
    text = words(listener, f"{story}, phường có bao nhiêu hộ, có mấy tổ")
    assert len(text) - 3 in points(text)


def test_a_message_without_marks_may_part_behind_a_question(listener: Listener) -> None:
    text = words(listener, "thu nhap nam 2019 bao nhieu ho kha bao nhieu phan tram")
    assert 6 in points(text)


def test_the_places_of_a_long_message_stay_few(listener: Listener) -> None:
    text = words(listener, ", ".join(["phường có bao nhiêu hộ"] * 30))
    found = points(text)
    assert len(found) <= 12
    assert found == sorted(set(found))
    assert found[-1] == len(text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Nhiệm kỳ tới định đột phá gì về giấy tờ cho dân? Mà năm năm vừa rồi đã rút ngắn được mấy phần trăm thời gian?",
            ("dot_pha_3", "thu_tuc_giam"),
        ),
        ("hoc theo guong bac ho va kiem diem theo nq tw 4 lam the nao", ("hoc_tap_hcm", "nghi_quyet_tw4")),
        ("hộ ngèo, hộ khá", ("ho_ngheo", "ho_kha")),
    ],
)
def test_no_half_of_a_message_is_lost(understander: Understander, text: str, kinds: tuple[str, ...]) -> None:
    assert understander.understand(text).kinds == kinds


@pytest.mark.parametrize(
    ("text", "asking"),
    [("mấy ông cãi nhau mãi", False), ("mấy hộ", True), ("có người bảo chẳng có gì", False), ("phường có gì", True)],
)
def test_a_plural_of_persons_asks_nothing(listener: Listener, text: str, asking: bool) -> None:
    assert asks(words(listener, text)) is asking


def test_words_of_a_later_clause_alone_are_weighed_too(understander: Understander) -> None:
    later = understander.listener.hear("năm 2018, số hộ là bao nhiêu").words[2:]
    assert later[0].clause == 1
    assert understander.matcher.find(understander.listener.value(later)).kind == "ho"
