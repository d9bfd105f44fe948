"""No secret reaches the log, by whatever way it tries."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator

import pytest

from bot.logs import set_up_logs

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET = "mat/khau"


@pytest.fixture
def log() -> Iterator[Callable[[], str]]:
    """What the handlers of the root logger wrote."""
    root = logging.getLogger()
    former, level, written = root.handlers[:], root.level, io.StringIO()
    handler = logging.StreamHandler(written)
    root.handlers[:] = [handler]
    set_up_logs("DEBUG", [TOKEN, SECRET])
    yield written.getvalue
    root.handlers[:] = former
    root.setLevel(level)
    logging.captureWarnings(False)


def fail() -> None:
    raise RuntimeError(f"POST https://api.telegram.org/bot{TOKEN}/getMe with {SECRET}")


def log_message() -> None:
    logging.getLogger("a").info(f"bot{TOKEN}/getMe {SECRET}")


def log_arguments() -> None:
    logging.getLogger("a").info("%s %r %s", TOKEN, {"url": f"/bot{TOKEN}/getMe"}, SECRET)


def log_exception() -> None:
    try:
        fail()
    except RuntimeError:
        logging.getLogger("a").exception("failed")


def log_chained_exception() -> None:
    try:
        try:
            fail()
        except RuntimeError as error:
            raise ValueError("second") from error
    except ValueError:
        logging.getLogger("a").exception("failed")


def log_encoded() -> None:
    logging.getLogger("a").info(TOKEN.replace(":", "%3A") + " mat%2Fkhau")


def log_foreign_token() -> None:
    logging.getLogger("a").info("987654321:BBHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw".replace("BBH", TOKEN[10:13]))


@pytest.mark.parametrize(
    "write",
    [log_message, log_arguments, log_exception, log_chained_exception, log_encoded, log_foreign_token],
)
def test_secrets_are_blotted_out(log: Callable[[], str], write: Callable[[], None]) -> None:
    write()
    assert "[đã che]" in log()
    assert TOKEN[10:] not in log()
    assert SECRET not in log()
    assert "mat%2Fkhau" not in log()


def test_the_rest_of_an_exception_stays_readable(log: Callable[[], str]) -> None:
    log_chained_exception()
    assert "ValueError: second" in log()
    assert "in fail" in log()


def test_libraries_that_log_addresses_or_messages_are_kept_quiet(log: Callable[[], str]) -> None:
    for name in ("httpx", "httpcore.connection"):
        logging.getLogger(name).info("address")
    logging.getLogger("telegram.ext.ExtBot").debug("what a resident wrote")
    assert log() == ""


def test_setting_up_twice_writes_once(log: Callable[[], str]) -> None:
    set_up_logs("INFO", ["another-secret"])
    logging.getLogger("a").info("another-secret")
    assert log() == "[đã che]\n"
