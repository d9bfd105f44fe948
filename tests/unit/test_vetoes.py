"""Typed values that a fact is not answered against: another place, another time, another number of a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.loading import Knowledge
from knowledge.utterance import Listener
from knowledge.vetoes import Reason, Veto, Vetoes

Against = Callable[..., Veto | None]


@pytest.fixture(scope="module")
def vetoes(base: Knowledge) -> Vetoes:
    return Vetoes(base.report)


@pytest.fixture
def against(base: Knowledge, listener: Listener, vetoes: Vetoes) -> Against:
    """What speaks against one fact for a text, the whole text being the question."""

    def of(kind: str, text: str, claim: bool = False) -> Veto | None:
        utterance = listener.hear(text)
        return vetoes.veto(base.facts[kind], utterance, (0, utterance.clauses), claim)

    return of


def reason(veto: Veto | None) -> Reason | None:
    return veto.reason if veto else None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ho", "phường Cốc Lếu có bao nhiêu hộ"),
        ("ho", "phuong coc leu co bao nhieu ho"),
        ("ho", "phường Duyên Hải có bao nhiêu hộ dân"),
        ("nhan_khau", "dân số Hà Nội là bao nhiêu"),
        ("ho_ngheo", "Sa Pa có bao nhiêu hộ nghèo"),
        ("ho_ngheo", "Huế có bao nhiêu hộ nghèo"),
        ("thu_nhap_2019", "thu nhập bình quân ở Yên Bái năm 2019"),
        ("tang_truong", "GRDP của Lai Châu tăng bao nhiêu"),
        ("nguon", "báo cáo của phường Bắc Cường đăng ngày nào"),
        ("khen_thuong", "phường Pom Hán được khen thưởng gì"),
    ],
)
def test_another_place_is_not_answered_with_this_ward(against: Against, kind: str, text: str) -> None:
    assert reason(against(kind, text)) is Reason.PLACE


@pytest.mark.parametrize(
    "text",
    [
        "phường Kim Tân có bao nhiêu hộ",
        "phường Kim Tân thành phố Lào Cai có bao nhiêu hộ",
        "ở đây có bao nhiêu hộ",
        "em ở Bắc Hà xuống, phường Kim Tân có bao nhiêu hộ ạ",
    ],
)
def test_the_ward_itself_and_where_it_lies_are_no_other_place(against: Against, text: str) -> None:
    assert against("ho", text) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ho", "tổ 5 có bao nhiêu hộ"),
        ("ho", "tổ dân phố số 12 có bao nhiêu hộ"),
        ("ho", "tdp 12 có bn hộ"),
        ("dang_vien", "chi bộ 7 có bao nhiêu đảng viên"),
        ("van_hoa_to", "tổ 22 có đạt danh hiệu văn hóa không"),
        ("doanh_thu", "tổng doanh thu thương mại, dịch vụ của phường là bao nhiêu ở tổ 5"),
        ("an_ninh", "tinh hinh an ninh, trat tu cua phuong the nao cua chi bo 7"),
    ],
)
def test_a_part_of_the_ward_is_not_answered_with_the_whole(against: Against, kind: str, text: str) -> None:
    assert reason(against(kind, text)) is Reason.PART_OF_WARD


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ho", "năm 2012 phường có bao nhiêu hộ"),
        ("ho", "phường có bao nhiêu hộ vào năm 2025"),
        ("thu_nhap_2019", "thu nhập bình quân năm 2015"),
        ("thu_nhap_2015", "thu nhập bình quân năm 2019"),
        ("thu_nhap_2019", "thu nhập bình quân năm 2017"),
        ("ket_nap", "năm 2018 kết nạp bao nhiêu đảng viên"),
        ("ngan_sach", "thu ngân sách năm 2017 là bao nhiêu"),
        ("tang_truong", "tăng trưởng GRDP năm 2016"),
        ("nha_van_hoa", "năm 2019 xây mấy nhà văn hóa"),
        ("phuong_cham", "phương châm lãnh đạo năm 2015"),
    ],
)
def test_another_year_is_not_answered(against: Against, kind: str, text: str) -> None:
    assert reason(against(kind, text)) is Reason.YEAR


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ho", "năm ngoái phường có bao nhiêu hộ"),
        ("ket_nap", "nhiệm kỳ tới kết nạp bao nhiêu đảng viên"),
        ("ket_nap", "nhiệm kỳ 2020-2025 kết nạp bao nhiêu đảng viên"),
        ("ket_nap", "nhiệm kỳ 2010-2015 kết nạp bao nhiêu đảng viên"),
        ("dot_pha", "nhiệm vụ đột phá nhiệm kỳ 2015-2020"),
        ("dot_pha", "nhiệm vụ đột phá của nhiệm kỳ vừa qua"),
        ("phuong_cham", "phương châm lãnh đạo khóa trước"),
        ("ngan_sach", "ngân sách tháng trước thu được bao nhiêu"),
        ("ket_nap", "nhiệm kỳ trước nữa kết nạp bao nhiêu"),
        ("thu_nhap_2015", "thu nhập bình quân nhiệm kỳ 2010-2015"),
        ("doanh_thu", "tổng doanh thu thương mại, dịch vụ của phường là bao nhiêu năm ngoái"),
        ("nghi_quyet_tw4", "kiểm điểm theo nghị quyết nào của đại hội VIII"),
        ("dai_hoi_6", "đại hội lần thứ VII là nhiệm kỳ nào"),
        ("dai_hoi_7", "đại hội lần thứ VI là nhiệm kỳ nào"),
        ("dai_hoi_6", "đại hội lần thứ VIII là nhiệm kỳ nào"),
        ("dai_hoi_7", "đại hội lần thứ VIII là nhiệm kỳ nào"),
        ("dai_hoi_7", "đại hội 9 của phường"),
        ("phuong_cham", "phương châm của đại hội VI"),
        ("nghi_quyet_tw4", "nghị quyết trung ương 4 khóa XIII"),
    ],
)
def test_another_term_or_congress_is_not_answered(against: Against, kind: str, text: str) -> None:
    assert reason(against(kind, text)) is Reason.TERM


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("dang_vien_213", "bao nhiêu đảng viên sinh hoạt theo quy định 205"),
        ("quy_dinh_213", "quy định 76 là gì"),
        ("quy_dinh_213", "quy định 205 năm 2020 là gì"),
        ("huan_chuong", "huân chương lao động hạng Ba"),
        ("huan_chuong", "huân chương lao động hạng nhất"),
        ("huan_chuong", "huân chương lao động hạng III"),
        ("do_thi_loai_1", "phấn đấu đô thị loại II"),
        ("do_thi_loai_1", "phấn đấu đô thị loại 3"),
        ("nghi_quyet_tw4", "kiểm điểm theo nghị quyết trung ương 6"),
        ("dot_pha_1", "nhiệm vụ đột phá thứ hai"),
        ("dot_pha_3", "đột phá số 2 là gì"),
    ],
)
def test_another_number_of_a_name_is_not_answered(against: Against, kind: str, text: str) -> None:
    assert reason(against(kind, text)) is Reason.NAME


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ho", "phường có bao nhiêu hộ"),
        ("ho", "năm 2020 phường có bao nhiêu hộ"),
        ("ho", "hiện nay phường có bao nhiêu hộ"),
        ("ho", "phường có 37 tổ thì có bao nhiêu hộ"),
        ("thu_nhap_2019", "thu nhập bình quân năm 2019"),
        ("thu_nhap_2015", "thu nhap nam 2015"),
        ("thu_nhap_tang", "thu nhập từ 2015 đến 2019"),
        ("thu_nhap_tang", "thu nhập năm 2015 và năm 2019"),
        ("ket_nap", "nhiệm kỳ 2015-2020 kết nạp bao nhiêu đảng viên"),
        ("ket_nap", "nhiệm kỳ vừa qua kết nạp bao nhiêu"),
        ("ket_nap", "5 năm qua kết nạp bao nhiêu đảng viên"),
        ("dot_pha", "nhiệm vụ đột phá nhiệm kỳ 2020-2025"),
        ("dot_pha", "nhiệm vụ đột phá nhiệm kỳ tới"),
        ("dai_hoi_6", "đại hội VI của đảng bộ phường"),
        ("dai_hoi_7", "đại hội lần thứ bảy"),
        ("dang_vien_213", "đảng viên theo quy định 213"),
        ("dang_vien_213", "đảng viên theo quy định 213 năm 2020"),
        ("huan_chuong", "huân chương lao động hạng nhì"),
        ("do_thi_loai_1", "đô thị loại I"),
        ("do_thi_loai_1", "đô thị loại một"),
        ("nghi_quyet_tw4", "nghị quyết trung ương 4 khóa XI"),
        ("nghi_quyet_tw4", "nghị quyết trung ương 4 khóa 12"),
        ("nghi_quyet_tw4", "nghị quyết trung ương 4 của đại hội XII"),
        ("thu_nhap_2019", "thu nhập bình quân từ 2015 đến 2019"),
        ("dot_pha_2", "đột phá thứ hai"),
        ("nguon", "bài báo đăng ngày nào"),
    ],
)
def test_the_time_and_name_of_the_fact_itself_are_no_reason_against_it(against: Against, kind: str, text: str) -> None:
    assert against(kind, text) is None


@pytest.mark.parametrize(
    ("kind", "text", "asked"),
    [
        ("ho", "phường Cốc Lếu có bao nhiêu hộ", "Cốc Lếu"),
        ("ho", "năm 2012 có bao nhiêu hộ", "2012"),
        ("huan_chuong", "huân chương hạng Ba", "hạng ba"),
    ],
)
def test_a_veto_shows_what_was_asked(against: Against, kind: str, text: str, asked: str) -> None:
    veto = against(kind, text)
    assert veto is not None
    assert asked.lower() in veto.asked.lower()


@pytest.mark.parametrize("told", ["tháng trước em ra phường làm giấy tờ", "anh họ tôi ở tổ 5 mới chuyển đi"])
def test_a_story_before_the_question_does_not_count(base: Knowledge, listener: Listener, vetoes: Vetoes, told: str) -> None:
    utterance = listener.hear(f"{told}. Phường mình có bao nhiêu hộ")
    assert vetoes.veto(base.facts["ho"], utterance, (utterance.clauses - 1, utterance.clauses)) is None


def test_what_a_person_tells_of_herself_beside_the_question_does_not_count(
    base: Knowledge, listener: Listener, vetoes: Vetoes
) -> None:
    utterance = listener.hear("em chuyển từ Hà Nội lên đây năm 2012 ạ. Phường mình có bao nhiêu hộ")
    assert vetoes.veto(base.facts["ho"], utterance, (utterance.clauses - 1, utterance.clauses)) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("huan_chuong", "phường được huân chương lao động hạng ba đúng không"),
        ("nghi_quyet_tw4", "kiểm điểm theo nghị quyết trung ương 4 khóa IX đúng không"),
        ("thu_nhap_2019", "thu nhập 112 triệu là của năm 2018 đúng không"),
        ("quy_dinh_213", "quy định 213 ban hành ngày 5/5/2019 phải không"),
    ],
)
def test_the_number_of_a_claim_is_left_to_be_judged(against: Against, kind: str, text: str) -> None:
    assert against(kind, text, claim=True) is None


def test_a_claim_about_another_place_is_not_judged(against: Against) -> None:
    assert reason(against("ho", "phường Cốc Lếu có 4957 hộ đúng không", claim=True)) is Reason.PLACE


def test_how_it_once_was_does_not_refuse_what_is_asked_of_now(against: Against) -> None:
    assert against("nhan_khau", "ngày xưa Kim Tân vắng hoe, thế giờ được bao nhiêu người") is None
    assert against("thu_tuc_giam", "thời gian làm thủ tục giảm bao nhiêu so với trước đây") is None
    assert reason(against("nhan_khau", "ngày xưa Kim Tân có bao nhiêu người")) is Reason.TERM
    assert reason(against("to_dan_pho", "số tổ dân phố trước đây")) is Reason.TERM


def test_the_year_of_its_congress_does_not_refuse_what_came_of_the_term(against: Against) -> None:
    assert against("hoan_thanh_chi_tieu", "mấy việc đại hội đề ra hồi 2015 đã xong cả chưa") is None
    assert reason(against("hoan_thanh_chi_tieu", "mấy chỉ tiêu của năm 2015 đã xong cả chưa")) is Reason.YEAR
