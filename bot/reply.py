"""What the conversation hands to a channel: text in parts, buttons, and what the reply states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.charts import Chart
from bot.press import Kind, Press
from knowledge.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a reply; a channel sets it as a paragraph."""

    lead: str = ""
    """Heading with the figure first, for example "Số hộ: 4.957 hộ"; shown bold where the channel can."""
    text: str = ""
    """One or two plain sentences."""
    items: tuple[str, ...] = ()
    """List entries under the text, shown as bullets."""
    aside: str = ""
    """As of when and where it stands, for example "Báo cáo 3/2020, đoạn 1"; shown in brackets."""

    def plain(self) -> str:
        """The part as plain text, without a trailing newline."""
        aside = f"({self.aside})" if self.aside else ""
        if self.items:
            body = "\n".join([self.text] * bool(self.text) + [f"– {item}" for item in self.items] + [aside] * bool(aside))
        else:
            body = " ".join(piece for piece in (self.text, aside) if piece)
        return "\n".join(piece for piece in (self.lead, body) if piece)


@dataclass(frozen=True, slots=True)
class Button:
    """A choice under a reply."""

    label: str
    press: Press
    query: str = ""
    """For SHARE: what is typed after the bot's name in the other chat, so that the fact is the first to be offered there."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply: parts in reading order, rows of buttons, and what it states for those who measure it."""

    outcome: Outcome
    parts: tuple[Part, ...]
    facts: tuple[str, ...] = ()
    """Ids of the facts stated, or offered when the outcome is SUGGEST."""
    verdict: bool | None = None
    """True or false when one claim was checked, otherwise None."""
    rows: tuple[tuple[Button, ...], ...] = ()
    picture: Chart | None = None
    """To be seen above the parts, which say the same in words; a channel without pictures leaves it out."""
    trace: Sequence[str] = field(default=(), compare=False)
    """Why it came to this, line by line, in Vietnamese; for `--why`."""

    def plain(self) -> str:
        """The reply as plain text, parts apart by an empty line."""
        return "\n\n".join(part.plain() for part in self.parts)

    def without(self, *kinds: Kind) -> Reply:
        """The same reply without the buttons of these kinds, for channels and chats that have no use for them."""
        rows = (tuple(button for button in row if button.press.kind not in kinds) for row in self.rows)
        return replace(self, rows=tuple(row for row in rows if row))
