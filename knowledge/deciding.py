"""The gate: how sure the evidence makes us, by weights that stand in decision.yaml, and what that is enough for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.faults import KnowledgeFaults
from knowledge.sheet import read_sheet

ALONE = "decision.yaml"
"""The decision for a message on its own."""
OF_LIMIT = "beyond "
"""Head of the evidence that a limit is named."""
AFTER = "decision_after.yaml"
"""The decision for a message after a topic."""
PIECE = "decision_piece.yaml"
"""The decision for a piece of a message taken apart."""
PARTS = "decision_parts.yaml"
"""The decision for a message taken apart."""


class Term(BaseModel):
    """One piece of evidence: its usual value and spread where it was fitted, and its weight."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    mean: float
    spread: float = Field(gt=0)
    weight: float
    bends: list[tuple[float, float]] = []
    """Values from which on the weight changes, and by how much."""

    def share(self, value: float) -> float:
        """What a value adds to the logistic sum."""
        bent = sum(change * max(0.0, value - bend) for bend, change in self.bends)
        return (self.weight * (value - self.mean) + bent) / self.spread


class Decision(BaseModel):
    """A logistic decision over named evidence, with what is enough to answer and to suggest."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    answer_from: float
    suggest_from: float
    bias: float
    terms: dict[str, Term]

    def sureness(self, evidence: Mapping[str, float]) -> float:
        """How sure, 0 to 1."""
        total = self.bias
        for name, mean, spread, weight, bends in self._flat:
            value = evidence.get(name, mean)
            total += weight * (value - mean) / spread
            for bend, change in bends:
                if value > bend:
                    total += change * (value - bend) / spread
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    @cached_property
    def _flat(self) -> tuple[tuple[str, float, float, float, list[tuple[float, float]]], ...]:
        """The terms as plain tuples, since a decision is taken many times a message."""
        return tuple((name, term.mean, term.spread, term.weight, term.bends) for name, term in self.terms.items())

    def shares(self, evidence: Mapping[str, float]) -> list[tuple[str, float]]:
        """What each piece of evidence adds, in the order of the file; a limit that is gone since the last fit adds nothing."""
        return [(name, term.share(evidence[name])) for name, term in self.terms.items() if name in evidence]


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions; while learning, those that are not fitted yet are None."""

    alone: Decision
    after: Decision | None = None
    piece: Decision | None = None
    parts: Decision | None = None


def load_decisions(folder: Path) -> Decisions:
    """The decisions of a knowledge folder.

    Raises:
        KnowledgeFaults: a file is not there or not of this shape.
    """
    return Decisions(*(load_decision(folder / name) for name in (ALONE, AFTER, PIECE, PARTS)))


def load_decision(file: Path) -> Decision:
    """The decision that a file holds.

    Raises:
        KnowledgeFaults: the file is not there or not of this shape.
    """
    sheet = read_sheet(file)
    try:
        return Decision.model_validate(sheet.data)
    except ValidationError as error:
        raise KnowledgeFaults([sheet.invalid(item) for item in error.errors()]) from error


def save_decision(decision: Decision, file: Path) -> None:
    """Writes the decision as YAML that a person can read and change."""
    lines = [
        "# A gate over named evidence; fitted by `make fit`, each writer judged by what was learnt from the others.",
        "# Each term adds weight × (value - mean) / spread to a logistic sum, the weight changing at its bends;",
        "# from `answer_from` on the fact is stated.",
        f"answer_from: {decision.answer_from}",
        f"suggest_from: {decision.suggest_from}",
        f"bias: {decision.bias}",
        "terms:",
    ]
    for name, term in decision.terms.items():
        bends = f", bends: {[list(bend) for bend in term.bends]}" if term.bends else ""
        lines.append(f"  {name}: {{mean: {term.mean}, spread: {term.spread}, weight: {term.weight}{bends}}}")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
