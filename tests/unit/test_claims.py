"""Claims put up for checking: which messages make one, and whether the report bears it out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.answer import Renderer
from knowledge.claims import claim_of
from knowledge.loading import Knowledge
from knowledge.model import Fact
from knowledge.quantities import Bound, Measure, Quantity
from knowledge.understanding import Understander
from knowledge.utterance import Listener
from knowledge.verdicts.figures import agrees, amount_of, measure_of
from knowledge.verdicts.judging import Checker
from knowledge.verdicts.words import load_claim_words

Judge = Callable[[str, str], bool | None]


@pytest.fixture
def judge(understander: Understander) -> Judge:
    """Whether the report bears out a claim about one fact, nothing beside it being quoted."""

    def of(kind: str, text: str) -> bool | None:
        utterance = understander.listener.hear(text)
        claim = claim_of(utterance)
        assert claim is not None, text
        return checker.verdict(kind, claim, utterance)

    knowledge = understander.knowledge
    renderer = Renderer(knowledge.report)
    computed = {name: renderer.computed_value(figure) for name, figure in knowledge.computed.items()}
    checker = Checker(knowledge, load_claim_words(knowledge.folder), computed)
    return of


@pytest.mark.parametrize(
    "text",
    [
        "phường có 4957 hộ đúng không",
        "phường có 4.957 hộ phải không ạ",
        "phuong co 5000 ho dung ko",
        "có đúng là phường không còn hộ nghèo",
        "nghe nói phường được huân chương hạng ba",
        "phường có 37 tổ dân phố à",
        "37 tổ dân phố hả bot",
        "thu nhập năm 2019 là 112 triệu, chuẩn không",
        "kiểm tra giúp: doanh thu 2.200 tỷ",
        "đảng bộ có 28 chi bộ nhỉ",
        "phường mình là trung tâm thành phố đúng chưa",
    ],
)
def test_a_message_that_wants_a_verdict_makes_a_claim(listener: Listener, text: str) -> None:
    assert claim_of(listener.hear(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "phường có bao nhiêu hộ",
        "phường có bao nhiêu hộ ạ",
        "cho em hỏi số hộ nghèo với ạ",
        "ai là bí thư đảng ủy",
        "thu nhập bình quân năm 2019 là bao nhiêu",
        "phường được khen thưởng gì",
        "có mấy nhà văn hóa nhỉ",
        "mấy nhà văn hóa hả bác",
        "số hộ",
        "",
        "quy định 213 là gì",
        "đại hội VII họp nhiệm kỳ nào",
    ],
)
def test_a_message_that_only_asks_makes_none(listener: Listener, text: str) -> None:
    assert claim_of(listener.hear(text)) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ho", "phường có 4957 hộ đúng không"),
        ("ho", "phường có 4.957 hộ đúng không"),
        ("ho", "phường có bốn nghìn chín trăm năm mươi bảy hộ đúng không"),
        ("ho", "phường có gần 5000 hộ đúng không"),
        ("ho", "phường có khoảng 5 nghìn hộ phải không"),
        ("ho", "phường có hơn 4900 hộ đúng không"),
        ("ho", "phường có chưa tới 5000 hộ đúng không"),
        ("nhan_khau", "dân số hơn 18.000 người đúng không"),
        ("nhan_khau", "dân số hơn 18 nghìn người đúng không"),
        ("nhan_khau", "phường có hơn một vạn tám nghìn dân đúng không"),
        ("doanh_thu", "doanh thu 2,2 nghìn tỷ đúng không"),
        ("doanh_thu", "doanh thu 2.200 tỷ đồng phải không"),
        ("doanh_thu", "doanh thu hai nghìn hai trăm tỷ đúng không"),
        ("thu_nhap_2019", "thu nhập năm 2019 là 112 triệu đúng không"),
        ("thu_nhap_2019", "năm 2019 thu nhập 112tr đúng ko"),
        ("tang_truong", "grdp tăng 15%/năm đúng không"),
        ("tang_truong", "grdp tăng mười lăm phần trăm mỗi năm đúng không"),
        ("nong_thon_moi_kp", "hỗ trợ gần 120 triệu đúng không"),
        ("nha_van_hoa_gia", "nhà văn hóa hơn 15 tỷ đúng không"),
        ("ho_ngheo", "phường không còn hộ nghèo đúng không"),
        ("ho_ngheo", "phường hết hộ nghèo rồi phải không"),
        ("huan_chuong", "phường được huân chương lao động hạng nhì đúng không"),
        ("dang_vien_213", "có 2.299 đảng viên theo quy định 213 đúng không"),
        ("quy_dinh_213", "quy định 213 ban hành ngày 2/1/2020 đúng không"),
        ("vi_tri", "phường ở trung tâm thành phố Lào Cai đúng không"),
        ("nghi_quyet_tw4", "kiểm điểm theo nghị quyết trung ương 4 khóa XI và khóa XII đúng không"),
        ("tac_gia", "tác giả là Nguyễn Mạnh Cường đúng không"),
        ("co_cau", "thương mại dịch vụ 91% và tiểu thủ công nghiệp 9% đúng không"),
        ("thu_nhap_tang", "thu nhập tăng từ 63 lên 112 triệu đúng không"),
        ("trong_sach_5_nam", "đảng bộ 5 năm liền trong sạch vững mạnh đúng không"),
    ],
)
def test_a_claim_that_the_report_bears_out_is_true(judge: Judge, kind: str, text: str) -> None:
    assert judge(kind, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ho", "phường có 4975 hộ đúng không"),
        ("ho", "phường có 49570 hộ đúng không"),
        ("ho", "phường có 5000 hộ đúng không"),
        ("ho", "phường có hơn 5000 hộ đúng không"),
        ("ho", "phường có gần 4000 hộ đúng không"),
        ("ho", "phường có khoảng 4 nghìn hộ đúng không"),
        ("ho", "phường có dưới 4000 hộ đúng không"),
        ("nhan_khau", "dân số 28.000 người đúng không"),
        ("nhan_khau", "dân số hơn 8 nghìn người đúng không"),
        ("doanh_thu", "doanh thu 2,2 tỷ đúng không"),
        ("doanh_thu", "doanh thu 2.200 triệu đúng không"),
        ("doanh_thu", "doanh thu 22 nghìn tỷ đúng không"),
        ("thu_nhap_2019", "thu nhập năm 2019 là 120 triệu đúng không"),
        ("thu_nhap_2019", "thu nhập 112 triệu là năm 2018 đúng không"),
        ("thu_nhap_2019", "thu nhập năm 2019 là 63 triệu đúng không"),
        ("tang_truong", "grdp tăng 51% mỗi năm đúng không"),
        ("tang_truong", "grdp tăng 5% mỗi năm phải không"),
        ("ho_ngheo", "phường còn hộ nghèo đúng không"),
        ("ho_ngheo", "phường còn 12 hộ nghèo đúng không"),
        ("ho_ngheo", "phường vẫn còn 3% hộ nghèo phải không"),
        ("huan_chuong", "phường được huân chương lao động hạng ba đúng không"),
        ("huan_chuong", "phường được huân chương lao động hạng III đúng không"),
        ("huan_chuong", "phường chưa được huân chương lao động hạng nhì đúng không"),
        ("dang_vien_213", "có 2.299 đảng viên theo quy định 205 đúng không"),
        ("quy_dinh_213", "quy định 213 ban hành ngày 2/2/2020 đúng không"),
        ("quy_dinh_213", "quy định 205 ban hành ngày 2/1/2020 đúng không"),
        ("do_thi_loai_1", "phấn đấu đô thị loại III đúng không"),
        ("nghi_quyet_tw4", "kiểm điểm theo nghị quyết trung ương 4 khóa IX và khóa X đúng không"),
        ("dai_hoi_6", "nhiệm kỳ 2015-2020 là đại hội VIII đúng không"),
        ("vi_tri", "phường ở ngoại ô thành phố đúng không"),
        ("tac_gia", "tác giả là Trần Văn Nam đúng không"),
        ("co_cau", "thương mại dịch vụ 19% đúng không"),
        ("thu_nhap_tang", "thu nhập tăng từ 63 lên 121 triệu đúng không"),
        ("trong_sach_5_nam", "đảng bộ 3 năm liền trong sạch vững mạnh đúng không"),
        ("van_hoa_ho", "hộ văn hóa đạt 69% đúng không"),
    ],
)
def test_a_claim_that_the_report_contradicts_is_not_true(judge: Judge, kind: str, text: str) -> None:
    assert not judge(kind, text)


FIGURES = {
    "ho": {"value": 4957, "unit": "hộ"},
    "nhan_khau": {"value": 18000, "unit": "nhân khẩu", "bound": "hơn"},
    "kinh_phi": {"value": 120, "unit": "triệu đồng", "bound": "gần"},
    "doanh_thu": {"value": 2200, "unit": "tỷ đồng"},
    "ty_le": {"value": 15, "unit": "%"},
}


def fact(name: str) -> Fact:
    plain = {"title": "Số liệu", "topic": "dia_ban", "period": {"at": "3/2020"}, "paragraph": 1, "statement": "Không có gì."}
    return Fact.model_validate({**plain, **FIGURES[name]})


@pytest.mark.parametrize(
    ("name", "value", "measure", "bound", "true"),
    [
        ("ho", 4957, Measure.COUNT, Bound.EXACT, True),
        ("ho", 4958, Measure.COUNT, Bound.EXACT, False),
        ("ho", 4957, Measure.MONEY, Bound.EXACT, False),
        ("ho", 4957, Measure.PERCENT, Bound.EXACT, False),
        ("ho", 4900, Measure.COUNT, Bound.MORE, True),
        ("ho", 4957, Measure.COUNT, Bound.MORE, True),
        ("ho", 4958, Measure.COUNT, Bound.MORE, False),
        ("ho", 1000, Measure.COUNT, Bound.MORE, False),
        ("ho", 5000, Measure.COUNT, Bound.NEARLY, True),
        ("ho", 4957, Measure.COUNT, Bound.NEARLY, False),
        ("ho", 6000, Measure.COUNT, Bound.NEARLY, False),
        ("ho", 5000, Measure.COUNT, Bound.ABOUT, True),
        ("ho", 6000, Measure.COUNT, Bound.ABOUT, False),
        ("ho", 5000, Measure.COUNT, Bound.LESS, True),
        ("ho", 4957, Measure.COUNT, Bound.LESS, False),
        ("nhan_khau", 18000, Measure.COUNT, Bound.EXACT, True),
        ("nhan_khau", 18000, Measure.COUNT, Bound.MORE, True),
        ("kinh_phi", 120e6, Measure.MONEY, Bound.NEARLY, True),
        ("doanh_thu", 2200e9, Measure.MONEY, Bound.EXACT, True),
        ("doanh_thu", 2200e6, Measure.MONEY, Bound.EXACT, False),
        ("ty_le", 15, Measure.PERCENT, Bound.EXACT, True),
        ("ty_le", 15.2, Measure.PERCENT, Bound.EXACT, True),
        ("ty_le", 16, Measure.PERCENT, Bound.EXACT, False),
    ],
)
def test_a_number_is_true_as_the_person_means_it(name: str, value: float, measure: Measure, bound: Bound, true: bool) -> None:
    assert agrees(Quantity(value, measure, bound, 0, 1), fact(name)) is true


def test_so_many_of_something_are_no_percent() -> None:
    assert not agrees(Quantity(15, Measure.COUNT, Bound.EXACT, 0, 1, "ho"), fact("ty_le"))


@pytest.mark.parametrize(
    ("name", "measure", "amount"),
    [
        ("ho", Measure.COUNT, 4957),
        ("kinh_phi", Measure.MONEY, 120e6),
        ("doanh_thu", Measure.MONEY, 2200e9),
        ("ty_le", Measure.PERCENT, 15),
    ],
)
def test_the_unit_of_a_fact_says_what_its_figure_measures(name: str, measure: Measure, amount: float) -> None:
    assert (measure_of(fact(name)), amount_of(fact(name))) == (measure, amount)


def test_a_text_has_no_amount(base: Knowledge) -> None:
    with pytest.raises(ValueError, match="no figure"):
        amount_of(base.facts["ho_ngheo"])


def test_the_figure_of_every_fact_is_true_of_it_when_claimed(understander: Understander, judge: Judge) -> None:
    knowledge = understander.knowledge
    renderer = Renderer(knowledge.report)
    figures = [name for name, fact in knowledge.facts.items() if fact.figure is not None]
    untrue = [name for name in figures if not judge(name, f"{knowledge.title(name)} là {renderer.measured(name)} đúng không")]
    assert untrue == []


def test_another_figure_is_never_true_of_a_fact(understander: Understander, judge: Judge) -> None:
    knowledge = understander.knowledge
    true = []
    for name, known in knowledge.facts.items():
        if known.figure is not None:
            wrong = f"{int(known.figure * 3 + 7)}{known.unit if known.unit.startswith('%') else ' ' + known.unit}"
            text = f"{knowledge.title(name)} là {wrong} đúng không"
            true += [text] if judge(name, text) else []
    assert true == []
