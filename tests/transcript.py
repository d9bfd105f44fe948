"""`python -m tests.transcript`: real questions and the bot's real replies, written into README.md between its markers."""

from __future__ import annotations

import asyncio
import sys

from bot.conversation import Asker, Conversation, Setting, open_conversation
from tests.judging import README
from tests.telegram.group_transcript import group_transcript

QUESTIONS = (
    "Phường Kim Tân có bao nhiêu hộ?",
    "con to dan pho thi sao",
    "nk toi co dot pha gi",
    "thu nhaapj binhf quaan nawm 2019 bao nhieeu, vuowtj muc tieu maays %",
    "nghe nói thủ tục giảm một nửa thời gian, đúng không",
    "dien tich phuong bn km2",
    "thu nhập năm 2017",
)


def transcript(conversation: Conversation) -> str:
    """The questions, each after "› ", and the replies."""
    lines = ["```"]
    for place, question in enumerate(QUESTIONS):
        reply = conversation.ask(question, Asker("readme", "reader"), Setting.PRIVATE, 1000.0 + place)
        buttons = "  ".join(f"[{button.label}]" for row in reply.rows for button in row)
        lines += [f"› {question}", reply.plain(), *([buttons] if buttons else []), ""]
    lines[-1] = "```"
    return "\n".join(lines)


def placed(text: str, name: str, shown: str) -> str:
    """The text with what is shown between the markers of this name."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    head, _, rest = text.partition(begin)
    return f"{head}{begin}\n{shown}\n{end}{rest.partition(end)[2]}"


def main() -> int:
    """Writes the transcripts into README.md."""
    text = README.read_text(encoding="utf-8")
    text = placed(text, "transcript", transcript(open_conversation()))
    text = placed(text, "group", asyncio.run(group_transcript(open_conversation())))
    README.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
