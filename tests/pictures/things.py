"""What is to be seen on a screen, top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Bubble:
    """One message."""

    who: str
    """Whose; empty for one's own."""
    source: str
    """The text in Telegram's HTML."""
    buttons: tuple[tuple[str, ...], ...] = ()
    quoted: tuple[str, str] | None = None
    """Whose message it replies to, and the message."""
    photo: bytes | None = None
    """PNG above the text."""
    via: str = ""
    """The bot through which it was sent."""


@dataclass(frozen=True)
class Offered:
    """The list above the line that is being typed in."""

    results: tuple[tuple[str, str], ...]
    """Title and description of each."""
    button: str = ""
    """The line above the list."""


@dataclass(frozen=True)
class Typed:
    """The line that is being typed in."""

    text: str


Thing = Bubble | Offered | Typed


@dataclass(frozen=True)
class Screen:
    """One screen with its title."""

    title: str
    things: list[Thing] = field(default_factory=list)

    def words(self) -> str:
        """All of it in words."""
        return "\n\n".join([self.title, *(_words(thing) for thing in self.things)])


def _words(thing: Thing) -> str:
    if isinstance(thing, Typed):
        return f"› {thing.text}"
    if isinstance(thing, Offered):
        return "\n".join([thing.button] * bool(thing.button) + [f"{title}: {brief}" for title, brief in thing.results])
    buttons = ["  ".join(f"[{label}]" for label in row) for row in thing.buttons]
    quoted = [f"(trả lời {thing.quoted[0]})"] if thing.quoted else []
    return "\n".join([f"{thing.who or 'Tôi'}:", *quoted, thing.source, *buttons])
