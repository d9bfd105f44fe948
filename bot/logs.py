"""Logging: to standard error, without secrets, and without the chatter of libraries."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from urllib.parse import quote

_REDACTED = "[đã che]"
_TOKEN = re.compile(r"\b\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Redaction(logging.Filter):
    """Takes secrets out of what a handler is about to write: message, arguments, exception, stack."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        told = [secret for secret in secrets if len(secret) > 3]  # shorter ones would blot out ordinary words
        forms = {form for secret in told for form in (secret, quote(secret, safe=""))}
        self._secrets = tuple(sorted(forms, key=len, reverse=True))

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True; the record is cleaned in place."""
        record.msg, record.args = self.clean(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.clean(record.exc_text)
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return True

    def clean(self, text: str) -> str:
        """The text without the known secrets and without anything that looks like a bot token."""
        for secret in self._secrets:
            text = text.replace(secret, _REDACTED)
        return _TOKEN.sub(_REDACTED, text)


def set_up_logs(level: str = "INFO", secrets: Iterable[str] = ()) -> None:
    """Send the log to standard error from `level` up; any handler that is there already gets the filter too."""
    root = logging.getLogger()
    if not any(type(handler) is logging.StreamHandler for handler in root.handlers):
        to_stderr = logging.StreamHandler()
        to_stderr.setFormatter(logging.Formatter(_LINE))
        root.addHandler(to_stderr)
    redaction = Redaction(secrets)
    for handler in root.handlers:
        for former in [filter_ for filter_ in handler.filters if isinstance(filter_, Redaction)]:
            handler.removeFilter(former)
        handler.addFilter(redaction)
    root.setLevel(level)
    logging.captureWarnings(True)
    _quieten(level)


def _quieten(level: str) -> None:
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)  # they log full addresses, token included
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # on a first run it tells of every font and folder
    # below INFO the library logs what residents write
    logging.getLogger("telegram").setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level]))
    # a reply that is no JSON is reported by whoever called, with a reason instead of a whole page and a traceback
    logging.getLogger("telegram.request.BaseRequest").setLevel(logging.CRITICAL)
