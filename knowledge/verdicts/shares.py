"""Shares said by counting: "cứ năm chi bộ có một", "mười chi bộ đủ cả mười"."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.quantities import Measure, Quantity
from knowledge.reading import Word

_EVERY = "cu"
_ALL = frozenset(["ca", "du"])


def with_shares(quantities: Sequence[Quantity], words: Sequence[Word]) -> tuple[Quantity, ...]:
    """The numbers, two that say a share together put as one percentage."""
    found: list[Quantity] = []
    for quantity in quantities:
        share = _share(found[-1], quantity, words) if found else None
        if share:
            found[-1] = share
        else:
            found.append(quantity)
    return tuple(found)


def _share(of: Quantity, some: Quantity, words: Sequence[Word]) -> Quantity | None:
    if of.measure is not Measure.COUNT or some.measure is not Measure.COUNT or not 0 < some.value <= of.value:
        return None
    every = of.start > 0 and words[of.start - 1].bare == _EVERY
    whole = some.value == of.value and words[some.start - 1].bare in _ALL
    if not every and not whole:
        return None
    return Quantity(100 * some.value / of.value, Measure.PERCENT, some.bound, of.start, some.end)
