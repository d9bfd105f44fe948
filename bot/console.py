"""The same conversation in a terminal: typed questions, numbered buttons, colours where the terminal has them."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TextIO

from bot import texts
from bot.conversation import Asker, Conversation, Setting
from bot.press import Kind
from bot.reply import Button, Reply

_ME = Asker("terminal", "terminal")
_BOLD, _DIM, _PLAIN = "\033[1m", "\033[2m", "\033[0m"
NOT_IN_A_TERMINAL = (Kind.SHARE, Kind.GOOD, Kind.BAD)
"""Buttons that need other people or a memory."""
_LEAVING = frozenset({"/thoat", "/quit", "/exit"})


class Console:
    """One person at a terminal."""

    def __init__(self, conversation: Conversation, source: TextIO, sink: TextIO) -> None:
        self._conversation = conversation
        self._source = source
        self._sink = sink
        self._coloured = sink.isatty() and "NO_COLOR" not in os.environ
        self._buttons: list[Button] = []

    def run(self) -> int:
        """Answers until the end of input; the exit code is 0."""
        if self._source.isatty():
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401  arrow keys and history
        self._show(self._conversation.start())
        self._say(self._dim(texts.CONSOLE_HINT))
        while (line := self._read()) is not None:
            line = line.strip()
            if line in _LEAVING:
                break
            if line:
                self._show(self._reply(line))
        self._say(texts.CONSOLE_BYE)
        return 0

    def _read(self) -> str | None:
        if self._source.isatty():
            try:
                return input("› ")
            except EOFError:
                return None
        return self._source.readline() or None

    def _reply(self, line: str) -> Reply:
        if line.isdigit() and 1 <= int(line) <= len(self._buttons):
            return self._conversation.press(self._buttons[int(line) - 1].press, _ME, time.time())
        match line:
            case "/start":
                return self._conversation.start()
            case "/help":
                return self._conversation.help()
            case "/chude":
                return self._conversation.topics()
        return self._conversation.ask(line, _ME, Setting.PRIVATE, time.time())

    def _show(self, reply: Reply) -> None:
        for part in reply.parts:
            lead, _, rest = part.plain().partition("\n") if part.lead else ("", "", part.plain())
            self._say(*([self._bold(lead)] if lead else []), *([rest] if rest else []))
        self._buttons = [button for row in reply.without(*NOT_IN_A_TERMINAL).rows for button in row]
        for number, button in enumerate(self._buttons, 1):
            self._say(self._dim(f"  {number}. {button.label}"))
        self._say("")

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._sink.write(line + "\n")
        self._sink.flush()

    def _bold(self, text: str) -> str:
        return f"{_BOLD}{text}{_PLAIN}" if self._coloured else text

    def _dim(self, text: str) -> str:
        return f"{_DIM}{text}{_PLAIN}" if self._coloured else text
