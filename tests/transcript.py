"""`python -m tests.transcript`: real questions and the bot's real replies, written into README.md between its markers."""

from __future__ import annotations

import sys

from bot.conversation import Asker, Conversation, Setting, open_conversation
from tests.judging import README

BEGIN, END = "<!-- transcript: begin -->", "<!-- transcript: end -->"
QUESTIONS = (
    "Phường Kim Tân có bao nhiêu hộ?",
    "con to dan pho thi sao",
    "thu nhaapj binhf quaan nawm 2019 bao nhieeu, vuowtj muc tieu maays %",
    "nghe nói thủ tục giảm một nửa thời gian, đúng không",
    "nk toi co dot pha gi",
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


def main() -> int:
    """Writes the transcript into README.md."""
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    README.write_text(f"{head}{BEGIN}\n{transcript(open_conversation())}\n{END}{tail}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
