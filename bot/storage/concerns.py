"""Everything that is kept; a new concern adds its module and its line here."""

from __future__ import annotations

from bot.storage import answers, group_settings, pictures, tallies, votes
from bot.storage.migrations import Concern

CONCERNS: tuple[Concern, ...] = (
    answers.CONCERN,
    group_settings.CONCERN,
    pictures.CONCERN,
    tallies.CONCERN,
    votes.CONCERN,
)
