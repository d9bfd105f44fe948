"""The contract of the Bot API: is this call one that Telegram would accept?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.telegram.markup import length, parse_html

_API: dict[str, Any] = json.loads(Path(__file__).with_name("bot_api.json").read_text("utf-8"))
_UPDATES = {
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result",
    "callback_query", "my_chat_member", "chat_member", "chat_join_request", "guest_message",
}  # fmt: skip
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
_CHAT_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
TEXT, CAPTION, CALLBACK_ANSWER, QUERY = 4096, 1024, 200, 256
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def decode(method: str, sent: Mapping[str, str]) -> dict[str, Any]:
    """The parameters with the types that the method declares; what cannot be decoded stays text."""
    declared = _API["methods"].get(method, {})
    return {name: _decoded(value, declared.get(name, [False, "String"])[1:]) for name, value in sent.items()}


def _decoded(value: str, types: Sequence[str]) -> Any:
    if "String" in types and not ("Integer" in types and re.fullmatch(r"-?\d+", value)):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def faults_in(method: str, parameters: Mapping[str, Any]) -> list[str]:
    """What Telegram would refuse about the call, empty when nothing."""
    declared = _API["methods"].get(method)
    if declared is None:
        return [f"{method}: no such method"]
    return [f"{method}: {fault}" for fault in (*_of_fields(parameters, declared, ""), *_of_limits(method, parameters))]


def faults_in_photo(content: bytes) -> list[str]:
    """What Telegram would refuse about a PNG picture sent as a photo: 10 MB, sides 10,000 together and 20 to 1 at most."""
    if not content.startswith(b"\x89PNG\r\n\x1a\n"):
        return ["the photo is no PNG picture"]
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    fits = width + height <= 10_000 and max(width, height) <= 20 * min(width, height) and len(content) <= 10 * 2**20
    return [] if fits else [f"a photo of {width} × {height} and {len(content)} bytes"]


def _of_fields(value: Mapping[str, Any], declared: Mapping[str, Sequence[Any]], path: str) -> Iterator[str]:
    for name in value.keys() - declared.keys():
        yield f"{path}{name} is not declared"
    for name, (required, *types) in declared.items():
        if name in value:
            yield from _of_value(value[name], types, path + name)
        elif required:
            yield f"{path}{name} is missing"


def _of_value(value: Any, types: Sequence[str], path: str) -> list[str]:
    """Nothing when one of the types fits, otherwise what is wrong with the type that comes nearest."""
    tries = [list(_of_type(value, type_, path)) for type_ in types]
    return min(tries, key=len) if tries else []


def _of_type(value: Any, type_: str, path: str) -> Iterator[str]:
    if type_.startswith("Array of "):
        if not isinstance(value, list):
            yield f"{path} must be an array"
            return
        for index, item in enumerate(value):
            yield from _of_type(item, type_.removeprefix("Array of "), f"{path}[{index}]")
    elif type_ in _SIMPLE:
        if not _SIMPLE[type_](value):
            yield f"{path} must be {type_}: {value!r}"
    else:
        yield from _of_object(value, type_, path)


def _of_object(value: Any, type_: str, path: str) -> Iterator[str]:
    description = _API["types"].get(type_)
    if description is None or not isinstance(value, dict):
        yield f"{path} must be {type_}: {value!r}"
    elif "any" in description:
        yield from _of_value(value, description["any"], path)
    else:
        yield from _of_fields(value, description["fields"], f"{path}.")


_SIMPLE: dict[str, Callable[[Any], bool]] = {
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "Boolean": lambda value: isinstance(value, bool),
    "True": lambda value: value is True,
    "String": lambda value: isinstance(value, str),
    "InputFile": lambda value: isinstance(value, str),
}


def _of_limits(method: str, parameters: Mapping[str, Any]) -> Iterator[str]:
    yield from _of_texts(parameters)
    if "reply_markup" in parameters:
        yield from _of_keyboard(parameters["reply_markup"])
    if method in _LIMITS:
        yield from _LIMITS[method](parameters)


def _of_texts(value: Any, path: str = "") -> Iterator[str]:
    """Texts and captions at any depth."""
    if isinstance(value, list):
        for item in value:
            yield from _of_texts(item, path)
    if not isinstance(value, dict | Mapping):
        return
    for name, limit in (("text", TEXT), ("message_text", TEXT), ("caption", CAPTION)):
        if isinstance(value.get(name), str) and "parse_mode" in value:
            yield from _of_marked_up(value[name], value["parse_mode"], limit, path + name)
        elif isinstance(value.get(name), str) and length(value[name]) > limit:
            yield f"{path}{name} has {length(value[name])} characters"
    for name, item in value.items():
        yield from _of_texts(item, f"{path}{name}.")


def _of_marked_up(text: str, mode: str, limit: int, path: str) -> Iterator[str]:
    if mode != "HTML":
        yield f"{path}: parse mode {mode} is not one that can be checked"
        return
    shown, faults = parse_html(text)
    yield from (f"{path}: {fault}" for fault in faults)
    if not shown.strip():
        yield f"{path} is empty"
    if length(shown) > limit:
        yield f"{path} has {length(shown)} characters"
    if len(text.encode()) > 32768:
        yield f"{path} has {len(text.encode())} bytes"


def _of_keyboard(markup: Any) -> Iterator[str]:
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    if sum(map(len, rows)) > 100:
        yield "more than 100 buttons"
    for row in rows:
        if not 0 < len(row) <= 8:
            yield f"a row of {len(row)} buttons"
        for button in row:
            yield from _of_button(button)


def _of_button(button: Mapping[str, Any]) -> Iterator[str]:
    if not str(button.get("text", "")).strip():
        yield "a button without a label"
    if sum(action in button for action in _ACTIONS) != 1:
        yield f"a button must do exactly one thing: {button}"
    address = button.get("url")
    if address is not None and not re.fullmatch(r"(https?://|tg://)[^\s]+", address):
        yield f"no address: {address!r}"
    yield from _of_start_link(address or "")
    payload = button.get("callback_data")
    if len(button.get("switch_inline_query", "")) > QUERY:
        yield f"switch_inline_query of {len(button['switch_inline_query'])} characters"
    if payload is not None and not 0 < len(payload.encode()) <= 64:
        yield f"callback_data of {len(payload.encode())} bytes"


def _of_start_link(address: str) -> Iterator[str]:
    """A link that opens a bot carries 1 to 64 of a few characters."""
    _, start, payload = address.partition("?start=")
    if start and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload):
        yield f"no payload for a link: {payload!r}"


def _of_get_updates(parameters: Mapping[str, Any]) -> Iterator[str]:
    if not 1 <= parameters.get("limit", 100) <= 100:
        yield "limit must be 1 to 100"
    if not 0 <= parameters.get("timeout", 0) <= 50:
        yield "timeout must be 0 to 50"
    if "allowed_updates" not in parameters:
        yield "allowed_updates left as it was"
    for kind in set(parameters.get("allowed_updates", ())) - _UPDATES:
        yield f"no such kind of update: {kind}"


def _of_callback_answer(parameters: Mapping[str, Any]) -> Iterator[str]:
    if length(parameters.get("text", "")) > CALLBACK_ANSWER:
        yield "the notice is too long"
    yield from _of_start_link(parameters.get("url", ""))


def _of_inline_answer(parameters: Mapping[str, Any]) -> Iterator[str]:
    results = parameters.get("results", [])
    ids = [str(result.get("id", "")) for result in results]
    if len(results) > 50:
        yield f"{len(results)} results"
    if len(set(ids)) != len(ids):
        yield "results with the same id"
    if any(not 0 < len(id_.encode()) <= 64 for id_ in ids):
        yield "a result id must have 1 to 64 bytes"
    if len(parameters.get("next_offset", "").encode()) > 64:
        yield "next_offset is too long"
    if not 0 <= parameters.get("cache_time", 300) <= 86400:
        yield "cache_time must be 0 to 86400"
    button = parameters.get("button")
    if button and not (button.get("text") and ("web_app" in button or _PAYLOAD.fullmatch(button.get("start_parameter", "")))):
        yield f"no button above results: {button}"
    for result in results:
        if not str(result.get("title", "")).strip():
            yield "a result without a title"
        yield from _of_keyboard(result.get("reply_markup"))


def _of_language(parameters: Mapping[str, Any]) -> Iterator[str]:
    if not re.fullmatch(r"([a-z]{2})?", parameters.get("language_code", "")):
        yield "a language has two letters"


_SCOPES: dict[str, set[str]] = {
    "default": set(), "all_private_chats": set(), "all_group_chats": set(), "all_chat_administrators": set(),
    "chat": {"chat_id"}, "chat_administrators": {"chat_id"}, "chat_member": {"chat_id", "user_id"},
}  # fmt: skip


def _of_scope(parameters: Mapping[str, Any]) -> Iterator[str]:
    yield from _of_language(parameters)
    scope = parameters.get("scope", {"type": "default"})
    if scope.keys() - {"type"} != _SCOPES.get(scope["type"]):
        yield f"no such scope: {scope}"


def _of_description(parameters: Mapping[str, Any]) -> Iterator[str]:
    yield from _of_language(parameters)
    for name, limit in (("description", 512), ("short_description", 120)):
        if length(parameters.get(name, "")) > limit:
            yield f"{name} is longer than {limit} characters"


def _of_action(parameters: Mapping[str, Any]) -> Iterator[str]:
    if parameters["action"] not in _CHAT_ACTIONS:
        yield f"no such action: {parameters['action']}"


def _of_thread(parameters: Mapping[str, Any]) -> Iterator[str]:
    if parameters.get("message_thread_id") == 1:
        yield "the General topic is named by no number"


def _of_commands(parameters: Mapping[str, Any]) -> Iterator[str]:
    yield from _of_scope(parameters)
    commands = parameters.get("commands", [])
    if len(commands) > 100:
        yield "more than 100 commands"
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "")):
            yield f"no name for a command: {command}"
        if not 1 <= length(command.get("description", "")) <= 256:
            yield f"the description must have 1 to 256 characters: {command}"


_LIMITS: dict[str, Callable[[Mapping[str, Any]], Iterator[str]]] = {
    "getUpdates": _of_get_updates,
    "answerCallbackQuery": _of_callback_answer,
    "answerInlineQuery": _of_inline_answer,
    "setMyCommands": _of_commands,
    "getMyCommands": _of_scope,
    "setMyDescription": _of_description,
    "getMyDescription": _of_language,
    "setMyShortDescription": _of_description,
    "getMyShortDescription": _of_language,
    "sendChatAction": _of_action,
    "sendMessage": _of_thread,
}
