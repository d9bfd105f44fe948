"""People and chats as Telegram tells of them: what a person does becomes a raw update."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.fake_api import DATE, ME, FakeApi, words_of
from tests.telegram.markup import length
from tests.telegram.privacy import reaches_the_bot

JSON = dict[str, Any]
_ENTITY = re.compile(r"(?P<bot_command>(?<!\S)/[A-Za-z0-9_]{1,32}(?:@\w+)?)|(?P<mention>(?<!\w)@\w{4,32})")


def entities_in(text: str) -> list[JSON]:
    """Commands and mentions as Telegram marks them, in UTF-16 units."""
    return [
        {"type": found.lastgroup, "offset": length(text[: found.start()]), "length": length(found[0])}
        for found in _ENTITY.finditer(text)
    ]


def words(text: str, *extra: JSON) -> JSON:
    """The fields of a text message; `extra` are entities that cannot be seen in the text."""
    entities = [*entities_in(text), *extra]
    return {"text": text, **({"entities": entities} if entities else {})}


def private(user: int) -> JSON:
    return {"id": user, "type": "private", "first_name": "Lan"}


def group(chat: int = -1001234, **more: Any) -> JSON:
    return {"id": chat, "type": "supergroup", "title": "Tổ dân phố 12", **more}


@dataclass
class Person:
    """Somebody in a chat. `deliver` hands an update to the bot and returns when it is done with it."""

    api: FakeApi
    deliver: Callable[[JSON], Awaitable[None]]
    chat: JSON
    id: int = 42
    about: JSON = field(default_factory=dict)
    """More fields of each message, such as sender_chat."""
    privacy: bool = False
    """Whether Telegram shows the bot only what is meant for it."""

    async def sends(self, **content: Any) -> JSON:
        """Send a message with this content; gives it, to be edited or replied to."""
        message = {
            "message_id": self.api.new_message_id(),
            "date": DATE,
            "chat": self.chat,
            "from": {"id": self.id, "is_bot": False, "first_name": "Lan", "language_code": "vi"},
            **self.about,
            **content,
        }
        if not self.privacy or reaches_the_bot(message, spoke_last=bool(self.messages())):
            await self.deliver(self.api.receive({"message": message}))
        return message

    async def writes(self, text: str, *extra: JSON, **more: Any) -> JSON:
        return await self.sends(**words(text, *extra), **more)

    async def replies(self, to: JSON, text: str) -> JSON:
        return await self.writes(text, reply_to_message=to)

    async def edits(self, message: JSON, text: str) -> JSON:
        """Change the words of an own message."""
        rest = {name: value for name, value in message.items() if name not in ("text", "entities")}
        edited = {**rest, **words(text), "edit_date": DATE + 60}
        if not self.privacy or reaches_the_bot(edited, spoke_last=bool(self.messages())):
            await self.deliver(self.api.receive({"edited_message": edited}))
        return edited

    async def standing(self, status: str, **more: Any) -> None:
        """An admin, or this person in private, lets the bot in, restricts it, or shows it out."""
        change = {
            "chat": self.chat,
            "from": {"id": self.id, "is_bot": False, "first_name": "Lan"},
            "date": DATE,
            "old_chat_member": {"user": ME, "status": "member"},
            "new_chat_member": {"user": ME, "status": status, **more},
        }
        await self.deliver(self.api.receive({"my_chat_member": change}))

    async def presses(self, label: str) -> JSON:
        """Press the button with this label under the newest message that has one; gives that message as it was."""
        for message in reversed(self.messages()):
            for button in buttons_under(message):
                if button["text"] == label:
                    pressed = dict(message)
                    await self.presses_payload(button["callback_data"], message=pressed)
                    return pressed
        raise AssertionError(f"no button {label!r} in {[buttons_under(message) for message in self.messages()]}")

    async def presses_payload(self, payload: str, message: JSON | None = None, **more: Any) -> None:
        """Press a button that carries this payload."""
        under = {"message": {name: value for name, value in message.items() if name != "source"}} if message else {}
        query = {
            "id": f"press-{self.api.new_message_id()}",
            "from": {"id": self.id, "is_bot": False, "first_name": "Lan"},
            "chat_instance": "1",
            "data": payload,
            **under,
            **more,
        }
        await self.deliver(self.api.receive({"callback_query": query}))

    async def types(self, words: str, offset: str = "", **more: Any) -> list[JSON]:
        """Type after the bot's name in any chat; the results of the page from `offset` on."""
        query = {
            "id": f"query-{self.api.new_message_id()}",
            "from": {"id": self.id, "is_bot": False, "first_name": "Lan"},
            "query": words,
            "offset": offset,
            **more,
        }
        before = len(self.api.offered)
        await self.deliver(self.api.receive({"inline_query": query}))
        return [result for answer in self.api.offered[before:] for result in answer["results"]]

    async def chooses(self, result: str, words: str = "") -> None:
        """Send one of the results into a chat, of which Telegram tells the bot."""
        chosen = {"result_id": result, "from": {"id": self.id, "is_bot": False, "first_name": "Lan"}, "query": words}
        await self.deliver(self.api.receive({"chosen_inline_result": chosen}))

    def messages(self) -> list[JSON]:
        """The bot's messages in the chat, oldest first."""
        return list(self.api.chats[self.chat["id"]].values())

    def reads(self) -> str:
        """The newest message of the bot in the chat."""
        messages = self.messages()
        assert messages, "the bot is silent"
        return words_of(messages[-1])

    def labels(self) -> list[str]:
        """The buttons under the newest message."""
        return [button["text"] for button in buttons_under(self.messages()[-1])]


def buttons_under(message: JSON) -> list[JSON]:
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def from_the_bot(message: JSON) -> JSON:
    """The message as it stands in `reply_to_message`."""
    return {**{name: value for name, value in message.items() if name != "source"}, "from": ME}
