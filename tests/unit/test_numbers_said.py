"""Numbers and times as people say them."""

from __future__ import annotations

import pytest

from knowledge.moments import Tense
from knowledge.quantities import Bound, Measure, quantities
from knowledge.utterance import Listener


def counted(listener: Listener, text: str) -> list[tuple[float, Measure, Bound]]:
    return [(q.value, q.measure, q.bound) for q in quantities(listener.hear(text).words, loose=True)]


@pytest.mark.parametrize(
    ("text", "value", "measure", "bound"),
    [
        ("sáu chi bộ", 6, Measure.COUNT, Bound.EXACT),
        ("ba nhà văn hóa", 3, Measure.COUNT, Bound.EXACT),
        ("hơn nghìn đảng viên", 1000, Measure.COUNT, Bound.MORE),
        ("hơn trăm triệu", 1e8, Measure.MONEY, Bound.MORE),
        ("vài chục hộ", 10, Measure.COUNT, Bound.SEVERAL),
        ("gần gấp đôi", 2, Measure.TIMES, Bound.NEARLY),
        ("trăm phần trăm", 100, Measure.PERCENT, Bound.EXACT),
        ("112 triệu một người", 112e6, Measure.MONEY, Bound.EXACT),
        ("gần 120 trđ", 120e6, Measure.MONEY, Bound.NEARLY),
        ("gần trăm hai chục triệu", 120e6, Measure.MONEY, Bound.NEARLY),
        ("1,12 tỷ/người", 1.12e9, Measure.MONEY, Bound.EXACT),
        ("> 80.000 người", 80000, Measure.COUNT, Bound.MORE),
    ],
)
def test_a_number_is_read_as_a_claim_states_it(
    listener: Listener, text: str, value: float, measure: Measure, bound: Bound
) -> None:
    assert counted(listener, text)[0] == (value, measure, bound)


def test_one_digit_in_words_is_a_number_only_where_a_claim_is_read(listener: Listener) -> None:
    assert quantities(listener.hear("sáu chi bộ").words) == []


def test_one_of_several_is_not_counted(listener: Listener) -> None:
    assert counted(listener, "một trong các đột phá") == []


def test_years_counted_by_a_digit_are_not_read_into_the_number(listener: Listener) -> None:
    assert counted(listener, "hai năm phường mới làm")[0] == (2, Measure.COUNT, Bound.EXACT)


@pytest.mark.parametrize(
    "text", ["năm hai nghìn không trăm mười chín", "nam hai nghin khong tram muoi chin", "năm mười chín", "hai không mười chín"]
)
def test_a_year_in_words_is_a_year(listener: Listener, text: str) -> None:
    moments = listener.hear(text).moments
    assert [(moment.tense, moment.first) for moment in moments] == [(Tense.YEAR, 2019)]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 27 tháng 3 năm 2020",
        "27/3/2020",
        "ngày hai mươi bảy tháng ba năm hai nghìn không trăm hai mươi",
        "hôm 27 tháng 3/2020",
    ],
)
def test_a_date_is_known_in_figures_and_in_words(listener: Listener, text: str) -> None:
    [moment] = listener.hear(text).moments
    assert (moment.tense, moment.day, moment.month, moment.first) == (Tense.DATE, 27, 3, 2020)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("đại hội lần thứ mười hai", [12]),
        ("khóa XI và XII", [11, 12]),
        ("cả một cửa lẫn một cửa liên thông", []),
    ],
)
def test_numbers_that_name_something_are_told_from_those_that_count(listener: Listener, text: str, numbers: list[int]) -> None:
    assert [ordinal.number for ordinal in listener.hear(text).ordinals] == numbers
