"""Questions a step beside each fact are not answered with it: another place, year, term, congress or part of the ward."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.lint import unaccented
from knowledge.understanding import Understander

EACH = 1
"""Phrasings of each kind that are turned into near misses."""
CONGRESSES = frozenset({"dai_hoi_6", "dai_hoi_7"})
# a rule of the Politburo is the same in every ward's parts and at every congress
COUNTRYWIDE = frozenset({"quy_dinh_213"})


def plain_phrasings(understander: Understander) -> Iterator[tuple[str, str]]:
    """Some phrasings of every kind that name no place, time or number of their own, where there are such."""
    texts: dict[str, list[str]] = {}
    for phrasing in understander.knowledge.phrasings():
        texts.setdefault(phrasing.kind, []).append(phrasing.text)
    for kind, asked in texts.items():
        heard = {text: understander.listener.hear(text) for text in asked[::5]}
        plain = [text for text, said in heard.items() if not (said.places or said.moments or said.ordinals or said.quantities)]
        for text in (plain or asked)[:EACH]:
            yield kind, text


def answered(understander: Understander, addition: str, but: frozenset[str] = frozenset()) -> list[str]:
    """The near misses that are answered with the fact that they only stand beside."""
    return [
        text
        for kind, asked in plain_phrasings(understander)
        for text in (f"{asked} {addition}", unaccented(f"{asked} {addition}"))
        if kind not in but and kind in understander.understand(text).kinds
    ]


def timeless(understander: Understander) -> frozenset[str]:
    return frozenset(name for name, fact in understander.knowledge.facts.items() if fact.period.always)


@pytest.mark.parametrize("place", ["ở phường Cốc Lếu", "của Sa Pa", "ở Huế"])
def test_another_place_is_not_answered_with_this_ward(understander: Understander, place: str) -> None:
    misses = answered(understander, place)
    # a bare "hue" is a flower as well as a city
    assert [text for text in misses if not text.endswith(" o Hue")] == []


@pytest.mark.parametrize("year", ["năm 2012", "năm 2026"])
def test_another_year_is_not_answered(understander: Understander, year: str) -> None:
    assert answered(understander, year, timeless(understander)) == []


@pytest.mark.parametrize("term", ["nhiệm kỳ 2010-2015", "nhiệm kỳ 2025-2030", "năm ngoái"])
def test_another_term_is_not_answered(understander: Understander, term: str) -> None:
    assert answered(understander, term, timeless(understander)) == []


@pytest.mark.parametrize("congress", ["của đại hội khóa V", "của đại hội VIII"])
def test_another_congress_is_not_answered(understander: Understander, congress: str) -> None:
    assert answered(understander, congress, timeless(understander)) == []


@pytest.mark.parametrize("part", ["ở tổ 5", "của chi bộ 7"])
def test_a_part_of_the_ward_is_not_answered_with_the_whole(understander: Understander, part: str) -> None:
    assert answered(understander, part, COUNTRYWIDE) == []
