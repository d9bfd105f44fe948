"""The gate: how sure the evidence makes us, by weights that stand in decision.yaml, and what that is enough for."""

from __future__ import annotations

import math
from collections.abc import Mapping
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


class Term(BaseModel):
    """One piece of evidence: its usual value and spread where it was fitted, and its weight."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    mean: float
    spread: float = Field(gt=0)
    weight: float


class Decision(BaseModel):
    """A logistic decision over named evidence, with what is enough to answer and to suggest."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    answer_from: float
    suggest_from: float
    bias: float
    terms: dict[str, Term]

    def sureness(self, evidence: Mapping[str, float]) -> float:
        """How sure, 0 to 1."""
        total = self.bias + sum(share for _, share in self.shares(evidence))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def shares(self, evidence: Mapping[str, float]) -> list[tuple[str, float]]:
        """What each piece of evidence adds, in the order of the file; a limit that is gone since the last fit adds nothing."""
        weighed = [(name, term) for name, term in self.terms.items() if name in evidence]
        return [(name, term.weight * (evidence[name] - term.mean) / term.spread) for name, term in weighed]


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
        "# The gate over the evidence for the best kind of question; fitted by `make fit`, each writer judged by the others.",
        "# Each term adds weight × (value - mean) / spread to a logistic sum; from `answer_from` on the fact is stated.",
        f"answer_from: {decision.answer_from}",
        f"suggest_from: {decision.suggest_from}",
        f"bias: {decision.bias}",
        "terms:",
    ]
    for name, term in decision.terms.items():
        lines.append(f"  {name}: {{mean: {term.mean}, spread: {term.spread}, weight: {term.weight}}}")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
