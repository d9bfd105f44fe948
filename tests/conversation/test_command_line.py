"""The commands that answer in the terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from knowledge.loading import HOME


def kimtan(*arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(
        command, input=said, capture_output=True, text=True, encoding="utf-8", cwd=HOME.parent, env=environ, check=False
    )


def test_one_question_gets_one_reply() -> None:
    done = kimtan("ask", "kim tan bn ho v")
    assert done.returncode == 0
    assert done.stdout.startswith("Số hộ: 4.957 hộ\n")


def test_why_is_told_in_vietnamese() -> None:
    done = kimtan("ask", "thu nhap 2017", "--why")
    assert "Đọc là:" in done.stdout
    assert "Kết luận:" in done.stdout


def test_a_batch_keeps_its_order_and_each_case_its_context() -> None:
    cases = [
        {"id": "a", "turns": ["thu nhập 2019", "thế năm 2015?"], "chat": "private"},
        {"id": "b", "turns": ["thế năm 2015?"], "chat": "group"},
        {"id": "c", "turns": []},
    ]
    done = kimtan("ask", "--jsonl", said="\n".join(json.dumps(case) for case in cases) + "\n\n")
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert [reply["id"] for reply in replies] == ["a", "b", "c"]
    assert replies[0]["facts"] == ["thu_nhap_2015"]
    assert replies[1]["outcome"] != "answer"


def test_a_broken_line_of_a_batch_is_named() -> None:
    done = kimtan("ask", "--jsonl", said='{"id": 1}\n')
    assert done.returncode == 1
    assert done.stderr.startswith("dòng 1:")
    assert "Traceback" not in done.stderr


def test_every_fact_is_listed_with_what_other_tools_rely_on() -> None:
    rows = json.loads(kimtan("facts", "--json").stdout)
    assert {"id", "topic", "title", "statement", "value", "unit", "period", "paragraph", "phrasings"} <= set(rows[0])
    households = next(row for row in rows if row["id"] == "ho")
    assert (households["value"], households["unit"], households["paragraph"]) == (4957, "hộ", 1)
    assert all(len(row["phrasings"]) >= 12 for row in rows if not row["computed"])


def test_wrong_usage_ends_with_two() -> None:
    assert kimtan("ask").returncode == 2
    assert kimtan("fly").returncode == 2


def test_the_terminal_chat_answers_and_numbers_its_buttons() -> None:
    done = kimtan("chat", said="số hộ\n1\n/chude\n/thoat\n")
    assert done.returncode == 0
    assert "Số hộ: 4.957 hộ" in done.stdout
    assert "  1. Số nhân khẩu" in done.stdout
    assert "hơn 18.000" in done.stdout
    assert "\033[" not in done.stdout


def test_in_the_terminal_a_chart_is_told_in_words_and_nobody_is_asked_for_a_thumb() -> None:
    done = kimtan("chat", said="thu nhập bình quân năm 2019\n5\n/thoat\n")
    assert "  5. Biểu đồ" in done.stdout
    assert "Năm 2015: 63 triệu đồng; Năm 2019: 112 triệu đồng." in done.stdout
    assert "Chia sẻ" not in done.stdout
    assert "👍" not in done.stdout
