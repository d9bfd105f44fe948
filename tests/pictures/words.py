"""Telegram's HTML broken into lines of a width, letter by letter measured."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import matplotlib
from PIL import ImageFont

_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-z]+)[^<>]*>|(?P<line>\n)|(?P<word>[^\s<]+)|(?P<gap>[^\S\n]+)")
_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@dataclass(frozen=True)
class Run:
    """Letters of one style."""

    text: str
    bold: bool
    link: bool


@lru_cache
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")), size)


def width(text: str, size: int, bold: bool = False) -> float:
    """Pixels across."""
    return float(_font(size, bold).getlength(text))


def lines(source: str, size: int, most: float) -> list[list[Run]]:
    """The text in lines of at most `most` pixels; a word that is wider is cut."""
    done: list[list[Run]] = [[]]
    room = most
    for run in _runs(source):
        if run.text == "\n":
            done.append([])
            room = most
            continue
        for piece in _pieces(run, size, most):
            needed = width(piece.text, size, piece.bold)
            if needed > room and piece.text != " ":
                done.append([])
                room = most
            if piece.text == " " and not done[-1]:
                continue  # a line begins with a word
            done[-1].append(piece)
            room -= needed
    return done


def cut(text: str, size: int, most: float, bold: bool = False) -> str:
    """The text on one line, with … where it is too long."""
    if width(text, size, bold) <= most:
        return text
    while text and width(f"{text}…", size, bold) > most:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _runs(source: str) -> Iterator[Run]:
    bold = link = False
    for token in _TOKEN.finditer(source):
        if token["tag"]:
            bold = bold if token["tag"] != "b" else not token["close"]
            link = link if token["tag"] != "a" else not token["close"]
        elif token["line"]:
            yield Run("\n", bold, link)
        else:
            yield Run(" " if token["gap"] else html.unescape(token["word"]), bold, link)


def _pieces(run: Run, size: int, most: float) -> Iterator[Run]:
    text = run.text
    while width(text, size, run.bold) > most:
        fits = next(length for length in range(len(text), 0, -1) if width(text[:length], size, run.bold) <= most)
        yield Run(text[:fits], run.bold, run.link)
        text = text[fits:]
    yield Run(text, run.bold, run.link)
