"""A fact or computed figure written out: figures as they are written in Vietnam, statements with their placeholders filled."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from decimal import Decimal
from urllib.parse import quote

from knowledge.model import LARGEST, Computed, Date, Fact, Report

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip


def _digits_of(value: int | Decimal) -> int:
    """How many decimals a value was written with."""
    return max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0


class BadStatement(ValueError):
    """A statement or formula names what is not there; the message says what."""


def figure_text(value: float | int | Decimal, digits: int = 0) -> str:
    """A number as written in Vietnam: 4.957, 24,5."""
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,"))


class Renderer:
    """Writes out what one report says."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def value(self, name: str) -> str:
        """The bare value: "4.957", "2/1/2020", "chính trị, tư tưởng"."""
        value = self._fact(name).value
        if isinstance(value, Date):
            return f"{value.day}/{value.month}/{value.year}"
        if isinstance(value, list):
            return ", ".join(value)
        return value if isinstance(value, str) else figure_text(value, _digits_of(value))

    def measured(self, name: str) -> str:
        """The value with its bound and unit: "hơn 18.000 nhân khẩu", "15%/năm"."""
        fact = self._fact(name)
        if not fact.unit:
            return self.value(name)
        gap = "" if fact.unit.startswith("%") else " "
        return f"{fact.bound or ''} {self.value(name)}{gap}{fact.unit}".strip()

    def statement(self, name: str) -> str:
        """The fact's statement with every placeholder filled.

        Raises:
            BadStatement: a placeholder names no fact or no known form.
        """
        return self._filled(self._fact(name).statement)

    def computed_value(self, computed: Computed) -> float:
        """The value of a computed figure's formula.

        Raises:
            BadStatement: the formula names no figure, or cannot be computed.
        """
        try:
            value = self._evaluate(ast.parse(computed.formula, mode="eval").body)
        except (SyntaxError, ArithmeticError) as error:
            raise BadStatement(f"formula «{computed.formula}»: {error}") from error
        if not abs(value) <= LARGEST:
            raise BadStatement(f"formula «{computed.formula}»: gives no figure of a ward")
        return value

    def computed_measured(self, computed: Computed) -> str:
        """A computed figure with its unit, rounded to its digits."""
        gap = "" if computed.unit.startswith("%") else " "
        return f"{figure_text(self.computed_value(computed), computed.digits)}{gap}{computed.unit}".strip()

    def computed_statement(self, computed: Computed) -> str:
        """A computed figure's statement, {value} being the figure with its unit."""
        return self._filled(computed.statement, self.computed_measured(computed))

    def link(self, name: str) -> str:
        """The address of the report with a text fragment, so that a browser jumps to the place."""
        fact = self._fact(name)
        return f"{self._report.url}#:~:text={quote(fact.quote, safe='')}" if fact.quote else self._report.url

    def _fact(self, name: str) -> Fact:
        if name not in self._report.facts:
            raise BadStatement(f"«{name}» is no fact of the report")
        return self._report.facts[name]

    def _filled(self, template: str, value: str | None = None) -> str:
        def fill(found: re.Match[str]) -> str:
            name, _, form = found[1].partition(".")
            if name == "value" and value is not None:
                return value
            if form not in ("", "value", "list"):
                raise BadStatement(f"placeholder {{{found[1]}}}: unknown form «{form}»")
            return self.value(name) if form else self.measured(name)

        return _PLACEHOLDER.sub(fill, template)

    def _evaluate(self, node: ast.expr) -> float:
        if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            return _OPERATORS[type(node.op)](self._evaluate(node.left), self._evaluate(node.right))
        if isinstance(node, ast.Name):
            figure = self._fact(node.id).figure
            if figure is None:
                raise BadStatement(f"«{node.id}» is no figure")
            return figure
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            return float(node.value)
        raise BadStatement("a formula may only add, subtract, multiply and divide figures")
