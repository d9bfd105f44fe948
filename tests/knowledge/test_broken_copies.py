"""What `kimtan check` says of broken knowledge: one line a fault, with file and line, and never a traceback."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.loading import HOME

REPORT, HOUSEHOLDS = "reports/kim_tan_2020.yaml", "questions/dia_ban.yaml"

Check = Callable[[], "subprocess.CompletedProcess[str]"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the knowledge, to be broken."""
    folder = tmp_path / "knowledge"
    shutil.copytree(HOME, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", "learning"))
    return folder


@pytest.fixture
def check(copy: Path) -> Check:
    def run() -> subprocess.CompletedProcess[str]:
        environ = {"KIMTAN_KNOWLEDGE": str(copy), "PATH": "/usr/bin:/bin"}
        command = [sys.executable, "-m", "bot", "check"]
        return subprocess.run(command, capture_output=True, text=True, env=environ, cwd=HOME.parent, check=False)

    return run


def broken(copy: Path, name: str, old: str, new: str) -> int:
    """Replaces the first `old` in a file; the line that it stood on."""
    file = copy / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def named(check: Check, file: str, line: int, words: str) -> None:
    done = check()
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert any(f"{file}:{line}: " in told and words in told for told in done.stdout.splitlines()), done.stdout


def test_the_shipped_knowledge_has_no_fault(check: Check) -> None:
    done = check()
    assert (done.returncode, done.stdout.count(":")) == (0, 0), done.stdout


def test_an_unknown_key_is_named(copy: Path, check: Check) -> None:
    line = broken(copy, REPORT, "    paragraph: 1\n", "    paragraph: 1\n    colour: red\n") + 1
    named(check, REPORT, line, "unknown key")


def test_a_key_that_stands_twice_is_named(copy: Path, check: Check) -> None:
    line = broken(copy, REPORT, "  to_dan_pho:\n", "  ho:\n")
    named(check, REPORT, line, "«ho» stands twice")


def test_an_id_that_stands_twice_is_named(copy: Path, check: Check) -> None:
    line = broken(copy, HOUSEHOLDS, "- id: to_dan_pho\n", "- id: ho\n")
    named(check, HOUSEHOLDS, line, "«ho» stands twice")


def test_a_figure_written_as_text_is_named(copy: Path, check: Check) -> None:
    line = broken(copy, REPORT, "    value: 4957\n", '    value: "4.957"\n')
    named(check, REPORT, line, "figure written as text")


def test_a_missing_paragraph_is_named(copy: Path, check: Check) -> None:
    line = broken(copy, REPORT, "    paragraph: 1\n", "")
    done = check()
    assert done.returncode == 1
    assert any(REPORT in told and "paragraph: is missing" in told for told in done.stdout.splitlines()), (line, done.stdout)


@pytest.mark.parametrize("template", ["có (bao nhiêu hộ", "có [bao nhiêu hộ", "có <khong_co> hộ", "có (hộ|) hộ"])
def test_a_bad_template_is_named(copy: Path, check: Check, template: str) -> None:
    line = broken(copy, HOUSEHOLDS, '    - "số hộ"\n', f'    - "{template}"\n')
    named(check, HOUSEHOLDS, line, "bad template")


def test_a_tab_in_the_indentation_is_named(copy: Path, check: Check) -> None:
    line = broken(copy, REPORT, "    unit: hộ\n", "\tunit: hộ\n")
    named(check, REPORT, line, "tab")


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"- a\n- b\n", b"{", b"facts: 5\n"])
def test_a_file_of_nonsense_is_named(copy: Path, check: Check, content: bytes) -> None:
    (copy / REPORT).write_bytes(content)
    done = check()
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert REPORT in done.stdout


def test_a_missing_file_is_named(copy: Path, check: Check) -> None:
    (copy / "places.yaml").unlink()
    done = check()
    assert done.returncode == 1
    assert "places.yaml" in done.stdout


def test_questions_added_since_the_last_fit_are_told(copy: Path, check: Check) -> None:
    broken(copy, HOUSEHOLDS, '    - "số hộ"\n', '    - "số hộ"\n    - "bao nhiêu hộ gia đình tất thảy"\n')
    done = check()
    assert done.returncode == 1
    assert "make fit" in done.stdout


def test_asking_broken_knowledge_names_the_fault(copy: Path) -> None:
    broken(copy, REPORT, "    value: 4957\n", '    value: "4.957"\n')
    environ = {"KIMTAN_KNOWLEDGE": str(copy), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "bot", "ask", "số hộ"]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, cwd=HOME.parent, check=False)
    assert done.returncode == 1
    assert "figure written as text" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", [b"", b"nonsense", b"PK\x03\x04 cut short"])
def test_a_cut_off_file_of_what_is_learnt_is_named(copy: Path, content: bytes) -> None:
    (copy / "learnt.npz").write_bytes(content)
    environ = {"KIMTAN_KNOWLEDGE": str(copy), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "bot", "ask", "số hộ"]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, cwd=HOME.parent, check=False)
    assert done.returncode == 1
    assert "make fit" in done.stderr
    assert "Traceback" not in done.stderr
