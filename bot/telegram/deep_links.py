"""Links that open the private chat at a place: t.me/<bot>?start=<fact id>, =chude, =chude-<topic>, =huongdan."""

from __future__ import annotations

import re

from bot.press import Kind, Press

_TOPIC = re.compile(r"chude(?:-(?P<topic>[a-z0-9_]+))?")
TOPICS = "chude"
HELP = "huongdan"


def payload_for(press: Press) -> str | None:
    """The payload that does in private what the button does, if there is one: for all that browses and for facts."""
    match press.kind:
        case Kind.TOPICS:
            return TOPICS
        case Kind.TOPIC:
            return f"{TOPICS}-{press.target}"
        case Kind.HELP:
            return HELP
        case Kind.FACT:
            return press.target
    return None


def press_for(payload: str) -> Press | None:
    """The button whose reply a payload opens; None for facts and for what is no payload of ours."""
    if payload == HELP:
        return Press(Kind.HELP)
    found = _TOPIC.fullmatch(payload)
    if not found:
        return None
    return Press(Kind.TOPIC, found["topic"]) if found["topic"] else Press(Kind.TOPICS)


def message_link(chat: int, username: str | None, thread: int | None, message: int) -> str:
    """The address of a message in a supergroup. Messages in small groups have none."""
    base = username or f"c/{str(chat).removeprefix('-100')}"
    return f"https://t.me/{base}/{thread}/{message}" if thread else f"https://t.me/{base}/{message}"
