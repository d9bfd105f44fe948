"""`kimtan qr`: codes for notice boards."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import segno

from bot import texts
from bot.deep_link import deep_link
from bot.qr import write_qr
from tests.conversation.test_command_line import kimtan


def modules(file: Path, size: int) -> list[list[bool]]:
    """Which modules of a written PNG are dark, without the quiet zone."""
    from matplotlib.image import imread

    pixels = imread(file)
    assert pixels.shape[0] == pixels.shape[1]
    grey = pixels if pixels.ndim == 2 else pixels[:, :, 0]
    step = pixels.shape[0] // (size + 8)
    return [[bool(grey[(row + 4) * step + 5, (column + 4) * step + 5] < 0.5) for column in range(size)] for row in range(size)]


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_code_is_written_in_the_form_that_the_file_name_says(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"ho.{ending}"
    done = kimtan("qr", "ho", "-o", str(file), "--bot", "@KimTan_Bot")
    assert done.returncode == 0
    assert done.stdout.strip() == texts.QR_WRITTEN.format(file=file, link="https://t.me/KimTan_Bot?start=ho")
    assert file.read_bytes()[:4] in (b"\x89PNG", b"<?xm", b"%PDF")


def test_the_code_is_the_link_to_the_fact(tmp_path: Path) -> None:
    file = tmp_path / "ho.png"
    write_qr(deep_link("KimTan_Bot", "ho"), file)
    code = segno.make("https://t.me/KimTan_Bot?start=ho", error="q", micro=False)
    assert modules(file, len(code.matrix)) == [[bool(module) for module in row] for row in code.matrix]


def test_start_opens_the_greeting(tmp_path: Path) -> None:
    done = kimtan("qr", "start", "-o", str(tmp_path / "start.svg"), "--bot", "KimTan_Bot")
    assert "https://t.me/KimTan_Bot?start=start" in done.stdout


def test_a_computed_figure_has_a_code_too(tmp_path: Path) -> None:
    assert kimtan("qr", "nguoi_moi_ho", "-o", str(tmp_path / "a.svg"), "--bot", "KimTan_Bot").returncode == 0


def test_what_is_no_fact_is_named_and_nothing_written(tmp_path: Path) -> None:
    done = kimtan("qr", "muc_khong_co", "-o", str(tmp_path / "a.png"), "--bot", "KimTan_Bot")
    assert done.returncode == 1
    assert done.stderr.startswith("muc_khong_co:")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [("qr",), ("qr", "ho"), ("qr", "ho", "-o", "ho.gif", "--bot", "KimTan_Bot"), ("qr", "ho", "-o", "ho.png", "--bot", "có dấu")],
)
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert kimtan(*arguments).returncode == 2


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "khong" / "co.png"
    done = kimtan("qr", "ho", "-o", str(file), "--bot", "KimTan_Bot")
    assert done.returncode == 1
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_name_and_without_a_token_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIMTAN_TOKEN", raising=False)
    done = kimtan("qr", "ho", "-o", str(tmp_path / "a.png"))
    assert done.returncode == 1
    assert done.stderr.strip() == texts.QR_NO_NAME


def test_a_telegram_that_cannot_be_reached_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIMTAN_TOKEN", "7000001:AAHdummy-token_of-the-tests_0123456789")
    monkeypatch.setenv("KIMTAN_API_URL", "http://127.0.0.1:9/bot")
    done = kimtan("qr", "ho", "-o", str(tmp_path / "a.png"))
    assert done.returncode == 1
    assert "--bot" in done.stderr
    assert "AAHdummy" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_asking_a_question_loads_no_library_for_pictures_or_telegram() -> None:
    import subprocess

    program = (
        "import sys\nfrom bot.__main__ import main\nmain(['ask', 'số hộ'])\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'matplotlib', 'PIL', 'segno', 'telegram', 'httpx'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"
