"""The harness itself is right: how thresholds are set, rows counted, the README written; no peer's figures are tested."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from bot.speech import Speech
from knowledge.loading import Knowledge
from knowledge.text import fold
from knowledge.weights import NONE
from tests.bench import peers, speed
from tests.bench.matchers import Fuzzy, Hit, Known, LetterRuns, Peer
from tests.bench.readme import NoMarkers, replace_between
from tests.bench.trial import Heard, Row, halves, hear, line, results, single, threshold, trial
from tests.judging import Case


class Toy:
    """Answers each message with the hit that it is told."""

    name = "toy"

    def __init__(self, hits: dict[str, Hit], scored: bool = True) -> None:
        self.hits = hits
        self.scored = scored

    def nearest(self, message: str) -> Hit | None:
        return self.hits.get(message)


def case(number: int, message: str, *kinds: str) -> Case:
    wanted = (frozenset(kinds),) if kinds else ()
    return Case(f"t-{number:03}", (message,), "single" if kinds else "oos", wanted, None, "")


def judged(case: Case, kind: str | None) -> str:
    """As the bot's replies are judged, without a bot."""
    answered = kind is not None and kind != NONE
    if not case.wanted:
        return "false" if answered else "refused"
    return "missed" if not answered else "right" if {kind} in case.wanted else "wrong"


def beyond(scores: list[float]) -> list[Heard]:
    """Questions that the report does not answer, each hit with its score."""
    return [Heard(case(number, "?"), Hit("ho", score), 0.0) for number, score in enumerate(scores)]


def test_the_halves_are_parted_by_the_number_of_the_question() -> None:
    cases = [case(number, "?") for number in range(1, 6)]
    assert [[one.id for one in half] for half in halves(cases)] == [["t-002", "t-004"], ["t-001", "t-003", "t-005"]]


@pytest.mark.parametrize(
    ("kind", "turns", "taken"), [("single", 1, True), ("oos", 1, True), ("multi", 1, False), ("oos", 2, False)]
)
def test_only_single_questions_of_one_turn_are_asked(kind: str, turns: int, taken: bool) -> None:
    assert single(Case("t-001", ("?",) * turns, kind, (), None, "")) is taken


@pytest.mark.parametrize(
    ("bar", "expected"),
    [(0, 100.0), (1, 99.0), (2, 98.0), (2.9, 98.0), (50, 50.0), (100, -math.inf)],
)
def test_the_threshold_is_the_lowest_that_leaves_no_more_than_the_bar(bar: float, expected: float) -> None:
    heard = beyond([float(score) for score in range(1, 101)])
    assert threshold(heard, judged, bar) == expected
    assert results(heard, judged, expected)["false"] == math.floor(bar)


def test_equal_scores_at_the_bar_are_all_shut_out() -> None:
    heard = beyond([90.0] * 100)
    assert results(heard, judged, threshold(heard, judged, 2)) == {"refused": 100}


def test_what_is_nearest_to_a_refusal_is_no_false_answer() -> None:
    heard = [Heard(case(2, "?"), Hit(NONE, 100.0), 0.0), Heard(case(4, "?"), None, 0.0)]
    assert threshold(heard, judged) == -math.inf


def test_answerable_questions_do_not_move_the_threshold() -> None:
    heard = [*beyond([10.0]), Heard(case(2, "?", "ho"), Hit("to_dan_pho", 99.0), 0.0)]
    assert threshold(heard, judged) == 10.0


TRIED = [case(2, "set beyond"), case(3, "right", "ho"), case(5, "wrong", "ho"), case(7, "beyond")]
ANSWERS = {one.turns[0]: Hit("to_dan_pho" if one.turns[0] == "wrong" else "ho", 50.0 + place) for place, one in enumerate(TRIED)}


def test_a_threshold_is_set_on_one_half_and_all_else_measured_on_the_other() -> None:
    row = trial(Toy(ANSWERS), TRIED, judged)
    assert row.threshold == 50.0
    assert row.results == {"right": 1, "wrong": 1, "false": 1}


