"""What `kimtan check` says of broken knowledge: one line a fault, with file and line, and never a traceback."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main
from knowledge.loading import HOME

REPORT, HOUSEHOLDS = "reports/kim_tan_2020.yaml", "questions/dia_ban.yaml"
ECONOMY = "questions/kinh_te.yaml"


@dataclass(frozen=True, slots=True)
class Done:
    """How a check ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str


Check = Callable[[], Done]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the knowledge, to be broken."""
    folder = tmp_path / "knowledge"
    shutil.copytree(HOME, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", "learning"))
    return folder


@pytest.fixture
def check(copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    def run() -> Done:
        monkeypatch.setenv("KIMTAN_KNOWLEDGE", str(copy))
        return Done(main(["check"]), *capsys.readouterr())

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


def test_a_direction_that_claims_do_not_know_is_named(copy: Path, check: Check) -> None:
    line = broken(copy, ECONOMY, "  direction: [up]\n", "  direction: [upwards]\n")
    named(check, ECONOMY, line, "«upwards» is no direction")


def test_a_giver_that_claims_do_not_know_is_named(copy: Path, check: Check) -> None:
    line = broken(copy, REPORT, "    by: [bộ chính trị]\n", "    by: [bộ chính tri]\n")
    named(check, REPORT, line, "«bộ chính tri» is no giver")


def test_an_opposite_that_is_no_direction_is_named(copy: Path, check: Check) -> None:
    line = broken(copy, "claims.yaml", "    opposite: down\n", "    opposite: below ground\n")
    named(check, "claims.yaml", line, "is no direction")


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


BOMB = b"a: &a [x, x, x, x]\n" + b"".join(b"%c: &%c [*%c, *%c, *%c]\n" % (i, i, i - 1, i - 1, i - 1) for i in range(98, 123))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"id: x\nfacts: " + b"[" * 100_000, f"{REPORT}:2: nested deeper than"),
        (BOMB, f"{REPORT}:2: alias «*a»"),
        (b"id: x\n\xff\n", f"{REPORT}:0: is not UTF-8 text (byte 6)"),
        (b"id: x\nparagraphs: " + b"9" * 5000 + b"\n", f"{REPORT}:2: «9999"),
        (b"id: x\npublished: 2020-02-31\n", f"{REPORT}:2: «2020-02-31» cannot be read"),
    ],
    ids=["deep", "alias bomb", "not UTF-8", "huge number", "bad date"],
)
def test_a_file_that_could_break_a_reader_is_named_in_one_line(copy: Path, check: Check, content: bytes, words: str) -> None:
    (copy / REPORT).write_bytes(content)
    done = check()
    assert (done.returncode, done.stderr) == (1, "")
    (told,) = done.stdout.splitlines()
    assert words in told


def test_a_figure_that_no_ward_has_is_named(copy: Path, check: Check) -> None:
    line = broken(copy, REPORT, "    value: 4957\n", f"    value: {'9' * 400}\n")
    named(check, REPORT, line, "value: Input should be less than or equal to")


def test_a_day_that_no_calendar_has_is_named(copy: Path, check: Check) -> None:
    line = broken(copy, REPORT, "published: 27/3/2020\n", "published: 31/2/2020\n")
    named(check, REPORT, line, "published: day is out of range for month")


def test_brackets_too_deep_for_a_template_are_named(copy: Path, check: Check) -> None:
    line = broken(copy, HOUSEHOLDS, '    - "số hộ"\n', f'    - "{"(" * 2000}số hộ{")" * 2000}"\n')
    named(check, HOUSEHOLDS, line, "bad template")


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
