"""What a person reads after asking, turn by turn."""

from __future__ import annotations

import pytest

from bot.conversation import Asker, Conversation, Setting
from bot.press import Kind, Press
from bot.reply import Reply
from knowledge.outcome import Outcome

ME, OTHER = Asker("chat", "me"), Asker("chat", "other")


def ask(conversation: Conversation, *turns: str, asker: Asker | None = None, setting: Setting = Setting.PRIVATE) -> Reply:
    """The reply to the last of several turns of a new conversation."""
    asker = asker or Asker(" / ".join(turns), "me")
    replies = [conversation.ask(turn, asker, setting, 1000.0 + place) for place, turn in enumerate(turns)]
    return replies[-1]


@pytest.mark.parametrize(
    "question",
    [
        "Phường Kim Tân có bao nhiêu hộ?",
        "kim tan bn ho v",
        "phuwowngf cos bao nhieeu hooj",
        "phu7o7ng co1 bao nhie6u ho65",
        "số hộ",
    ],
)
def test_households_are_told_however_they_are_typed(conversation: Conversation, question: str) -> None:
    reply = ask(conversation, question)
    assert reply.facts == ("ho",)
    assert reply.plain().startswith("Số hộ: 4.957 hộ\n")
    assert "(Báo cáo 3/2020, đoạn 1)" in reply.plain()


@pytest.mark.parametrize(
    "question",
    [
        "Phường được khen thưởng những gì?",
        "phuong duoc khen gi",
        "p mk đc tặng những giải j r",
        "kể các danh hiệu khen thưởng của phường",
        "được khen gì",
    ],
)
def test_awards_are_told_as_a_list(conversation: Conversation, question: str) -> None:
    reply = ask(conversation, question)
    assert reply.facts == ("khen_thuong",)
    assert len(reply.parts[0].items) == 4


@pytest.mark.parametrize(
    "question",
    [
        "3 nhiệm vụ đột phá nhiệm kỳ 2020-2025 là gì?",
        "nhiem ky toi dot pha gi",
        "NVĐP NK 20-25",
        "các khâu đột phá khóa mới",
        "Khóa tới phường chọn những việc đột phá nào?",
    ],
)
def test_breakthrough_tasks_are_told_as_a_list_of_three(conversation: Conversation, question: str) -> None:
    reply = ask(conversation, question)
    assert reply.facts == ("dot_pha",)
    assert len(reply.parts[0].items) == 3


def test_near_poor_households_are_not_answered_as_poor_households(conversation: Conversation) -> None:
    assert ask(conversation, "Phường còn bao nhiêu hộ cận nghèo?").outcome is not Outcome.ANSWER


@pytest.mark.parametrize(
    "question",
    [
        "Phường Cốc Lếu có bao nhiêu hộ?",
        "thu nhap binh quan nam 2017",
        "Diện tích phường Kim Tân là bao nhiêu?",
        "số điện thoại công an phường",
        "Huân chương Lao động hạng Nhất được trao năm nào?",
        "tổ 5 có bao nhiêu hộ",
        "thu nhập tổ mình (tổ 9) bình quân bao nhiêu",
        "hồi mới lập phường thì có mấy tổ dân phố",
        # the figure that the report has is given, so another is asked for
        "trong 6 chi bộ cơ quan thì trường học mấy cái",
        "mỗi tổ dân phố có bao nhiêu tổ phó",
        "tong so phat tu toan phuong",
        "tổng số hộ ba thế hệ cùng sống ở phường",
        "số tổ dân phố trước đây",
        "dân kim tân theo đạo thiên chúa bao nhiêu người",
        "Thủ đô nước Pháp là gì?",
        "Các loài cá sống thế nào dưới đáy biển sâu?",
        "Vì sao núi lửa phun trào mạnh như vậy trong lịch sử?",
    ],
)
def test_what_the_report_lacks_is_not_answered(conversation: Conversation, question: str) -> None:
    assert ask(conversation, question).outcome is not Outcome.ANSWER


