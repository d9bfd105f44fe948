"""What strangers tried: spans, shares and moneys that no figure is of, times that belong to no topic, cries for help."""

from __future__ import annotations

import pytest

from bot import texts
from bot.conversation import Asker, Conversation, Setting
from knowledge.doubts import Doubt
from knowledge.outcome import Outcome


def last(conversation: Conversation, *turns: str) -> tuple[Outcome, tuple[str, ...], bool | None, str]:
    asker = Asker(" / ".join(turns), "me")
    for place, turn in enumerate(turns):
        reply = conversation.ask(turn, asker, Setting.PRIVATE, 1000.0 + place)
    return reply.outcome, reply.facts, reply.verdict, reply.plain()


@pytest.mark.parametrize(
    "text",
    [
        "thu nhập bình quân năm 2019 là 112 triệu/tháng đúng không",
        "ngân sách 24 tỷ một tháng đúng không",
        "giúp nông thôn mới 120 triệu mỗi thôn à",
        "doanh thu 2.200 tỷ đô la đúng không",
        "hỗ trợ nông thôn mới hơn 120 triệu đúng không",
        "20% đảng viên trong sạch vững mạnh đúng không",
    ],
)
def test_a_right_figure_of_another_thing_is_not_true(conversation: Conversation, text: str) -> None:
    assert last(conversation, text)[2] is False


def test_a_wrong_claim_with_the_right_figure_does_not_repeat_it_as_the_correction(conversation: Conversation) -> None:
    assert last(conversation, "ngân sách 24 tỷ một tháng đúng không")[3].startswith("Chưa đúng.\n")


def test_a_year_after_another_subject_does_not_jump_to_the_income_of_that_year(conversation: Conversation) -> None:
    outcome, facts, _, text = last(conversation, "số đảng viên hiện nay", "năm 2015 thì sao?")
    assert (outcome, facts) == (Outcome.DECLINE, ())
    assert "2015" in text


def test_a_year_alone_asks_for_nothing(conversation: Conversation) -> None:
    assert last(conversation, "thế năm 2015?")[0] is not Outcome.ANSWER


def test_a_refusal_names_no_subject_that_is_not_sure(conversation: Conversation) -> None:
    assert "«" not in last(conversation, "bao nhiêu nhân khẩu", "năm 2024?")[3].replace("«Số nhân khẩu»", "")


def test_a_refusal_names_what_the_report_lacks(conversation: Conversation) -> None:
    assert "diện tích" in last(conversation, "diện tích của phường là bao nhiêu")[3]


def test_a_cry_for_help_is_told_whom_to_call(conversation: Conversation) -> None:
    outcome, _, _, text = last(conversation, "báo cháy")
    assert outcome is Outcome.SMALLTALK
    assert "114" in text


@pytest.mark.parametrize(
    "text",
    ["so dt cong an phuong", "số đt công an phường", "cho xin so dt cua phuong", "dt phuong bao nhieu", "dt uy ban"],
)
def test_short_forms_of_what_the_report_lacks_are_not_answered_as_revenue(conversation: Conversation, text: str) -> None:
    assert last(conversation, "bí thư phường là ai", text)[:2] == (Outcome.DECLINE, ())


@pytest.mark.parametrize("text", ["tổng dt tmdv", "dt cua phuong la bao nhieu ti", "DT thương mại, tỷ đ"])
def test_the_same_short_form_means_revenue_beside_trade_or_money(conversation: Conversation, text: str) -> None:
    assert last(conversation, text)[:2] == (Outcome.ANSWER, ("doanh_thu",))


@pytest.mark.parametrize(
    "text", ["dân số TP.HCM", "khu nào ở TP.Hà Nội tiêm vắc xin", "số hộ p.Cốc Lếu", "TP.Sa Pa có mấy đảng viên"]
)
def test_another_place_is_known_behind_the_dot_of_its_short_form(conversation: Conversation, text: str) -> None:
    assert last(conversation, text)[:2] == (Outcome.DECLINE, ())


@pytest.mark.parametrize("text", ["P.Kim Tân có bao nhiêu hộ", "số hộ của p.kim tân, TP.Lào Cai"])
def test_the_ward_is_known_behind_the_dot_of_its_short_form(conversation: Conversation, text: str) -> None:
    assert last(conversation, text)[:2] == (Outcome.ANSWER, ("ho",))


def test_a_refusal_about_health_insurance_does_not_speak_of_procedures(conversation: Conversation) -> None:
    assert "bảo hiểm y tế" in last(conversation, "bhyt bao nhieu phan tram")[3]


