"""The bot and its application, built from the settings."""

from __future__ import annotations

import datetime as dtm
from typing import Any

from telegram import LinkPreviewOptions
from telegram.ext import ApplicationBuilder, Defaults
from telegram.request import BaseRequest, HTTPXRequest

from bot.settings import Settings
from bot.telegram.strict import RawBot, StrictApplication

VIETNAM = dtm.timezone(dtm.timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Fixed, as it has been since 1975: needs no time zone database on the machine."""

_CONNECTIONS = 128
_CONNECT = 10.0
_READ = 15.0
_POOL = 10.0


def build_application(
    settings: Settings, *, updates: BaseRequest | None = None, calls: BaseRequest | None = None
) -> StrictApplication:
    """An application without handlers. `updates` and `calls` carry the requests, over HTTP unless given.

    Raises ValueError when the settings hold no token.
    """
    if settings.token is None:
        raise ValueError("no token")
    bot = RawBot(
        token=settings.token.get_secret_value(),
        base_url=settings.api_url,
        base_file_url=_files(settings.api_url),
        get_updates_request=updates or _http(settings, connections=1),
        request=calls or _http(settings, connections=_CONNECTIONS),
        defaults=Defaults(
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            allow_sending_without_reply=True,
            tzinfo=VIETNAM,
        ),
    )
    # no updater and no job queue: updates are received by our own loop, and nothing runs by the clock
    builder: Any = ApplicationBuilder().application_class(StrictApplication).bot(bot).updater(None).job_queue(None)
    application = builder.build()
    assert isinstance(application, StrictApplication)
    return application


def _http(settings: Settings, connections: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        connect_timeout=_CONNECT,
        read_timeout=_READ,
        pool_timeout=_POOL,
        proxy=settings.proxy.get_secret_value() if settings.proxy else None,
    )


def _files(api_url: str) -> str:
    """Where files are fetched from, beside the given Bot API address."""
    head, _, tail = api_url.rpartition("/bot")
    return f"{head}/file/bot{tail}"
