"""What can be wrong with the knowledge files, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault at one place."""

    file: Path
    line: int
    """From 1; 0 when the file as a whole is meant."""
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class KnowledgeFaults(Exception):
    """The knowledge cannot be used; `str()` gives one line a fault, in order of place."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: (str(fault.file), fault.line))
        super().__init__("\n".join(map(str, self.faults)))
