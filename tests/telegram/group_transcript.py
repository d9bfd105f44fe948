"""A group as its members see it: real messages in, the bot's real messages out, written down for README.md."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Conversation
from tests.telegram.conftest import World, new_world
from tests.telegram.fake_api import ME, FakeApi
from tests.telegram.people import JSON, buttons_under, from_the_bot

_NAMES = {42: "Lan", 43: "An", 44: "Bình"}


@dataclass(frozen=True)
class Said:
    """One message of a member."""

    who: int
    text: str
    to: int | None = None
    """Which message of the bot it replies to, counted from 0."""


TALK = (
    Said(42, "Tối nay họp tổ lúc mấy giờ các bác nhỉ?"),
    Said(43, "@KimTan_Bot phường có bao nhiêu hộ?"),
    Said(44, "/hoi so ho cua phuong"),
    Said(43, "con to dan pho thi sao", to=0),
    Said(42, "Hỏi đáp Kim Tân ơi, diện tích phường bao nhiêu km2?"),
    Said(44, "/hoi phường được khen thưởng những gì"),
    Said(42, "@KimTan_Bot nghe nói thủ tục giảm một nửa thời gian, đúng không"),
)


async def group_transcript(conversation: Conversation) -> str:
    """What was said, name by name; the bot's silence too."""
    world = await new_world(FakeApi(), conversation)
    try:
        lines = ["```"]
        for said in TALK:
            lines += [*await _exchange(world, said), ""]
        return "\n".join([*lines[:-1], "```"])
    finally:
        await world.application.shutdown()


async def _exchange(world: World, said: Said) -> list[str]:
    member = world.neighbour(said.who)
    before = member.messages()
    reply = f" (trả lời {ME['first_name']})" if said.to is not None else ""
    if said.to is None:
        await member.writes(said.text)
    else:
        await member.replies(from_the_bot(before[said.to]), said.text)
    answers = [line for message in member.messages()[len(before) :] for line in _shown(message, _NAMES[said.who])]
    return [f"{_NAMES[said.who]}{reply}: {said.text}", *answers]


def _shown(message: JSON, name: str) -> list[str]:
    buttons = "  ".join(f"[{button['text']}{' ↗' if 'url' in button else ''}]" for button in buttons_under(message))
    first, *rest = str(message["text"]).splitlines()
    return [f"    {ME['first_name']} (trả lời {name}): {first}", *(f"    {line}" for line in [*rest, buttons] if line)]
