"""What is read once for all tests: the shipped knowledge and what was learnt from it."""

from __future__ import annotations

import pytest
from hypothesis import settings

from knowledge.loading import Knowledge
from knowledge.understanding import Understander, open_understander
from knowledge.utterance import Listener

# no deadline, since a machine under load is no fault; --hypothesis-profile=thorough looks harder than a suite can
settings.register_profile("quick", max_examples=100, deadline=None)
settings.register_profile("thorough", max_examples=10_000, deadline=None)
settings.load_profile("quick")


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
