"""What the tests of the conversation share."""

from __future__ import annotations

import pytest

from bot.conversation import Conversation, open_conversation


@pytest.fixture(scope="session")
def conversation() -> Conversation:
    """A conversation about the shipped knowledge."""
    return open_conversation()
