"""Decisions over named evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.deciding import Decision, Term, load_decision, save_decision


def decision(**terms: Term) -> Decision:
    return Decision(answer_from=0.6, suggest_from=0.2, bias=0.0, terms=terms)


def test_a_weight_changes_at_its_bends() -> None:
    bent = Term(mean=0.0, spread=1.0, weight=1.0, bends=[(1.0, -1.0)])
    assert bent.share(1.0) == 1.0
    assert bent.share(3.0) == 1.0


def test_sureness_is_what_the_shares_add_up_to() -> None:
    made = decision(margin=Term(mean=1.0, spread=2.0, weight=3.0, bends=[(0.5, 1.0)]), strange=Term(mean=0, spread=1, weight=-1))
    evidence = {"margin": 2.0, "strange": 0.5}
    assert sum(share for _, share in made.shares(evidence)) == pytest.approx(2.25 - 0.5)
    assert made.sureness(evidence) == pytest.approx(0.8520, abs=1e-4)


def test_a_decision_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = decision(margin=Term(mean=0.1, spread=0.5, weight=-0.25, bends=[(0.5, 1.0), (0.75, -2.0)]))
    save_decision(made, tmp_path / "decision.yaml")
    assert load_decision(tmp_path / "decision.yaml") == made
