"""Claims that speak of several parts at once: the whole is meant, and each part must be said of its own giver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.quantities import Measure
from knowledge.verdicts.figures import agrees_as_part, measure_of
from knowledge.verdicts.statement import Statement
from knowledge.verdicts.subject import Subject

_AT_ONCE = 2
"""Parts from which on the whole is meant."""


def is_of_the_whole(whole: Subject, parts: Mapping[str, Subject], statement: Statement) -> bool:
    """Whether a claim that seems to be about one part names several."""
    if any(ordinal.of in part.names for part in parts.values() for ordinal in statement.ordinals if part.kind.closed):
        return False
    several = sum(_is_named(part, statement) for part in parts.values()) >= _AT_ONCE
    return several or _has_several_years(whole, statement) or _has_both_figures(whole, parts, statement)


def _has_both_figures(whole: Subject, parts: Mapping[str, Subject], statement: Statement) -> bool:
    """ "43 người, vượt 22%": the figure of the whole beside that of its part, in other measures."""
    if whole.fact.figure is None:
        return False
    own = measure_of(whole.fact)
    told = {q.measure for q in statement.quantities if not q.lone}
    theirs = {measure_of(part.fact) for part in parts.values() if part.fact.figure is not None}
    return own in told and bool(theirs & told - {own})


def _is_named(part: Subject, statement: Statement) -> bool:
    """By who gave it where somebody did, else by what it is called beside its figure, else by what it says."""
    if part.fact.by:
        return bool(statement.affirmed(part.own_givers))
    if part.kind.named:
        return bool(statement.find(part.called)) and len(statement.quantities) >= _AT_ONCE
    return part.kind.closed and any(statement.affirmed(group) for group in part.groups)


def _has_several_years(whole: Subject, statement: Statement) -> bool:
    """ "từ 63 lên 112 triệu": figures of two years, right or wrong."""
    dated = [part for part in whole.parts.values() if part.period.year is not None]
    if len(dated) < _AT_ONCE:
        return False
    measure = measure_of(dated[0])
    amounts = {q.value for q in statement.quantities if q.measure is measure and not q.lone}
    amounts |= {
        q.value for q in statement.quantities if q.measure is Measure.COUNT and any(agrees_as_part(q, part) for part in dated)
    }
    return len(amounts) >= _AT_ONCE


def swaps_givers(parts: Sequence[Subject], statement: Statement) -> bool:
    """Whether in one stretch of words something is said to be from the giver of another part."""
    given = [part for part in parts if part.fact.by]
    for run in _stretches(statement):
        givers = {part.kind.id for part in given if _within(run, [s.start for s in statement.affirmed(part.own_givers)])}
        things = {
            part.kind.id for part in given if _within(run, [s.start for group in part.groups for s in statement.affirmed(group)])
        }
        if givers and things and not givers & things:
            return True
    return False


def _stretches(statement: Statement) -> list[range]:
    """The statement cut where clauses end, and at "còn" and "lẫn"."""
    cuts = [0]
    for place, word in enumerate(statement.words):
        if place and (word.clause != statement.words[place - 1].clause or word.text in ("còn", "con", "lẫn", "lan")):
            cuts.append(place)
    return [range(start, end) for start, end in zip(cuts, [*cuts[1:], len(statement.words)], strict=True)]


def _within(run: range, places: Sequence[int]) -> bool:
    return any(place in run for place in places)
