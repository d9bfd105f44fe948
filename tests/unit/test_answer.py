"""Facts and computed figures written out, each figure in one place only."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from knowledge.answer import BadStatement, Renderer, figure_text
from knowledge.loading import Knowledge
from knowledge.model import Computed, Report


def report_of(**facts: dict[str, Any]) -> Report:
    """A report with these facts, each written as far as it matters."""
    plain = {
        "title": "Số liệu", "topic": "dia_ban", "period": {"at": "3/2020"}, "paragraph": 1, "statement": "Không có gì.",
    }  # fmt: skip
    return Report.model_validate(
        {
            "id": "thu", "title": "Bài thử", "publisher": "Báo", "published": "27/3/2020", "as_of": "3/2020",
            "author": "Người viết", "url": "http://bao.example/bai.htm", "place": "phường Thử", "paragraphs": 11,
            "facts": {name: {**plain, **fact} for name, fact in facts.items()},
        }
    )  # fmt: skip


def computed_of(formula: str, statement: str = "Bình quân {value}.", **more: Any) -> Computed:
    return Computed.model_validate(
        {
            "id": "tinh", "title": "Tính ra", "topic": "dia_ban", "formula": formula, "from": ["ho"],
            "statement": statement, "phrasings": ["tính ra bao nhiêu"] * 8, **more,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (4957, "4.957"),
        (18000, "18.000"),
        (213, "213"),
        (0, "0"),
        (1131000, "1.131.000"),
    ],
)
def test_thousands_are_apart_by_dots(value: int, written: str) -> None:
    assert figure_text(value) == written


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [(24.5, 1, "24,5"), (3.63, 1, "3,6"), (77.78, 1, "77,8"), (4.0, 1, "4"), (1234.56, 2, "1.234,56")],
)
def test_decimals_stand_behind_a_comma(value: float, digits: int, written: str) -> None:
    assert figure_text(value, digits) == written


@pytest.mark.parametrize(
    ("fact", "value", "measured"),
    [
        ({"value": 4957, "unit": "hộ"}, "4.957", "4.957 hộ"),
        ({"value": 18000, "unit": "nhân khẩu", "bound": "hơn"}, "18.000", "hơn 18.000 nhân khẩu"),
        ({"value": 120, "unit": "triệu đồng", "bound": "gần"}, "120", "gần 120 triệu đồng"),
        ({"value": 15, "unit": "%/năm"}, "15", "15%/năm"),
        ({"value": 22, "unit": "%"}, "22", "22%"),
        ({"value": Decimal("24.5"), "unit": "tỷ đồng"}, "24,5", "24,5 tỷ đồng"),
        ({"value": {"day": 2, "month": 1, "year": 2020}}, "2/1/2020", "2/1/2020"),
        ({"value": ["chính trị", "tư tưởng"]}, "chính trị, tư tưởng", "chính trị, tư tưởng"),
        ({"value": "không còn hộ nghèo"}, "không còn hộ nghèo", "không còn hộ nghèo"),
    ],
)
def test_values_are_written_with_bound_and_unit(fact: dict[str, Any], value: str, measured: str) -> None:
    renderer = Renderer(report_of(so=fact))
    assert renderer.value("so") == value
    assert renderer.measured("so") == measured


def test_a_statement_takes_its_figures_from_the_values() -> None:
    report = report_of(
        ho={"value": 4957, "unit": "hộ", "statement": "Phường có {ho} dân, chia thành {to.value} tổ: {viec.list}."},
        to={"value": 37, "unit": "tổ"},
        viec={"value": ["một", "hai"]},
    )
    assert Renderer(report).statement("ho") == "Phường có 4.957 hộ dân, chia thành 37 tổ: một, hai."


def test_a_changed_value_changes_every_sentence_that_takes_it() -> None:
    statement = "Phường có {ho} dân."
    old, new = (report_of(ho={"value": value, "unit": "hộ", "statement": statement}) for value in (4957, 5001))
    assert "4.957" in Renderer(old).statement("ho")
    assert Renderer(new).statement("ho") == "Phường có 5.001 hộ dân."


@pytest.mark.parametrize("statement", ["Có {nha}.", "Có {ho.chu}.", "Có {}.", "Có {value}."])
def test_a_placeholder_for_nothing_is_named(statement: str) -> None:
    with pytest.raises(BadStatement):
        Renderer(report_of(ho={"value": 1, "statement": statement})).statement("ho")


@pytest.mark.parametrize(
    ("formula", "digits", "value"),
    [
        ("nguoi / ho", 1, "3,6 người"),
        ("nguoi - ho", 0, "13.043 người"),
        ("ho + ho", 0, "9.914 người"),
        ("(nguoi - ho) / ho * 100", 1, "263,1 người"),
        ("nguoi / (1 + 20 / 100)", 0, "15.000 người"),
    ],
)
def test_computed_figures_follow_from_the_values(formula: str, digits: int, value: str) -> None:
    renderer = Renderer(report_of(ho={"value": 4957}, nguoi={"value": 18000}))
    computed = computed_of(formula, unit="người", digits=digits)
    assert renderer.computed_measured(computed) == value
    assert renderer.computed_statement(computed) == f"Bình quân {value}."


@pytest.mark.parametrize("formula", ["ho /", "nha + 1", "ten + 1", "ho / 0", "ho ** 2", "ho.real", "ho // 2", "-ho"])
def test_a_formula_that_gives_no_figure_is_named(formula: str) -> None:
    renderer = Renderer(report_of(ho={"value": 4957}, ten={"value": "không"}))
    with pytest.raises(BadStatement):
        renderer.computed_value(computed_of(formula))


def test_the_link_jumps_to_the_words_in_the_report() -> None:
    report = report_of(ho={"value": 4957, "quote": "4.957 hộ"}, ten={"value": "không"})
    assert Renderer(report).link("ho") == "http://bao.example/bai.htm#:~:text=4.957%20h%E1%BB%99"
    assert Renderer(report).link("ten") == "http://bao.example/bai.htm"


def test_every_shipped_fact_can_be_written_out(base: Knowledge) -> None:
    renderer = Renderer(base.report)
    for name in base.facts:
        written = renderer.statement(name)
        assert written.endswith(".")
        assert "{" not in written
    for computed in base.computed.values():
        assert "{" not in renderer.computed_statement(computed)


def test_every_shipped_statement_names_what_it_is_about(base: Knowledge) -> None:
    renderer = Renderer(base.report)
    general = {"quy_dinh_213", "nguon"}
    silent = [name for name in base.facts if name not in general and "Kim Tân" not in renderer.statement(name)]
    assert silent == []
