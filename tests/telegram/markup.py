"""Telegram's HTML: the text that a reader sees, and what the server would refuse."""

from __future__ import annotations

import html
import re

_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-zA-Z-]+)(?P<attributes>[^<>]*)>|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);|[<>&]")
_PLAIN_TAGS = {
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "tg-spoiler", "blockquote",
}  # fmt: skip
_ATTRIBUTES = {
    "a": re.compile(r' href="[^"<>]+"'),
    "span": re.compile(r' class="tg-spoiler"'),
    "code": re.compile(r'( class="language-[\w+-]+")?'),
    "blockquote": re.compile(r"( expandable)?"),
    "tg-emoji": re.compile(r' emoji-id="\d+"'),
}
_NOTHING = re.compile("")
ENTITIES = 100


def parse_html(text: str) -> tuple[str, list[str]]:
    """The text as shown and the faults, empty when Telegram would take it."""
    faults: list[str] = []
    open_tags: list[str] = []
    shown: list[str] = []
    at = entities = 0
    for token in _TOKEN.finditer(text):
        shown.append(text[at : token.start()])
        at = token.end()
        if not token["tag"]:
            if len(token[0]) == 1:
                faults.append(f"unescaped {token[0]!r}")
            shown.append(html.unescape(token[0]))
        elif token["close"]:
            if not open_tags or open_tags.pop() != token["tag"]:
                faults.append(f"unexpected {token[0]}")
        else:
            entities += 1
            open_tags.append(token["tag"])
            faults += _tag_faults(token["tag"], token["attributes"])
    faults += [f"<{tag}> is not closed" for tag in open_tags]
    if entities > ENTITIES:
        faults.append(f"{entities} entities")
    return "".join([*shown, text[at:]]), faults


def _tag_faults(tag: str, attributes: str) -> list[str]:
    if tag not in _PLAIN_TAGS and tag not in _ATTRIBUTES:
        return [f"<{tag}> is not supported"]
    fits = _ATTRIBUTES.get(tag, _NOTHING).fullmatch(attributes)
    return [] if fits else [f"<{tag}> with {attributes!r}"]


def length(text: str) -> int:
    """In UTF-16 units, as entity offsets count."""
    return len(text.encode("utf-16-le")) // 2
