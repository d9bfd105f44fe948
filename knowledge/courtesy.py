"""Small talk told from questions: whole messages that are a greeting, thanks, an insult and so on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from rapidfuzz import fuzz, process

from knowledge.faults import KnowledgeFaults
from knowledge.reading import Word
from knowledge.sheet import read_sheet
from knowledge.text import fold

FILE = "courtesies.yaml"
_ALIKE = 92
_LONGEST = 8
_FILLERS = frozenset(
    """
        a nhe nha nhi oi ban em anh chi bot ad di voi thi la vay the day ne luon qua lam roi da vang minh toi nhieu chau bac chu
    """.split()
)


_ADDRESSED = frozenset(["ban", "em", "anh", "chi", "bot", "ad", "may"])
_ASKS = frozenset(["ai", "gi", "nao", "sao", "dau"])


class Courtesies:
    """Known courtesies, compared folded and without fillers."""

    def __init__(self, says: Mapping[str, Sequence[str]]) -> None:
        self._exact = {fold(said): name for name, sayings in says.items() for said in sayings}
        self._core = {_core(said): name for said, name in self._exact.items() if _core(said)}
        self._lines = list(self._exact)

    def name(self, words: Sequence[Word]) -> str | None:
        """Which courtesy a whole message is, or each of its clauses; the first of several, None where there is none."""
        whole = self._name(words)
        if whole is not None or not words:
            return whole
        clauses = [[word for word in words if word.clause == clause] for clause in range(words[-1].clause + 1)]
        names = [self._name(clause) for clause in clauses if clause]
        return names[0] if all(names) else None

    def _name(self, words: Sequence[Word]) -> str | None:
        line = " ".join(word.bare for word in words)
        if not line or len(words) > _LONGEST:
            return None
        if line in self._exact:
            return self._exact[line]
        core = _core(line)
        if core in self._core and not _asks_of_nobody(line):
            return self._core[core]
        if not core:
            return "assent"
        if len(line) < 6:
            return None
        found = process.extractOne(line, self._lines, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return self._exact[found[0]] if found else None


def _asks_of_nobody(line: str) -> bool:
    """Whether it is a question without anybody addressed: "là ai" goes on from what was said, "bot là ai" does not."""
    words = set(line.split())
    return bool(words & _ASKS) and not words & _ADDRESSED


def _core(line: str) -> str:
    return " ".join(word for word in line.split() if word not in _FILLERS)


def load_courtesies(folder: Path) -> Courtesies:
    """The courtesies of a knowledge folder.

    Raises:
        KnowledgeFaults: the file is not there or not of this shape.
    """
    sheet = read_sheet(folder / FILE)
    try:
        return Courtesies(TypeAdapter(dict[str, list[str]]).validate_python(sheet.data))
    except ValidationError as error:
        raise KnowledgeFaults([sheet.invalid(item) for item in error.errors()]) from error
