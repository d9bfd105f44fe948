"""What is read once for all tests: the shipped knowledge and what was learnt from it."""

from __future__ import annotations

import pytest

from knowledge.loading import Knowledge
from knowledge.understanding import Understander, open_understander
from knowledge.utterance import Listener


@pytest.fixture(scope="session")
def understander() -> Understander:
    """The shipped knowledge, ready to be asked."""
    return open_understander()


@pytest.fixture(scope="session")
def base(understander: Understander) -> Knowledge:
    """The shipped knowledge."""
    return understander.knowledge


@pytest.fixture(scope="session")
def listener(understander: Understander) -> Listener:
    """Hears messages with the shipped vocabulary and places."""
    return understander.listener
