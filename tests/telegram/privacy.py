"""Which group messages Telegram shows a bot in privacy mode that is no admin."""

from __future__ import annotations

from typing import Any

from tests.telegram.fake_api import ME

JSON = dict[str, Any]
_HANDLE = f"@{ME['username']}".casefold()
_WORDS = ("text", "caption", "sticker", "voice", "video_note", "photo", "location", "dice")


def reaches_the_bot(message: JSON, *, spoke_last: bool) -> bool:
    """`spoke_last`: the bot was the last one to write in the group, so that commands without a name are its own."""
    if not any(content in message for content in _WORDS):
        return True  # service messages
    if message.get("via_bot", {}).get("id") == ME["id"]:
        return True
    if message.get("reply_to_message", {}).get("from", {}).get("id") == ME["id"]:
        return True
    return any(_names_the_bot(message, entity, spoke_last) for entity in _entities(message))


def _entities(message: JSON) -> list[JSON]:
    return [*message.get("entities", []), *message.get("caption_entities", [])]


def _names_the_bot(message: JSON, entity: JSON, spoke_last: bool) -> bool:
    raw = (message.get("text") or message.get("caption", "")).encode("utf-16-le")
    said = raw[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le").casefold()
    match entity["type"]:
        case "mention":
            return bool(said == _HANDLE)
        case "text_mention":
            return bool(entity["user"]["id"] == ME["id"])
        case "bot_command":
            return said.endswith(_HANDLE) or ("@" not in said and spoke_last)
    return False
