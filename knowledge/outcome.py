"""The ways an understanding can end."""

from enum import StrEnum


class Outcome(StrEnum):
    """What a reply is: it states facts, offers some, says that the report has none, or is courtesy."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    DECLINE = "decline"
    SMALLTALK = "smalltalk"