@pytest.mark.parametrize(
    "text",
    ["xã Cốc San được phường giúp bao nhiêu tiền để lên nông thôn mới", "xa Coc San duoc phuong giup bao nhieu tien"],
)
def test_a_message_is_not_taken_apart_within_the_name_of_a_place(conversation: Conversation, text: str) -> None:
    assert last(conversation, text)[0] is not Outcome.ANSWER


@pytest.mark.parametrize(
    "text",
    [
        "phường có bao nhiêu dân tộc anh em sinh sống, người Dáy bao nhiêu",
        "phuong co bao nhieu can bo cong chuc, bo phan 1 cua may nguoi",
        "phường có bao nhiêu quán phở, bao nhiêu quán bún",
    ],
)
def test_a_count_that_is_asked_of_another_thing_is_not_answered_with_households(conversation: Conversation, text: str) -> None:
    assert "ho" not in last(conversation, text)[1]


@pytest.mark.parametrize("text", ["ngu thế, trả lời chả đâu vào đâu", "chào bot, cảm ơn nhé"])
def test_courtesies_in_a_row_are_no_question(conversation: Conversation, text: str) -> None:
    assert last(conversation, text)[0] is Outcome.SMALLTALK


@pytest.mark.parametrize(
    "text",
    [
        "đảng viên không về sinh hoạt nơi cư trú theo 213 thì bị phạt gì",
        "Huân chương Độc lập phường ta được tặng hạng mấy?",
        "Ai đi nhận lá cờ của Bộ Công an trao, trao ở đâu?",
        "tổ mấy không được công nhận tổ văn hóa, chỉ đích danh đi",
        "pó bí thư đảng ủy là ai",
        "mấy chị ở một cửa của phường có mấy người vậy, chị nào vui tính nhất",
        "bí thư với chủ tịch phường đánh cờ thì ai thắng",
        "học bổng hộ nghèo",
        "ai xây mấy nhà văn hóa đó",
        "cho xem ảnh nhà văn hóa",
        "15 tỷ lấy ở đâu ra",
        "mỗi năm thêm mấy hộ",
        "bao nhiêu phần trăm hộ không đạt văn hóa",
        "phường Lam Cường có mấy nghìn nhân khẩu hả cháu",
        "doanh thu thương mại dịch vụ có công bằng không",
        "thu nhap binh quan co vui khong",
        "đảng viên mới kết nạp được bao nhiêu phiếu",
        "ai phản đối doanh thu thương mại dịch vụ",
        "thu nhập bình quân bây giờ còn giữ không",
        "huân chương lao động có đẹp không",
        "phường có mấy tổ dân phố yếu",
        "tiền giúp nông thôn mới thì Hợp Thành được bao nhiêu, Tả Phời được bao nhiêu",
        "so to dan pho yeu la bao nhieu",
        "hộ khá ở phường này có từ đời vua nào",
    ],
)
def test_what_the_report_does_not_say_of_its_subjects_is_not_answered(conversation: Conversation, text: str) -> None:
    assert last(conversation, text)[0] is not Outcome.ANSWER


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("tình hình trị an ở phường có tốt không", ("an_ninh",)),
        ("dân ở đây đông không, bao nhiêu người", ("nhan_khau",)),
        ("mức thu nhập bình quân đầu người năm 2019 là chừng nào", ("thu_nhap_2019",)),
        ("muc thu nhap binh quan dau nguoi nam 2019 cua phuong", ("thu_nhap_2019",)),
        ("thu nhập của dân có tăng không", ("thu_nhap_tang",)),
        ("doanh thu buôn bán có lớn không", ("doanh_thu",)),
        ("số tổ dân phố có ghi trong báo cáo không", ("to_dan_pho",)),
        ("tiểu thủ công nghiệp chiếm mấy chăm phần chăm hay mấy phần trăm cơ cấu", ("co_cau_ttcn",)),
    ],
)
def test_the_ways_that_a_fact_is_asked_for_are_still_answered(
    conversation: Conversation, text: str, facts: tuple[str, ...]
) -> None:
    assert last(conversation, text)[:2] == (Outcome.ANSWER, facts)


def test_a_yearly_figure_is_heard_as_the_north_says_it(conversation: Conversation) -> None:
    assert last(conversation, "mỗi lăm phường kết nạp 43 đảng viên đúng không")[1:3] == (("ket_nap",), False)


def test_five_behind_tens_stays_five(conversation: Conversation) -> None:
    assert last(conversation, "hai mươi lăm phần trăm chi bộ trong sạch vững mạnh đúng không")[2] is False
    assert last(conversation, "mười lăm phần trăm là mức tăng trưởng mỗi năm đúng không")[2] is True