def test_a_peer_that_answers_everything_shows_all_that_it_does() -> None:
    row = trial(Toy(ANSWERS, scored=False), TRIED, judged)
    assert row.threshold is None
    assert line(Row("all", None, row.results, 0.0012345)) == "| all | – | 50.0 | 50.0 (87.9) | 100.0 (100.0) | 1,234 |"


def test_a_peer_that_answers_nothing_is_neither_right_nor_wrong() -> None:
    row = trial(Toy({}), TRIED, judged)
    assert row.results == {"missed": 2, "refused": 1}
    assert line(Row("none", 0.5, Counter(row.results), 0.0)).startswith("| none | 0.50 | 0.0 | 0.0 (")


KNOWN = [Known("co bao nhieu ho", "ho"), Known("may to dan pho", "to_dan_pho"), Known("gia vang hom nay", NONE)]


@pytest.mark.parametrize("peer", [Fuzzy(KNOWN, fuzz.token_sort_ratio), LetterRuns(KNOWN)], ids=lambda peer: str(peer.name))
def test_peers_fold_the_message_and_find_the_nearest(peer: Peer) -> None:
    found = hear(peer, [case(1, "Mấy tổ dân phố?"), case(2, "Có bao nhiêu hộ"), case(3, "giá VÀNG")])
    assert [one.hit.kind if one.hit else "" for one in found] == ["to_dan_pho", "ho", NONE]
    assert found[0].hit is not None
    assert found[0].hit.score == pytest.approx(100.0 if isinstance(peer, Fuzzy) else 1.0)


def test_peers_are_given_phrasings_and_examples_folded_and_once(base: Knowledge) -> None:
    known = peers.known_questions(base)
    kinds = {question.kind for question in known}
    assert {*base.kinds, NONE} <= kinds
    assert len(set(known)) == len(known)
    assert all(question.text == fold(question.text) for question in known[::50])


def test_a_kind_is_judged_by_the_reply_that_the_bot_would_word(base: Knowledge) -> None:
    judge = peers.judge_of(Speech(base))
    assert [judge(case(1, "?", "ho"), kind) for kind in ("ho", "to_dan_pho", NONE, None)] == [
        "right",
        "wrong",
        "missed",
        "missed",
    ]
    assert [judge(case(1, "?"), kind) for kind in ("ho", NONE, None)] == ["false", "refused", "refused"]


def test_only_what_stands_between_the_markers_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text("# Đầu\n\n<!-- b -->\ncũ\ncũ\n<!-- e -->\n\ncuối", encoding="utf-8")
    replace_between(file, "<!-- b -->", "<!-- e -->", ["| mới |", "|---|"])
    assert file.read_text(encoding="utf-8") == "# Đầu\n\n<!-- b -->\n| mới |\n|---|\n<!-- e -->\n\ncuối"


@pytest.mark.parametrize("text", ["", "<!-- b -->", "<!-- e -->\n<!-- b -->", "<!-- b --><!-- b --><!-- e -->"])
def test_a_file_without_both_markers_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    file = tmp_path / "README.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NoMarkers, match=r"README\.md"):
        replace_between(file, "<!-- b -->", "<!-- e -->", ["new"])
    assert file.read_text(encoding="utf-8") == text


def test_times_are_told_as_median_p95_and_worst() -> None:
    assert speed.line("x", [float(number) for number in range(101)]) == "| x | 50.00 | 95.00 | 100.00 |"


def test_every_turn_is_timed_within_its_own_conversation() -> None:
    asked = []
    taken = speed.timed(
        lambda text, asker, now: asked.append((text, asker.chat, now)), [Case("t-1", ("a", "b"), "", (), None, "")]
    )
    assert asked == [("a", "t-1", 0.0), ("b", "t-1", 1.0)]
    assert len(taken) == 2
