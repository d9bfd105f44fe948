"""Which part of a whole each number of a claim is said of: "thương mại, dịch vụ 91%", "91% là dịch vụ"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.model import Fact
from knowledge.moments import Tense
from knowledge.quantities import Quantity
from knowledge.verdicts.figures import agrees_as_part
from knowledge.verdicts.sayings import Said, Sayings
from knowledge.verdicts.statement import Statement

_COMPARED = 2
"""Figures of different years from which on their order is a claim."""


def parts_named(statement: Statement, quantities: Sequence[Quantity], names: Mapping[str, Sayings]) -> dict[int, str]:
    """For the place of each number the part that is named beside it: before it, or behind it where numbers come first."""
    mentions = sorted(
        ((said.start, said, part) for part, sayings in names.items() for said in statement.find(sayings)), key=_place
    )
    if not mentions or not quantities:
        return {}
    numbered = frozenset(statement.words[quantity.start].clause for quantity in quantities)
    paired: dict[int, str] = {}
    for place, quantity in enumerate(quantities):
        clause = statement.words[quantity.start].clause
        # what stands with a number in one clause is told with no number of another
        near = [
            (start, part)
            for start, _, part in mentions
            if statement.words[start].clause == clause or statement.words[start].clause not in numbered
        ]
        here = [start for start, _ in near if statement.words[start].clause == clause]
        first = next(q.start for q in quantities if not here or statement.words[q.start].clause == clause)
        before = (here[0] if here else mentions[0][0]) < first
        last = quantities[place - 1].end if place else 0
        following = quantities[place + 1].start if place + 1 < len(quantities) else len(statement.words)
        reach = range(last, quantity.start) if before else range(quantity.end, following)
        beside = {part for start, part in near if start in reach}
        if len(beside) == 1:
            paired[quantity.start] = beside.pop()
    return paired


def _place(mention: tuple[int, Said, str]) -> int:
    return mention[0]


def years_agree(statement: Statement, quantities: Sequence[Quantity], parts: Sequence[Fact]) -> bool:
    """Whether each number stands by its own year, and in the order of the years where none is named."""
    dated = [part for part in parts if part.period.year is not None and part.figure is not None]
    said_of = [(quantity, part) for quantity in quantities for part in dated if agrees_as_part(quantity, part)]
    if len(dated) < _COMPARED or len(said_of) != len(dated):
        return True
    order = [part.period.year or 0 for _, part in said_of]
    years = [moment.first for moment in statement.moments if moment.tense is Tense.YEAR]
    if len(years) == len(order):
        return years == order
    last = said_of[-1][0].start
    # "lên 112 từ 63": the later figure may be said first
    from_last = last > 0 and statement.words[last - 1].bare == "tu"
    return order == sorted(order, reverse=from_last)