@pytest.mark.parametrize("text", ["bài này ai đứng tên viết", "ai dung ten bai bao ve phuong", "bài do ai đứng tên, giữ chức gì"])
def test_who_put_a_name_to_it_is_no_question_of_who_is_right(conversation: Conversation, text: str) -> None:
    assert last(conversation, text)[:3] == (Outcome.ANSWER, ("tac_gia",), None)


def test_a_comrade_who_is_asked_is_no_place(conversation: Conversation) -> None:
    assert last(conversation, "dang bo phuong co may dang vien ha dong chi")[:2] == (Outcome.ANSWER, ("dang_vien",))


def test_recognised_is_not_read_as_workers(conversation: Conversation) -> None:
    text = "hang nam bao nhieu phan tram to dan pho duoc cong nhan van hoa"
    assert last(conversation, text)[:2] == (Outcome.ANSWER, ("van_hoa_to",))


def test_a_list_behind_its_heading_is_of_one_thing(conversation: Conversation) -> None:
    text = "tỷ lệ đạt văn hóa mỗi năm: hộ bao nhiêu, tổ dân phố bao nhiêu, trường học cơ quan bao nhiêu?"
    assert last(conversation, text)[:2] == (Outcome.ANSWER, ("van_hoa_ho", "van_hoa_to", "van_hoa_co_quan"))


@pytest.mark.parametrize("text", ["tổ dân phố thì sao em?", "tổ dân phố thì sao hả cháu", "to dan pho thi sao ad"])
def test_a_follow_up_may_be_said_to_somebody(conversation: Conversation, text: str) -> None:
    assert last(conversation, "bao nhiêu phần trăm hộ đạt danh hiệu văn hóa", text)[:2] == (Outcome.ANSWER, ("van_hoa_to",))


def test_asking_leave_for_a_figure_with_a_final_a_states_nothing(conversation: Conversation) -> None:
    text = "cho em xin so luong dang vien cua dang bo phuong a"
    assert last(conversation, text)[:3] == (Outcome.ANSWER, ("dang_vien",), None)


def test_a_hundred_is_heard_as_the_north_says_it(conversation: Conversation) -> None:
    text = "chín mươi sáu phần chăm hộ đạt văn hóa đúng không"
    assert last(conversation, text)[:3] == (Outcome.ANSWER, ("van_hoa_ho",), True)
    assert last(conversation, "phường chăm lo gia đình chính sách thế nào")[:2] == (Outcome.ANSWER, ("an_sinh",))


def test_the_first_of_a_list_that_shares_its_end_is_not_lost(conversation: Conversation) -> None:
    text = "ty le ho, to dan pho va co quan truong hoc dat danh hieu van hoa la bao nhieu"
    assert last(conversation, text)[:2] == (Outcome.ANSWER, ("van_hoa_ho", "van_hoa_to", "van_hoa_co_quan"))


def test_a_remark_in_brackets_asks_nothing_of_its_own(conversation: Conversation) -> None:
    facts = last(conversation, "ND đột phá về công tác XDĐ (SHCB, ĐV) NK tới?")[1]
    assert not {"dang_vien", "sinh_hoat_chi_bo"} & set(facts)


def test_some_buildings_and_their_price_are_one_question(conversation: Conversation) -> None:
    text = "xây mấy nhà văn hóa khu dân cư hết tất cả bao nhiêu tiền thế"
    assert last(conversation, text)[:2] == (Outcome.ANSWER, ("nha_van_hoa_gia",))


def test_who_one_is_stands_against_nothing(conversation: Conversation) -> None:
    text = "tôi bộ đội về hưu, xin hỏi toàn phường ta hiện có bao nhiêu hộ?"
    assert last(conversation, text)[:2] == (Outcome.ANSWER, ("ho",))


def test_the_trace_says_why_a_sure_kind_is_only_offered(conversation: Conversation) -> None:
    finding = conversation.understander.understand("phường có mấy tổ dân phố yếu").whole
    assert finding is not None
    assert finding.outcome is Outcome.SUGGEST
    assert finding.doubt is Doubt.OTHERWISE
    reply = conversation.ask("phường có mấy tổ dân phố yếu", Asker("doubt", "me"), Setting.PRIVATE, 1000.0)
    assert texts.WHY_DOUBT.format(reason=texts.DOUBT_REASONS["otherwise"]) in reply.trace


def test_every_doubt_has_words() -> None:
    assert set(texts.DOUBT_REASONS) == {doubt.value for doubt in Doubt}
