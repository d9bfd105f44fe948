"""A conversation that says what a test tells it to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.conversation import Asker, Setting
from bot.press import Press
from bot.reply import Button, Part, Reply
from knowledge.outcome import Outcome


def saying(text: str, *rows: tuple[Button, ...], lead: str = "", facts: tuple[str, ...] = ()) -> Reply:
    """A reply of one paragraph."""
    return Reply(Outcome.ANSWER, (Part(lead=lead, text=text),), facts=facts, rows=rows)


@dataclass
class Scripted:
    """Answers with `respond(question)`; remembers what it was asked."""

    respond: Callable[[str], Reply] = saying
    asked: list[tuple[str, Asker, Setting, tuple[str, ...]]] = field(default_factory=list)
    pressed: list[tuple[Press, Asker]] = field(default_factory=list)

    def ask(self, text: str, asker: Asker, setting: Setting, now: float, about: tuple[str, ...] = ()) -> Reply:
        self.asked.append((text, asker, setting, about))
        return self.respond(text)

    def press(self, press: Press, asker: Asker, now: float, setting: Setting = Setting.PRIVATE) -> Reply:
        self.pressed.append((press, asker))
        return self.respond(press.payload())

    def start(self, payload: str = "", *_: object) -> Reply:
        return self.respond(f"/start {payload}".strip())

    def help(self) -> Reply:
        return self.respond("/help")

    def topics(self) -> Reply:
        return self.respond("/chude")

    def unsupported(self, what: str) -> Reply:
        return self.respond(what)

    def questions(self) -> list[str]:
        return [text for text, *_ in self.asked]
