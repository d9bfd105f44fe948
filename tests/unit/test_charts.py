"""Charts: what they show comes from the report, and is said in words too."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from bot.charts import Charts, Form, listed
from knowledge.loading import Knowledge
from knowledge.model import Fact
from tests.unit.changed import with_facts


@pytest.fixture
def charts(base: Knowledge) -> Charts:
    return Charts(base)


def test_the_report_gives_all_five_charts(charts: Charts) -> None:
    assert [chart.id for chart in charts] == ["thu_nhap", "co_cau", "van_hoa", "chi_bo", "chi_tieu"]


def test_every_size_is_the_value_of_a_fact(charts: Charts, base: Knowledge) -> None:
    for chart in charts:
        if chart.form is not Form.AGAINST:
            known = {fact.figure for kind in chart.kinds if (fact := base.facts[kind])}
            assert {mark.size for mark in chart.marks} <= known, chart.id


def test_results_stand_above_their_targets_by_what_the_report_says(charts: Charts, base: Knowledge) -> None:
    chart = charts.under("thu_nhap_vuot")
    assert chart is not None
    leads = [base.facts[name].figure for name in ("thu_nhap_vuot", "ngan_sach_vuot", "ket_nap_vuot")]
    assert [mark.size - 100 for mark in chart.marks] == leads


def test_targets_are_marked_as_computed(charts: Charts) -> None:
    chart = charts.get("chi_tieu")
    assert chart is not None
    assert all("khoảng" in mark.beside for mark in chart.marks)
    assert "tính ngược" in chart.note


def test_every_chart_says_who_published_it_when_and_where_it_stands(charts: Charts) -> None:
    for chart in charts:
        assert re.fullmatch(r"Nguồn: Báo Lào Cai, 27/3/2020, đoạn \d+( và \d+)?", chart.source)


def test_the_words_hold_every_value(charts: Charts) -> None:
    for chart in charts:
        assert all(mark.label in chart.words and mark.said in chart.words for mark in chart.marks)


def test_no_figure_is_typed_into_the_texts_of_charts() -> None:
    from bot import texts

    for said in (*texts.CHART_LABELS.values(), *texts.CHART_NOTES.values()):
        assert not re.search(r"\d", said.replace("2019", ""))


def test_another_value_makes_another_chart(base: Knowledge) -> None:
    changed = Charts(with_facts(base, thu_nhap_2019={"value": Decimal("120.5")}))
    before, after = Charts(base).get("thu_nhap"), changed.get("thu_nhap")
    assert before is not None
    assert after is not None
    assert after.marks[-1].said == "120,5 triệu đồng"
    assert before.fingerprint != after.fingerprint


def test_the_same_chart_has_the_same_fingerprint_in_another_process(base: Knowledge) -> None:
    first, again = Charts(base).get("co_cau"), Charts(base).get("co_cau")
    assert first is not None
    assert again is not None
    assert first.fingerprint == again.fingerprint


@pytest.mark.parametrize(
    ("chart", "fact", "value"),
    [("co_cau", "co_cau_ttcn", 8), ("chi_bo", "chi_bo_co_quan", 7), ("thu_nhap", "thu_nhap_2015", "cao")],
)
def test_values_that_do_not_fit_the_drawing_give_no_chart(base: Knowledge, chart: str, fact: str, value: object) -> None:
    charts = Charts(with_facts(base, **{fact: {"value": value}}))
    assert charts.get(chart) is None
    assert charts.under(fact) is None or charts.under(fact).id != chart  # type: ignore[union-attr]  # just looked


def test_a_report_without_a_fact_has_no_chart_of_it(base: Knowledge) -> None:
    charts = Charts(with_facts(base, van_hoa_to=None))
    assert charts.get("van_hoa") is None
    assert charts.get("co_cau") is not None


def test_numbers_are_listed_as_one_says_them() -> None:
    assert [listed(numbers) for numbers in ([5], [5, 9], [1, 5, 9])] == ["5", "5 và 9", "1, 5 và 9"]


def test_facts_are_changed_for_tests_only(base: Knowledge) -> None:
    assert isinstance(base.facts["van_hoa_to"], Fact)
