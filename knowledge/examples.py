"""People's own words for each kind of question: the shape of examples/*.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from knowledge.model import Example, FactId
from knowledge.sheet import Sheet
from knowledge.text import fold
from knowledge.weights import NONE, SEVERAL


class ExampleFile(BaseModel):
    """One file, by one kind of writer: single questions by kind, and talks of several turns or kinds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    asked: dict[FactId, list[str]] = {}
    talks: list[Example] = []


@dataclass(frozen=True, slots=True)
class Asked:
    """One labelled question of a single turn."""

    text: str
    kind: str
    writer: str
    """The file it stands in, without ending; what is fitted is measured on writers it has not seen."""
    false: bool = False
    """Whether it is a claim that the report contradicts: its words are not words of the fact."""


def single_questions(writer: str, file: ExampleFile) -> Iterable[Asked]:
    """Every question of one turn and one kind in a file, talks of that shape included."""
    for kind, texts in file.asked.items():
        for text in texts:
            yield Asked(text, kind, writer)
    for talk in file.talks:
        if len(talk.ask) == 1 and not talk.asks_several:
            yield Asked(talk.ask[0], talk.facts[0] if talk.facts else NONE, writer, talk.verdict is False)


def several_questions(writer: str, file: ExampleFile) -> Iterable[Asked]:
    """Every message of one turn in a file that asks several things."""
    for talk in file.talks:
        if len(talk.ask) == 1 and talk.asks_several and talk.verdict is None:
            yield Asked(talk.ask[0], SEVERAL, writer)


def repeated(sheets: Iterable[tuple[Sheet, ExampleFile]]) -> Iterable[tuple[Sheet, tuple[str | int, ...], str]]:
    """Questions that stand under two kinds: sheet, place and message."""
    seen: dict[str, str] = {}
    for sheet, file in sheets:
        for kind, texts in file.asked.items():
            for place, text in enumerate(texts):
                known = seen.setdefault(fold(text), kind)
                if known != kind:
                    yield sheet, ("asked", kind, place), f"«{text}» stands under «{known}» too"


def writer_of(file: Path) -> str:
    """The name that a file's writer goes by."""
    return file.stem
