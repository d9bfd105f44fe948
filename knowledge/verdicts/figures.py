"""Numbers that a claim states against the figures of the report: which of them bear on a fact, and whether they agree."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.model import Fact
from knowledge.quantities import Bound, Measure, Quantity
from knowledge.text import fold

_ORDER, _ORDER_OF_SCALE, _NEARLY_TIMES = 1.25, 2.0, 1.2
_SLACK = {1: 0.12, 2: 0.06}
"""How far off a number may be that is said to be near, by how many digits it is said with."""
_EXACT_SLACK = 0.02
_HALF = 50.0
"""Percent: "hơn một nửa" is said of nearly all, too."""
_PERCENT_SLACK, _ABOUT_PERCENT = 0.35, 1.5
_SINGLE = 10
"""Figures up to which a digit in words may be the one claimed."""
_NO_NOUN = frozenset(["", "a", "ha", "nhi", "chu", "dung", "phai", "hay", "co", "con", "va", "thoi", "chuan", "xac"])
_SPANS_OF_TIME = frozenset(["nam", "thang", "ngay", "tuan", "nhiem", "khoa", "doi"])
_LONGEST_SPAN = 100


def measure_of_unit(unit: str) -> Measure:
    """What a figure of a unit counts."""
    if unit.startswith("%"):
        return Measure.PERCENT
    return Measure.MONEY if "đồng" in unit else Measure.COUNT


def scale_of(unit: str) -> float:
    """What one of a unit is: money in đồng, anything else as it is."""
    if measure_of_unit(unit) is not Measure.MONEY:
        return 1.0
    return 1e9 if unit.startswith("tỷ") else 1e6 if unit.startswith("triệu") else 1.0


def measure_of(fact: Fact) -> Measure:
    """What the figure of a fact counts."""
    return measure_of_unit(fact.unit)


def amount_of(fact: Fact) -> float:
    """The figure of a fact, money in đồng.

    Raises:
        ValueError: the fact has no figure.
    """
    if fact.figure is None:
        raise ValueError(f"{fact.title}: no figure")
    return fact.figure * scale_of(fact.unit)


def bears(quantity: Quantity, fact: Fact, others: Sequence[Quantity], counters: frozenset[str]) -> bool:
    """Whether a number is one that a figure could bear out: of its measure and noun, no name and no span of time."""
    assert fact.figure is not None
    nouns = set(fold(fact.unit).split())
    # how many times another number it is, only what is computed can tell
    if quantity.measure is not Measure.COUNT:
        return quantity.measure is not Measure.TIMES
    if quantity.value in fact.names:
        return False
    if is_span(quantity) and quantity.noun not in nouns:
        return False
    if quantity.lone:
        return measure_of(fact) is Measure.COUNT and (
            quantity.noun in nouns or (fact.figure <= _SINGLE and quantity.noun in counters)
        )
    if measure_of(fact) is not Measure.COUNT:
        return quantity.noun in _NO_NOUN and sum(not other.lone for other in others) == 1
    named = any(q.measure is Measure.COUNT and q.noun in nouns for q in others)
    if named:
        return quantity.noun in nouns or (quantity.noun in _NO_NOUN and quantity.value > _SINGLE)
    return quantity.value > 3 or fact.figure <= _SINGLE


def is_span(quantity: Quantity) -> bool:
    """Whether a number counts years or other times."""
    return quantity.noun in _SPANS_OF_TIME and quantity.value <= _LONGEST_SPAN


def agrees(quantity: Quantity, fact: Fact) -> bool:
    """Whether a number as the person means it is true of a figure."""
    if fact.figure is None:
        return False
    if measure_of(fact) is not quantity.measure:
        # "96 chứ gì": the unit was said by the question before
        return quantity.measure is Measure.COUNT and quantity.noun in _NO_NOUN and near(quantity, fact.figure, 0.0)
    if quantity.bound is Bound.MORE and fact.bound == "gần" and quantity.value >= amount_of(fact):
        return False
    return near(quantity, amount_of(fact), _slack(quantity)) or (
        quantity.bound in (Bound.NEARLY, Bound.LESS) and fact.bound == "gần" and quantity.value == amount_of(fact)
    )


def _slack(quantity: Quantity) -> float:
    """How many percentage points a share may be off: said roughly, or with a fraction of a percent."""
    if quantity.measure is not Measure.PERCENT:
        return 0.0
    return _ABOUT_PERCENT if quantity.bound is Bound.ABOUT else _PERCENT_SLACK if quantity.value % 1 else 0.0


def agrees_as_part(quantity: Quantity, part: Fact) -> bool:
    """Whether a number is true of a part that it stands beside: the unit may be said once, "từ 63 lên 112 triệu"."""
    if agrees(quantity, part):
        return True
    return quantity.measure is Measure.COUNT and measure_of(part) is not Measure.COUNT and quantity.value == part.figure


def near(quantity: Quantity, actual: float, slack: float) -> bool:
    """Whether an amount is what the person's number means: hơn, gần, khoảng, dưới, vài, or exactly."""
    said = quantity.value
    match quantity.bound:
        case Bound.MORE:
            return said <= actual + slack and actual <= said * (_ORDER_OF_SCALE if _is_scale(said) or said == _HALF else _ORDER)
        case Bound.NEARLY:
            least = said / _NEARLY_TIMES if quantity.measure is Measure.TIMES else said * (1 - _near_slack(said))
            return least <= actual < said + slack
        case Bound.LESS:
            return actual < said
        case Bound.ABOUT:
            return abs(actual - said) <= min(_SLACK[2], _near_slack(said)) * said + slack
        case Bound.SEVERAL:
            return 2 * said <= actual < 10 * said
    return abs(actual - said) <= slack + 1e-9


def tells_little(quantity: Quantity, actual: float) -> bool:
    """ "chưa tới 7.000" of 4.957 is true, yet nobody would put it so."""
    return quantity.bound is Bound.LESS and quantity.value > actual * _ORDER


def _near_slack(said: float) -> float:
    if said % 1:
        return _SLACK[1]
    return _SLACK.get(len(f"{said:.0f}".strip("0")), _EXACT_SLACK)


def _is_scale(value: float) -> bool:
    """Whether a number is a power of ten: "hơn nghìn" is said of anything below two thousand."""
    return f"{value:.0f}".rstrip("0") == "1"
