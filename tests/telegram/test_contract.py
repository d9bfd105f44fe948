"""The double is as strict as Telegram: each of these calls must be refused, and its lawful sister taken."""

from __future__ import annotations

from typing import Any

import pytest

from tests.telegram.contract import decode, faults_in, faults_in_photo

MESSAGE = {"chat_id": 1, "text": "Số hộ", "parse_mode": "HTML"}
ARTICLE = {"type": "article", "id": "ho", "title": "Số hộ", "input_message_content": {"message_text": "4.957"}}


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {**MESSAGE, "reply_markup": {"inline_keyboard": [list(buttons)]}}


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMesage", MESSAGE),
        ("sendMessage", {"chat_id": 1}),
        ("sendMessage", {**MESSAGE, "quote": True}),
        ("sendMessage", {**MESSAGE, "disable_notification": "yes"}),
        ("sendMessage", {**MESSAGE, "text": ""}),
        ("sendMessage", {**MESSAGE, "text": "<b></b>"}),
        ("sendMessage", {**MESSAGE, "text": "đ" * 4097}),
        ("sendMessage", {**MESSAGE, "text": "😀" * 2049}),
        ("sendMessage", {**MESSAGE, "text": "đ" * 4097, "parse_mode": "MarkdownV2"}),
        ("sendMessage", {"chat_id": 1, "text": "đ" * 4097}),
        ("sendMessage", {**MESSAGE, "text": "1 < 2"}),
        ("sendMessage", {**MESSAGE, "text": "a & b"}),
        ("sendMessage", {**MESSAGE, "text": "<b>hộ"}),
        ("sendMessage", {**MESSAGE, "text": "<b><i>hộ</b></i>"}),
        ("sendMessage", {**MESSAGE, "text": "<p>hộ</p>"}),
        ("sendMessage", {**MESSAGE, "text": '<b class="x">hộ</b>'}),
        ("sendMessage", {**MESSAGE, "text": "<b>a</b>" * 101}),
        ("sendMessage", {**MESSAGE, "reply_parameters": {}}),
        ("sendMessage", {**MESSAGE, "reply_parameters": {"message_id": "7"}}),
        ("sendMessage", {**MESSAGE, "reply_markup": {"inline_keyboard": [[]]}}),
        ("sendMessage", keyboard({"text": "a"})),
        ("sendMessage", keyboard({"text": "", "callback_data": "1:f:ho"})),
        ("sendMessage", keyboard({"text": "a", "callback_data": ""})),
        ("sendMessage", keyboard({"text": "a", "callback_data": "đ" * 33})),
        ("sendMessage", keyboard({"text": "a", "callback_data": "a", "url": "https://a.vn"})),
        ("sendMessage", keyboard(*[{"text": "a", "callback_data": "a"}] * 9)),
        ("sendMessage", keyboard({"text": "a", "switch_inline_query": "đ" * 257})),
        ("sendMessage", keyboard({"text": "a", "switch_inline_query": "ho", "callback_data": "1:f:ho"})),
        ("sendMessage", keyboard({"text": "a", "url": "javascript:alert(1)"})),
        ("sendPhoto", {"chat_id": 1, "photo": "id", "caption": "đ" * 1025}),
        ("sendPhoto", {"chat_id": 1, "photo": "id", "caption": f"<b>{'đ' * 1025}</b>", "parse_mode": "HTML"}),
        ("sendPhoto", {"chat_id": 1, "photo": "id", "caption": "1 < 2", "parse_mode": "HTML"}),
        ("sendPhoto", {"chat_id": 1, "caption": "a"}),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "đ" * 201}),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [ARTICLE, ARTICLE]}),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [{**ARTICLE, "id": str(n)} for n in range(51)]}),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [{**ARTICLE, "id": "đ" * 33}]}),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [{**ARTICLE, "titel": "a"}]}),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [], "next_offset": "x" * 65}),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [], "cache_time": 86401}),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [{**ARTICLE, "title": ""}]}),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [{**ARTICLE, "id": ""}]}),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [], "button": {"text": "a", "start_parameter": "có dấu"}}),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [], "button": {"text": "a", "start_parameter": "a" * 65}}),
        ("getUpdates", {"allowed_updates": ["message"], "limit": 101}),
        ("getUpdates", {"allowed_updates": ["message"], "timeout": 60}),
        ("getUpdates", {"allowed_updates": ["mesage"]}),
        ("getUpdates", {}),
        ("setMyCommands", {"commands": [{"command": "Chủ đề", "description": "a"}]}),
        ("setMyCommands", {"commands": [{"command": "hoi", "description": ""}]}),
        ("setMyCommands", {"commands": [], "language_code": "vie"}),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat"}}),
        ("setMyDescription", {"description": "đ" * 513}),
        ("setMyShortDescription", {"short_description": "đ" * 121}),
        ("getMyDescription", {"language_code": "VI"}),
        ("setChatMenuButton", {"menu_button": "commands"}),
        ("sendChatAction", {"chat_id": 1, "action": "thinking"}),
        ("sendChatAction", {"action": "typing"}),
        ("getChatMember", {"chat_id": -1}),
        ("sendMessage", {**MESSAGE, "message_thread_id": 1}),
        ("sendMessage", keyboard({"text": "a", "url": "mở"})),
        ("sendMessage", keyboard({"text": "a", "url": "https://t.me/KimTan_Bot?start=số hộ"})),
        ("sendMessage", keyboard({"text": "a", "url": f"https://t.me/KimTan_Bot?start={'a' * 65}"})),
        ("answerCallbackQuery", {"callback_query_id": "1", "url": "https://t.me/KimTan_Bot?start="}),
    ],
)
def test_what_telegram_refuses_is_refused(method: str, parameters: dict[str, Any]) -> None:
    assert faults_in(method, parameters)


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", MESSAGE),
        ("sendMessage", {**MESSAGE, "text": "đ" * 4096}),
        ("sendMessage", {**MESSAGE, "text": '<b>1 &lt; 2 &amp; <i>3</i></b> <a href="https://a.vn">a</a>'}),
        ("sendMessage", keyboard({"text": "a", "callback_data": "đ" * 32})),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [{**ARTICLE, "id": str(n)} for n in range(50)]}),
        ("sendPhoto", {"chat_id": 1, "photo": "id", "caption": f"<b>{'đ' * 1024}</b>", "parse_mode": "HTML"}),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [], "button": {"text": "a", "start_parameter": "start"}}),
        ("getUpdates", {"allowed_updates": ["message"], "limit": 100, "timeout": 50, "offset": -1}),
        ("getMe", {}),
        ("setMyCommands", {"commands": [{"command": "hoi", "description": "Hỏi"}], "scope": {"type": "all_group_chats"}}),
        ("setMyDescription", {"description": "đ" * 512, "language_code": "vi"}),
        ("setMyShortDescription", {"short_description": "đ" * 120}),
        ("setChatMenuButton", {"menu_button": {"type": "commands"}}),
        ("sendChatAction", {"chat_id": 1, "action": "typing", "message_thread_id": 7}),
        ("getChatMember", {"chat_id": -1, "user_id": 42}),
        ("sendMessage", keyboard({"text": "a", "url": "https://t.me/KimTan_Bot?start=chude-kinh_te"})),
        ("answerCallbackQuery", {"callback_query_id": "1", "url": "https://t.me/KimTan_Bot?start=chude"}),
    ],
)
def test_what_telegram_takes_is_taken(method: str, parameters: dict[str, Any]) -> None:
    assert faults_in(method, parameters) == []


def test_parameters_come_as_text_and_are_read_by_their_declared_type() -> None:
    sent = {"chat_id": "-5", "text": "123", "disable_notification": "true", "reply_parameters": '{"message_id": 7}'}
    decoded = {"chat_id": -5, "text": "123", "disable_notification": True, "reply_parameters": {"message_id": 7}}
    assert decode("sendMessage", sent) == decoded


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4) + height.to_bytes(4)


def test_a_photo_must_be_a_picture_of_a_size_that_telegram_takes() -> None:
    assert faults_in_photo(png(1080, 1080)) == []
    assert faults_in_photo(b"GIF89a")
    assert faults_in_photo(png(6000, 6000))
    assert faults_in_photo(png(2100, 100))
    assert faults_in_photo(png(1080, 1080) + bytes(10 * 2**20))
