"""Known questions nearest to a message."""

from __future__ import annotations

import pytest

from knowledge.nearest import Nearest, marks_of

LINES = {
    "ho": ("phuong co bao nhieu ho", "so ho cua phuong", "co may nghin ho dan"),
    "none": ("gia vang hom nay", "hom nay troi co mua khong"),
}


@pytest.fixture
def nearest() -> Nearest:
    return Nearest.of(LINES, ["ho", "none"])


def test_a_known_question_is_wholly_like_itself(nearest: Nearest) -> None:
    likeness = nearest.likeness("phuong co bao nhieu ho".split())
    assert likeness.best[0] == likeness.alike[0] == max(likeness.alike)
    assert likeness.votes[0] > likeness.votes[1]


def test_what_shares_no_word_is_like_none(nearest: Nearest) -> None:
    likeness = nearest.likeness("xyz".split())
    assert not likeness.alike.any()


def test_votes_are_shares(nearest: Nearest) -> None:
    assert float(nearest.likeness("co bao nhieu ho dan hom nay".split()).votes.sum()) == pytest.approx(1.0)


def test_a_class_is_as_like_as_its_nearest_questions(nearest: Nearest) -> None:
    likeness = nearest.likeness("so ho".split())
    assert likeness.few(0) <= likeness.best[0]
    assert likeness.best[0] > likeness.best[1]


def test_neighbours_and_edges_count_beside_words() -> None:
    assert marks_of(["so", "ho"]) == ["so", "ho", "^ so", "so ho", "ho $"]
