"""Phrasing templates written out, and what is said of those that cannot be read."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.template import BadTemplate, expand

RULES = {"noi": "(phường|Kim Tân)", "hoi": "[cho hỏi] <noi>", "vong": "<tron>", "tron": "<vong>"}


@pytest.mark.parametrize(
    ("template", "phrasings"),
    [
        ("số hộ", {"số hộ"}),
        ("số (hộ|tổ)", {"số hộ", "số tổ"}),
        ("số hộ [của phường]", {"số hộ", "số hộ của phường"}),
        ("<noi> có mấy hộ", {"phường có mấy hộ", "Kim Tân có mấy hộ"}),
        ("số (hộ (nghèo|khá)|tổ)", {"số hộ nghèo", "số hộ khá", "số tổ"}),
        ("[số] hộ", {"số hộ", "hộ"}),
        ("hộ|tổ", {"hộ", "tổ"}),
        ("  số   hộ  ", {"số hộ"}),
        ("<hoi> ạ", {"cho hỏi phường ạ", "Kim Tân ạ"}),
        ("(" * 16 + "hộ" + ")" * 16, {"hộ"}),
        (" ".join(["(hộ)"] * 40), {" ".join(["hộ"] * 40)}),
    ],
)
def test_every_option_is_written_out(template: str, phrasings: set[str]) -> None:
    assert set(expand(template, RULES)) == phrasings


@pytest.mark.parametrize(
    "template",
    ["(a|b|c) (d|e|f) (g|h)", "[a] [b] [c] d", "(một|hai) [ba] (bốn|năm|sáu|bảy)", "<noi> (có|gồm|quản lý) (mấy|bao nhiêu) hộ"],
)
def test_every_option_stands_in_some_phrasing_though_not_in_every_pairing(template: str) -> None:
    said = " ".join(expand(template, RULES))
    options = template.replace("<noi>", "phường").translate(str.maketrans("()[]|", "     ")).split()
    assert all(option in said for option in options)


def test_no_more_are_written_than_wanted() -> None:
    assert len(expand("(a|b|c|d) (e|f|g|h) (i|k|l|m)", {}, most=5)) <= 5


def test_no_phrasing_is_written_twice() -> None:
    phrasings = expand("(a|b) [c] (d|e)", {})
    assert len(phrasings) == len(set(phrasings))


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("(a|b", "missing its partner"),
        ("a)", "missing its partner"),
        ("[a", "missing its partner"),
        ("a]", "missing its partner"),
        ("(a]", "missing its partner"),
        ("(a|)", "empty option"),
        ("()", "empty option"),
        ("(|a)", "empty option"),
        ("", "empty"),
        ("   ", "empty"),
        ("<nha>", "is not there"),
        ("<>", "is not there"),
        ("a > b", "missing its partner"),
        ("<noi", "not there|partner"),
        ("<vong>", "circle"),
        ("(" * 2000 + "a" + ")" * 2000, "deeper"),
        ("[(" * 17 + "a", "deeper"),
        ("(" * 3000, "deeper"),
        ("[a]", ""),
    ],
)
def test_a_template_that_cannot_be_read_says_why(template: str, why: str) -> None:
    if why:
        with pytest.raises(BadTemplate, match=why):
            expand(template, RULES)
    else:
        assert expand(template, RULES) == ["a"]


@given(st.text(alphabet="ab ()[]|<>", max_size=20))
def test_any_template_is_written_out_or_refused(template: str) -> None:
    with contextlib.suppress(BadTemplate):
        phrasings = expand(template, RULES)
        assert phrasings
        assert all(phrasing == phrasing.strip() and phrasing for phrasing in phrasings)
