"""A fact as it is offered in a list, to be read there or sent into a chat."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reply import Reply


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry of the list."""

    kind: str
    """Id of the fact or computed figure; stable for years."""
    title: str
    brief: str
    """The figure and as of when, then the statement: read without sending anything."""
    reply: Reply
    """What is sent when it is chosen: right on its own, with its source."""
    link: str
    """Address of the report that jumps to the figure."""