@pytest.mark.parametrize(
    ("question", "fact", "lacking"),
    [
        ("phường mình có mấy tổ, số điện thoại tổ trưởng tổ 5 là gì", "to_dan_pho", "số điện thoại"),
        ("Cho hỏi phường có bao nhiêu hộ? Diện tích phường bao nhiêu?", "ho", "diện tích"),
        # where they are is no question about the ward's place
        ("phường xây mấy nhà văn hóa, ở đâu", "nha_van_hoa", "ở đâu"),
    ],
)
def test_what_is_asked_beside_and_not_in_the_report_is_said_to_be_missing(
    conversation: Conversation, question: str, fact: str, lacking: str
) -> None:
    reply = ask(conversation, question)
    assert reply.facts == (fact,)
    assert lacking in reply.parts[-1].lead


def test_another_ward_is_named_in_the_refusal(conversation: Conversation) -> None:
    assert "Cốc Lếu" in ask(conversation, "Phường Cốc Lếu có bao nhiêu hộ?").plain()


def test_several_questions_are_answered_in_order_and_numbered(conversation: Conversation) -> None:
    reply = ask(conversation, "Phường có bao nhiêu hộ, bao nhiêu tổ dân phố và bao nhiêu đảng viên?")
    assert reply.facts == ("ho", "to_dan_pho", "dang_vien")
    assert [part.lead[:3] for part in reply.parts] == ["1. ", "2. ", "3. "]


@pytest.mark.parametrize(
    ("turns", "fact"),
    [
        (("Phường có bao nhiêu hộ?", "còn tổ dân phố thì sao?"), "to_dan_pho"),
        (("thu nhập bình quân năm 2019", "thế năm 2015?"), "thu_nhap_2015"),
        (("thu nhập bình quân năm 2019", "vượt bao nhiêu?"), "thu_nhap_vuot"),
        (("phường xây mấy nhà văn hóa", "hết bao nhiêu tiền"), "nha_van_hoa_gia"),
        (("3 nhiệm vụ đột phá là gì", "cái thứ hai là gì?"), "dot_pha_2"),
        (("phường được huân chương gì", "ai tặng?"), "huan_chuong"),
        # two short questions about it are no two questions about something else
        (("thu ngan sach moi nam bao nhieu", "vuot muc tieu khong, vuot may"), "ngan_sach_vuot"),
        # the bot was not sure of the first question, or had no figure for that year: it is what is talked about all the same
        (("cho hỏi về đảng viên của đảng bộ", "bao nhiêu?"), "dang_vien"),
        (("thu nhập bình quân năm 2017", "thế năm 2019?"), "thu_nhap_2019"),
        (("bí thư phường là người viết bài à", "là ai?"), "tac_gia"),
    ],
)
def test_a_follow_up_leans_on_what_was_talked_about(conversation: Conversation, turns: tuple[str, ...], fact: str) -> None:
    assert ask(conversation, *turns).facts == (fact,)


def test_a_whole_sentence_about_another_thing_does_not_lean_on_the_last(conversation: Conversation) -> None:
    reply = ask(conversation, "thu tuc giam duoc may phan tram", "hoc bac thi lam nhung gi")
    assert reply.facts[0] == "hoc_tap_hcm"


def test_a_follow_up_about_a_year_that_is_not_given_is_refused(conversation: Conversation) -> None:
    assert ask(conversation, "thu nhập bình quân năm 2019", "thế năm 2017?").outcome is not Outcome.ANSWER


def test_another_person_of_the_group_has_a_context_of_their_own(conversation: Conversation) -> None:
    conversation.ask("phường xây mấy nhà văn hóa", ME, Setting.GROUP, 1000.0)
    assert conversation.ask("hết bao nhiêu tiền", OTHER, Setting.GROUP, 1001.0).outcome is not Outcome.ANSWER


def test_a_topic_is_forgotten_after_ten_minutes(conversation: Conversation) -> None:
    asker = Asker("chat", "forgetful")
    conversation.ask("phường xây mấy nhà văn hóa", asker, Setting.PRIVATE, 1000.0)
    assert conversation.ask("hết bao nhiêu tiền", asker, Setting.PRIVATE, 1601.0).outcome is not Outcome.ANSWER


