"""Phrasing templates: "(a|b) [c] <rule>" read into a tree and written out as plain phrasings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_PIECE = re.compile(r"[()\[\]|]|<[^<>]*>|[^()\[\]|<>]+|[<>]")
_DEEPEST = 8
_DEEPEST_BRACKETS = 16


class BadTemplate(ValueError):
    """A template that cannot be read; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """One of several sequences; each sequence holds words and further choices."""

    options: tuple[tuple[str | _Choice, ...], ...]


def expand(template: str, rules: Mapping[str, str], most: int = 12) -> list[str]:
    """Up to `most` different phrasings of a template, such that every option stands in one of them where `most` allows.

    Raises:
        BadTemplate: brackets that do not close or are nested too deeply, an empty option, a rule that is missing or holds itself.
    """
    tree = _Parser(template, rules, 0).whole()
    found: dict[str, None] = {}
    for turn in range(most):
        found.setdefault(re.sub(r"\s+", " ", _written(tree, turn, iter(range(1000)))).strip())
    found.pop("", None)
    if not found:
        raise BadTemplate("template says nothing")
    return list(found)


def _written(sequence: tuple[str | _Choice, ...], turn: int, numbers: Iterator[int]) -> str:
    """The sequence with the option of each choice that this turn takes; later choices turn more slowly, then wrap."""
    said = []
    for piece in sequence:
        if isinstance(piece, str):
            said.append(piece)
            continue
        shift = next(numbers)
        option = piece.options[(turn + turn // len(piece.options) * shift) % len(piece.options)]
        said.append(_written(option, turn, numbers))
    return " ".join(said)


class _Parser:
    def __init__(self, template: str, rules: Mapping[str, str], depth: int) -> None:
        if depth > _DEEPEST:
            raise BadTemplate("rules hold one another in a circle")
        self._pieces = _PIECE.findall(template)
        self._rules = rules
        self._depth = depth
        self._at = 0
        self._open = 0

    def whole(self) -> tuple[str | _Choice, ...]:
        options = self._options(end="")
        return options[0] if len(options) == 1 else (_Choice(options),)

    def _options(self, end: str) -> tuple[tuple[str | _Choice, ...], ...]:
        options: list[tuple[str | _Choice, ...]] = []
        sequence: list[str | _Choice] = []
        while True:
            piece = self._next()
            if piece in ("", ")", "]"):
                if piece != end:
                    raise BadTemplate(f"«{end or piece}» is missing its partner")
                options.append(self._filled(sequence))
                return tuple(options)
            if piece == "|":
                options.append(self._filled(sequence))
                sequence = []
            else:
                sequence.append(self._piece(piece))

    @staticmethod
    def _filled(sequence: list[str | _Choice]) -> tuple[str | _Choice, ...]:
        if not any(not isinstance(piece, str) or piece.strip() for piece in sequence):
            raise BadTemplate("empty option")
        return tuple(sequence)

    def _next(self) -> str:
        if self._at >= len(self._pieces):
            return ""
        self._at += 1
        return str(self._pieces[self._at - 1])

    def _bracketed(self, end: str) -> tuple[tuple[str | _Choice, ...], ...]:
        self._open += 1
        if self._open > _DEEPEST_BRACKETS:
            raise BadTemplate(f"brackets are nested deeper than {_DEEPEST_BRACKETS} levels")
        options = self._options(end)
        self._open -= 1
        return options

    def _piece(self, piece: str) -> str | _Choice:
        if piece == "(":
            return _Choice(self._bracketed(end=")"))
        if piece == "[":
            return _Choice((*self._bracketed(end="]"), ()))
        if piece.startswith("<"):
            name = piece[1:-1]
            if name not in self._rules:
                raise BadTemplate(f"rule <{name}> is not there")
            return _Choice((_Parser(self._rules[name], self._rules, self._depth + 1).whole(),))
        if piece == ">":
            raise BadTemplate("«>» is missing its partner")
        return piece.strip()
