"""A Bot API that remembers chats and refuses what Telegram refuses. Holds no connection: callers bring the calls."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.telegram.contract import decode, faults_in, faults_in_photo
from tests.telegram.markup import parse_html

ME = {"id": 7000001, "is_bot": True, "first_name": "Hỏi đáp Kim Tân", "username": "KimTan_Bot"}
DATE = 1_900_000_000
JSON = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One call as Telegram would see it."""

    method: str
    parameters: JSON


@dataclass(frozen=True)
class Response:
    """What goes back over the wire."""

    status: int
    body: JSON

    def encode(self) -> bytes:
        return json.dumps(self.body, ensure_ascii=False).encode()


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one call instead of an answer."""

    status: int = 0
    """HTTP status; 0 cuts the connection."""
    description: str = ""
    retry_after: int = 0
    carried_out: bool = False
    """Whether the call takes effect all the same."""

    def response(self) -> Response:
        parameters = {"parameters": {"retry_after": self.retry_after}} if self.retry_after else {}
        body = {"ok": False, "error_code": self.status, "description": self.description or "Fault", **parameters}
        return Response(self.status, body)


class RefusedError(Exception):
    """Telegram answers 400, or 403."""

    def __init__(self, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.response = Response(status, {"ok": False, "error_code": status, "description": description})


def words_of(message: JSON) -> str:
    """What is to be read in a message, be it under a picture."""
    return str(message["text"] if "text" in message else message["caption"])


@dataclass
class FakeApi:
    """Plays Telegram for one bot."""

    calls: list[Call] = field(default_factory=list)
    """Every call but getUpdates, in order, also those that a fault met."""
    broken_contract: list[str] = field(default_factory=list)
    """Calls that Telegram would not take, whatever the state of its chats. Must stay empty."""
    chats: dict[int, dict[int, JSON]] = field(default_factory=lambda: defaultdict(dict))
    """Messages of the bot that stand in each chat, as Message objects."""
    pending: dict[int, JSON] = field(default_factory=dict)
    """Updates that are not acknowledged."""
    offsets: list[int | None] = field(default_factory=list)
    """Offsets asked for, in order."""
    waiting_presses: set[str] = field(default_factory=set)
    """Presses that spin."""
    waiting_queries: set[str] = field(default_factory=set)
    """Inline queries without an answer."""
    offered: list[JSON] = field(default_factory=list)
    """Answers to inline queries, in order."""
    uploads: dict[str, bytes] = field(default_factory=dict)
    """Files as they came, by the names that they are kept under until they are sent."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Photos that were sent once, by file id."""
    without_pictures: set[int] = field(default_factory=set)
    """Chats in which the bot may write but send no photos."""
    blocked_by: set[int] = field(default_factory=set)
    """Chats that take nothing from the bot."""
    migrated: dict[int, int] = field(default_factory=dict)
    """Groups that became supergroups: old id, new id."""
    members: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    """Standing of people in groups, for example "administrator"; "member" for who is not named."""
    profile: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    """What the bot's profile says, by kind, scope and language."""
    _faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    _messages: int = 5000
    _updates: int = 900_000

    # what tests do

    def receive(self, update: JSON) -> JSON:
        """A person does something: the update waits for the bot. Gives it with its id."""
        self._updates += 1
        update = {"update_id": self._updates, **update}
        self.pending[update["update_id"]] = update
        if "callback_query" in update:
            self.waiting_presses.add(update["callback_query"]["id"])
        if "inline_query" in update:
            self.waiting_queries.add(update["inline_query"]["id"])
        return update

    def fail(self, method: str, *faults: Fault) -> None:
        """The next calls of `method` meet these faults."""
        self._faults[method].extend(faults)

    def new_message_id(self) -> int:
        self._messages += 1
        return self._messages

    def shown(self, chat: int) -> list[str]:
        """The bot's messages as a reader sees them, oldest first."""
        return [words_of(message) for message in self.chats[chat].values()]

    def upload(self, content: bytes) -> str:
        """A file arrives with a call; the name that stands for it in the call's parameters."""
        name = f"attach://file-{len(self.uploads) + 1}"
        self.uploads[name] = content
        return name

    def made(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    # what callers bring

    def next_fault(self, method: str) -> Fault | None:
        return self._faults[method].popleft() if self._faults[method] else None

    def handle(self, method: str, sent: Mapping[str, str]) -> Response:
        """The answer to a call."""
        parameters = decode(method, sent)
        broken = faults_in(method, parameters)
        if broken:
            self.broken_contract += broken
            return RefusedError(f"Bad Request: {broken[0]}").response
        try:
            return Response(200, {"ok": True, "result": self._played(method)(parameters)})
        except RefusedError as refused:
            return refused.response

    def note(self, method: str, sent: Mapping[str, str]) -> None:
        """Write the call down."""
        if method != "getUpdates":
            self.calls.append(Call(method, decode(method, sent)))

    def _played(self, method: str) -> Callable[[JSON], Any]:
        played: dict[str, Callable[[JSON], Any]] = {
            "getMe": lambda _: ME,
            "getUpdates": self._get_updates,
            "sendMessage": self._send_message,
            "sendPhoto": self._send_photo,
            "answerInlineQuery": self._answer_inline_query,
            "editMessageText": self._edit_message_text,
            "deleteMessage": self._delete_message,
            "answerCallbackQuery": self._answer_callback_query,
            "sendChatAction": self._send_chat_action,
            "getChatMember": self._get_chat_member,
            **{f"getMy{kind}": partial(self._get_profile, kind) for kind in _PROFILE},
            **{f"setMy{kind}": partial(self._set_profile, kind) for kind in _PROFILE},
            "getChatMenuButton": lambda _: self.profile.get(("MenuButton", "", ""), {"type": "default"}),
            "setChatMenuButton": self._set_menu_button,
        }
        if method not in played:
            self.broken_contract.append(f"{method}: not expected from this bot")
            raise RefusedError("Bad Request: not expected")
        return played[method]

    def _get_updates(self, parameters: JSON) -> list[JSON]:
        offset = parameters.get("offset")
        self.offsets.append(offset)
        allowed = parameters["allowed_updates"]
        for update_id, update in list(self.pending.items()):
            # what was not asked for never waits
            if (offset is not None and update_id < offset) or not any(kind in update for kind in allowed):
                del self.pending[update_id]
        return [update for _, update in sorted(self.pending.items())][: parameters.get("limit", 100)]

    def _send_message(self, parameters: JSON) -> JSON:
        return self._placed(parameters, self._body(parameters))

    def _send_photo(self, parameters: JSON) -> JSON:
        chat, photo = parameters["chat_id"], parameters["photo"]
        if chat in self.without_pictures:
            raise RefusedError("Bad Request: not enough rights to send photos to the chat")
        file_id = photo
        if photo in self.uploads:
            content = self.uploads.pop(photo)
            self.broken_contract += [f"sendPhoto: {fault}" for fault in faults_in_photo(content)]
            file_id = f"AgACAgUAAxkBAAM{len(self.files) + 1}"
            self.files[file_id] = content
        elif photo not in self.files:
            raise RefusedError("Bad Request: wrong file identifier/HTTP URL specified")
        sizes = [
            {"file_id": f"{file_id}{size}", "file_unique_id": f"{file_id}{size}", "width": width, "height": width}
            for size, width in (("s", 90), ("", 1080))
        ]
        return self._placed(parameters, {"photo": sizes, **self._body(parameters, "caption")})

    def _placed(self, parameters: JSON, body: JSON) -> JSON:
        """The message with this body, now in its chat."""
        chat = parameters["chat_id"]
        self._refuse_closed(chat)
        message = {
            "message_id": self.new_message_id(),
            "date": DATE,
            "from": ME,
            "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup"},
            **body,
        }
        if "message_thread_id" in parameters:
            message |= {"message_thread_id": parameters["message_thread_id"], "is_topic_message": True}
        self.chats[chat][message["message_id"]] = message
        return message

    def _edit_message_text(self, parameters: JSON) -> JSON:
        message = self.chats[parameters["chat_id"]].get(parameters["message_id"])
        if message is None:
            raise RefusedError("Bad Request: message to edit not found")
        body = self._body(parameters)
        if all(message.get(name) == body.get(name) for name in ("text", "source", "reply_markup")):
            raise RefusedError(
                "Bad Request: message is not modified: specified new message content and reply markup are exactly "
                "the same as a current content and reply markup of the message"
            )
        message.pop("reply_markup", None)
        message |= {**body, "edit_date": DATE + 1}
        return message

    def _delete_message(self, parameters: JSON) -> bool:
        if self.chats[parameters["chat_id"]].pop(parameters["message_id"], None) is None:
            raise RefusedError("Bad Request: message to delete not found")
        return True

    def _answer_callback_query(self, parameters: JSON) -> bool:
        if parameters["callback_query_id"] not in self.waiting_presses:
            raise RefusedError("Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.waiting_presses.discard(parameters["callback_query_id"])
        return True

    def _answer_inline_query(self, parameters: JSON) -> bool:
        if parameters["inline_query_id"] not in self.waiting_queries:
            raise RefusedError("Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.waiting_queries.discard(parameters["inline_query_id"])
        self.offered.append(parameters)
        return True

    def _body(self, parameters: JSON, name: str = "text") -> JSON:
        said = parameters[name]
        shown, _ = parse_html(said) if "parse_mode" in parameters else (said, [])
        markup = {"reply_markup": parameters["reply_markup"]} if "reply_markup" in parameters else {}
        return {name: shown, "source": said, **markup}

    def _send_chat_action(self, parameters: JSON) -> bool:
        self._refuse_closed(parameters["chat_id"])
        return True

    def _get_chat_member(self, parameters: JSON) -> JSON:
        user = {"id": parameters["user_id"], "is_bot": False, "first_name": "Lan"}
        status = self.members[parameters["chat_id"]].get(parameters["user_id"], "member")
        return {"user": user, "status": status}

    def _get_profile(self, kind: str, parameters: JSON) -> Any:
        return self.profile.get(_profile_key(kind, parameters), _PROFILE[kind])

    def _set_profile(self, kind: str, parameters: JSON) -> bool:
        said = {name: value for name, value in parameters.items() if name not in ("scope", "language_code")}
        self.profile[_profile_key(kind, parameters)] = said["commands"] if kind == "Commands" else said
        return True

    def _set_menu_button(self, parameters: JSON) -> bool:
        self.profile["MenuButton", "", ""] = parameters["menu_button"]
        return True

    def _refuse_closed(self, chat: int) -> None:
        if chat in self.blocked_by:
            raise RefusedError("Forbidden: bot was blocked by the user", 403)
        if chat in self.migrated:
            refused = RefusedError("Bad Request: group chat was upgraded to a supergroup chat")
            refused.response.body["parameters"] = {"migrate_to_chat_id": self.migrated[chat]}
            raise refused


_PROFILE: dict[str, Any] = {
    "Commands": [], "Description": {"description": ""}, "ShortDescription": {"short_description": ""},
}  # fmt: skip


def _profile_key(kind: str, parameters: JSON) -> tuple[str, str, str]:
    scope = parameters.get("scope", {}).get("type", "default") if kind == "Commands" else ""
    return kind, scope, parameters.get("language_code", "")
