"""What people do in the pictures. The bot's part is what it really sends, call by call."""

from __future__ import annotations

import html
from collections.abc import Awaitable, Callable

from bot import texts
from bot.conversation import Conversation
from tests.pictures.things import Bubble, Offered, Screen, Typed
from tests.telegram.conftest import World, new_world
from tests.telegram.fake_api import ME, FakeApi
from tests.telegram.people import JSON, Person, from_the_bot

BOT = str(ME["first_name"])
_SHOWN = 5
"""Results that a phone shows above the keyboard."""


async def private(conversation: Conversation) -> Screen:
    """Somebody in the private chat: questions, a chart, a check, and what the report does not say."""
    world = await new_world(FakeApi(), conversation)
    person, screen = world.resident(), Screen(BOT)
    for question in ("Phường Kim Tân có bao nhiêu hộ?", "thu nhap bq nam 2019"):
        await _asks(world, person, screen, question)
    await person.presses(texts.CHART)
    screen.things.append(_bubble(world, person.messages()[-1]))
    for question in ("nghe nói thủ tục giảm một nửa thời gian, đúng không", "dien tich phuong bn km2"):
        await _asks(world, person, screen, question)
    await world.application.shutdown()
    return screen


async def group(conversation: Conversation) -> Screen:
    """Neighbours in the group of their residential unit."""
    world = await new_world(FakeApi(), conversation)
    lan, an, binh = (world.neighbour(number) for number in (42, 43, 44))
    screen = Screen(f"{lan.chat['title']}")
    await _asks(world, lan, screen, "Tối nay họp tổ lúc mấy giờ các bác nhỉ?", "Lan")
    await _asks(world, an, screen, "@KimTan_Bot phường có bao nhiêu hộ?", "An")
    first = from_the_bot(an.messages()[0])
    await _asks(world, binh, screen, "/hoi so ho cua phuong", "Bình")
    await _asks(world, an, screen, "con to dan pho thi sao", "An", to=first)
    await _asks(world, lan, screen, "/hoi@KimTan_Bot diện tích phường bao nhiêu km2?", "Lan")
    await world.application.shutdown()
    return screen


async def inline(conversation: Conversation) -> Screen:
    """Somebody writing in another chat: unfinished words, a choice, and what the report does not say."""
    world = await new_world(FakeApi(), conversation)
    person, screen = world.resident(), Screen("Nhóm cán bộ tổ dân phố")
    results = await _types(world, person, screen, "hộ ng")
    screen.things.append(_sent(results[0]))
    await _types(world, person, screen, "thu nhập")
    await _types(world, person, screen, "thu nhập năm 2017")
    await world.application.shutdown()
    return screen


SCENES: dict[str, Callable[[Conversation], Awaitable[Screen]]] = {"private": private, "group": group, "inline": inline}


async def _asks(world: World, person: Person, screen: Screen, question: str, who: str = "", to: JSON | None = None) -> None:
    """The question and whatever the bot says to it, perhaps nothing."""
    before = len(person.messages())
    quoted = (BOT, _first_line(to)) if to else None
    screen.things.append(Bubble(who, html.escape(question, quote=False), quoted=quoted))
    await (person.replies(to, question) if to else person.writes(question))
    for message in person.messages()[before:]:
        screen.things.append(_bubble(world, message, (who, question) if who else None))


async def _types(world: World, person: Person, screen: Screen, words: str) -> list[JSON]:
    results = await person.types(words)
    button = world.api.offered[-1].get("button", {}).get("text", "")
    shown = tuple((result["title"], result["description"]) for result in results[:_SHOWN])
    screen.things.extend([Offered(shown, button), Typed(f"@{ME['username']} {words}")])
    return results


def _bubble(world: World, message: JSON, quoted: tuple[str, str] | None = None) -> Bubble:
    photo = world.api.files[message["photo"][-1]["file_id"]] if "photo" in message else None
    return Bubble(BOT, message["source"], _labels(message), quoted, photo)


def _sent(result: JSON) -> Bubble:
    """What a chosen result becomes in the chat."""
    return Bubble("", result["input_message_content"]["message_text"], _labels(result), via=f"@{ME['username']}")


def _labels(message: JSON) -> tuple[tuple[str, ...], ...]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple(tuple(f"{button['text']} ↗" if "url" in button else str(button["text"]) for button in row) for row in rows)


def _first_line(message: JSON) -> str:
    return str(message["text"]).splitlines()[0]
