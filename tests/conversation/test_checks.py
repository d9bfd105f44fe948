"""Checks as a conversation answers them: the verdict first, a suggestion where there is none."""

from __future__ import annotations

import pytest

from bot.conversation import Asker, Conversation, Setting
from bot.reply import Reply
from knowledge.outcome import Outcome


def check(conversation: Conversation, text: str) -> Reply:
    return conversation.ask(text, Asker(text, "me"), Setting.PRIVATE, 1000.0)


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("phường có 37 tổ dân phố đk ad", True),
        ("phường có 38 tổ dân phố đk ad", False),
        ("thu nhập bình quân năm 2019 là 121 triệu, đúng không?", False),
        ("nghe mấy bà ngoài chợ bảo phường mình hơn 18 nghìn dân, có phải thế không cháu", True),
        ("phường bỏ ra gần trăm hai chục triệu giúp thôn đạt nông thôn mới, đúng không", True),
        ("2019 dân phường thu nhập 1,12 tỷ/người, đúng không", False),
        ("ket nap vuot 43% so muc tieu chuan k v", False),
        ("Phường không còn hộ nghèo nào nữa, phải hông", True),
        ("Huân chương Lao động hạng Nhì do Quốc hội tặng phải không?", False),
        ("Thời gian giải quyết thủ tục hành chính đã tăng 30%, đúng không?", False),
        ("cờ phong trào bảo vệ an ninh tổ quốc là Bộ Quốc phòng tặng phường phải không cán bộ", False),
        ("cờ đơn vị xuất sắc phong trào bảo vệ an ninh là bộ quốc phòng trao hả", False),
        ("co cau kinh te 91 - 9, thuong mai dich vu 91, tieu thu cong 9, dung chua", True),
        ("co cau kinh te 91 - 9, thuong mai dich vu 9, tieu thu cong 91, dung chua", False),
    ],
)
def test_a_check_begins_with_its_verdict(conversation: Conversation, text: str, true: bool) -> None:
    reply = check(conversation, text)
    assert reply.verdict is true
    assert reply.plain().startswith("Đúng" if true else "Chưa đúng")


def test_a_claim_that_cannot_be_told_gets_a_suggestion(conversation: Conversation) -> None:
    reply = check(conversation, "Số hộ của phường chưa tới 20.000 hộ, đúng không?")
    assert (reply.outcome, reply.facts, reply.verdict) == (Outcome.SUGGEST, ("ho",), None)


def test_what_is_said_of_another_term_is_not_true(conversation: Conversation) -> None:
    reply = check(conversation, "Ba nhiệm vụ đột phá đã làm xong trong nhiệm kỳ trước, đúng không?")
    assert (reply.facts, reply.verdict) == (("dot_pha",), False)


def test_one_thing_set_beside_another_gets_no_verdict(conversation: Conversation) -> None:
    assert check(conversation, "Tỷ lệ tổ dân phố văn hóa cao hơn tỷ lệ hộ văn hóa, đúng chứ?").verdict is None


def test_a_question_that_only_ends_in_doubt_is_answered_and_gets_no_verdict(conversation: Conversation) -> None:
    reply = check(conversation, "phường ta giờ còn nhà nào nghèo không hả cháu")
    assert (reply.facts, reply.verdict) == (("ho_ngheo",), None)


@pytest.mark.parametrize(
    ("question", "claim", "fact", "true"),
    [
        ("Đảng viên toàn phường mấy người?", "1.311 đúng không?", "dang_vien", False),
        ("phường bn đảng viên", "1131 hả", "dang_vien", True),
        ("Thu nhập năm 2015 mấy triệu?", "73 triệu đúng không?", "thu_nhap_2015", False),
        ("Phường có bao nhiêu tổ dân phố?", "không phải 37 à?", "to_dan_pho", True),
        ("bao nhiêu chi bộ khu dân cư", "32 hả", "chi_bo_khu_dan_cu", False),
        ("Ai tặng cờ đơn vị xuất sắc?", "bộ quốc phòng phải không", "co_bo_cong_an", False),
        ("Phường giúp thôn ở xã nào?", "Hợp Thành với Tả Phời phải không?", "nong_thon_moi", True),
    ],
)
def test_a_bare_value_is_checked_against_what_was_talked_about(
    conversation: Conversation, question: str, claim: str, fact: str, true: bool
) -> None:
    asker = Asker(question, claim)
    conversation.ask(question, asker, Setting.PRIVATE, 1000.0)
    reply = conversation.ask(claim, asker, Setting.PRIVATE, 1001.0)
    assert (reply.facts, reply.verdict) == ((fact,), true)


def test_a_figure_with_another_noun_is_not_checked_against_what_was_talked_about(conversation: Conversation) -> None:
    asker = Asker("another noun", "me")
    conversation.ask("Phường có bao nhiêu hộ?", asker, Setting.PRIVATE, 1000.0)
    assert conversation.ask("37 tổ dân phố đúng không?", asker, Setting.PRIVATE, 1001.0).facts == ("to_dan_pho",)


def test_another_ward_is_not_judged_by_the_facts_of_this_one(conversation: Conversation) -> None:
    assert check(conversation, "Phường Cốc Lếu là phường trung tâm thành phố Lào Cai, đúng không?").verdict is None


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("37 tổ dân phố chuẩn chưa sếp", True),
        ("38 tổ dân phố chuẩn chưa sếp", False),
        ("GRDP tăng 15%/năm, số này chính xác không để em in báo cáo", True),
        ("đảng bộ có 1131 đảng viên, khớp chưa để tôi trình ký", True),
    ],
)
def test_asking_whether_a_figure_is_right_does_not_deny_it(conversation: Conversation, text: str, true: bool) -> None:
    assert check(conversation, text).verdict is true