@pytest.mark.parametrize(
    ("claim", "true"),
    [
        ("Phường có 4.957 hộ đúng không?", True),
        ("phuong co gan 5 nghin ho phai khong", True),
        ("Nghe nói phường có 37 tổ dân phố, đúng chứ?", True),
        ("Thu nhập 2019 là 121 triệu đúng không?", False),
        ("Huân chương Lao động hạng Ba phải không?", False),
        ("tiểu thủ công nghiệp chưa tới một phần mười kinh tế, đúng không", True),
        ("Thủ tục giảm một nửa thời gian, đúng không?", False),
        ("Phường vẫn còn hộ nghèo đúng không?", False),
        ("Phường không còn hộ nghèo đúng không?", True),
        ("Hộ nghèo phường KT = 0, đúng k?", True),
        ("anh Dung noi 7957 ho, toi thay nhieu qua. anh ay dung khong", False),
        ("Thu nhập bình quân tăng thêm 49 triệu sau 4 năm, đúng không?", True),
        ("Có 1.131 đồng chí đảng viên, đúng chứ?", True),
        ("thủ tục giảm hẳn năm mươi phần trăm, đúng không?", False),
        ("nhiem ky vua qua la dai hoi lan thu V phai ko", False),
    ],
)
def test_a_claim_gets_its_verdict_first(conversation: Conversation, claim: str, true: bool) -> None:
    reply = ask(conversation, claim)
    assert reply.verdict is true
    assert reply.plain().startswith("Đúng" if true else "Chưa đúng")


@pytest.mark.parametrize(
    "said", ["xin chào", "chào cháu, bà hỏi tí", "cảm ơn bot", "cảm ơn cháu nhé", "bạn là ai", "ngu thế", "ok", "giúp với"]
)
def test_small_talk_is_met_politely_and_states_no_fact(conversation: Conversation, said: str) -> None:
    reply = ask(conversation, said)
    assert reply.outcome is Outcome.SMALLTALK
    assert not reply.facts


@pytest.mark.parametrize("said", ["", "   ", "🙂🙂", "???", "\u200b"])
def test_a_message_without_words_is_met_kindly(conversation: Conversation, said: str) -> None:
    assert ask(conversation, said).outcome is Outcome.SMALLTALK


def test_a_group_is_spared_a_wall_of_buttons_when_nothing_is_known(conversation: Conversation) -> None:
    reply = ask(conversation, "diện tích phường là bao nhiêu", setting=Setting.GROUP)
    assert reply.outcome is not Outcome.ANSWER
    assert len(reply.rows) <= 3


def test_every_fact_has_an_answer_a_source_and_stands_in_a_topic(conversation: Conversation) -> None:
    listed: set[str] = set()
    for row in conversation.topics().rows:
        page: Reply | None = conversation.press(row[0].press, ME, 1.0)
        for number in range(5):
            page = conversation.press(Press(Kind.TOPIC, row[0].press.target, number), ME, 1.0)
            listed |= {button.press.target for line in page.rows for button in line if button.press.kind is Kind.FACT}
    facts = conversation.understander.knowledge.facts
    assert listed == set(facts)
    for name in facts:
        assert conversation.press(Press(Kind.FACT, name), ME, 1.0).facts == (name,)
        assert "Báo Lào Cai" in conversation.press(Press(Kind.SOURCE, name), ME, 1.0).plain()


@pytest.mark.parametrize(
    "press", [Press(Kind.FACT, "gone"), Press(Kind.TOPIC, "gone"), Press(Kind.TOPIC, "kinh_te", 99), Press(Kind.GOOD)]
)
def test_an_old_button_gets_a_kind_word(conversation: Conversation, press: Press) -> None:
    assert conversation.press(press, ME, 1.0).outcome is Outcome.SMALLTALK


def test_a_deep_link_opens_its_fact_and_a_broken_one_is_said_to_be_so(conversation: Conversation) -> None:
    assert conversation.start("ho").facts == ("ho",)
    assert "không trỏ tới" in conversation.start("khong_co").plain()


def test_the_trace_says_what_was_read_and_what_decided(conversation: Conversation) -> None:
    trace = "\n".join(ask(conversation, "thu nhap binh quan nam 2017").trace)
    assert "Đọc là:" in trace
    assert "Chặn: năm báo cáo không có" in trace


def test_a_computed_figure_says_so_and_names_its_sources(conversation: Conversation) -> None:
    reply = conversation.press(Press(Kind.FACT, "nguoi_moi_ho"), ME, 1.0)
    assert set(reply.facts) == {"nhan_khau", "ho"}
    assert "Tính từ số liệu báo cáo" in reply.plain()
