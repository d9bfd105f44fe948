"""The ward's address is no second place asked about; the city is heard where it is asked about itself."""

from __future__ import annotations

import pytest

from knowledge.utterance import Listener


def said(listener: Listener, text: str) -> str:
    return " ".join(word.text for word in listener.hear(text).words)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("phường kim tân thành phố lào cai có mấy hộ", "phường kim tân có mấy hộ"),
        ("phường Kim Tân, TP Lào Cai, tỉnh Lào Cai có mấy hộ", "phường kim tân có mấy hộ"),
        ("số hộ nghèo ở Kim Tân - Lào Cai", "số hộ nghèo ở kim tân"),
        ("kim tan lao cai co may chi bo", "kim tan co may chi bo"),
    ],
)
def test_the_city_behind_the_name_of_the_ward_is_not_heard(listener: Listener, text: str, meant: str) -> None:
    assert said(listener, text) == meant


def test_the_question_behind_an_address_goes_on_in_the_clause_of_the_ward(listener: Listener) -> None:
    assert listener.hear("phường Kim Tân, thành phố Lào Cai có mấy hộ").clauses == 1


@pytest.mark.parametrize(
    "text",
    [
        "tôi ở kim tân. thành phố lào cai có mấy hộ",
        "kim tân và thành phố lào cai có mấy hộ",
        "kim tân có mấy hộ, lào cai có mấy hộ",
        "kim tân lào cai à",
        "phường kim tân ở thành phố lào cai phải không",
    ],
)
def test_the_city_is_heard_where_it_is_spoken_of(listener: Listener, text: str) -> None:
    assert "lào cai" in said(listener, text)
    assert "kim tân" in said(listener, text)


def test_another_city_behind_the_name_is_never_taken_for_the_address(listener: Listener) -> None:
    assert "hà nội" in said(listener, "phường kim tân, thành phố hà nội có mấy hộ")
