"""Updates as an older or newer Bot API server tells them: rights that it does not know of are taken as not given."""

from __future__ import annotations

from telegram import Update

from bot.telegram.strict import JSON, RawBot

_RIGHTS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
    "can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages",
    "can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
)  # fmt: skip
_ADMIN_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
)  # fmt: skip
_MISSING: dict[str, JSON] = {
    "restricted": {"is_member": True, "until_date": 0, **dict.fromkeys(_RIGHTS, False)},
    "administrator": dict.fromkeys(_ADMIN_RIGHTS, False),
    "creator": {"is_anonymous": False},
    "kicked": {"until_date": 0},
}


def read_update(raw: JSON, bot: RawBot) -> Update:
    """The update that a JSON object tells. Raises whatever the library trips over when it is no update."""
    change = raw.get("my_chat_member")
    return Update.de_json({**raw, "my_chat_member": _completed(change)} if isinstance(change, dict) else raw, bot)


def _completed(change: JSON) -> JSON:
    """With the rights that the library demands of each standing."""
    return {name: _member(value) if name in ("old_chat_member", "new_chat_member") else value for name, value in change.items()}


def _member(member: JSON) -> JSON:
    return {**_MISSING.get(member["status"], {}), **member}
