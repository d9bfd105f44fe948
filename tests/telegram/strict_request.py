"""Carries the library's requests to the fake Bot API instead of over a network."""

from __future__ import annotations

from typing import Any

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from tests.telegram.endpoint import CutError, Endpoint


class StrictRequest(BaseRequest):
    """Every call is checked against the Bot API."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    def _sent(self, data: RequestData) -> dict[str, str]:
        """The parameters; a file stands there by the name that the fake API keeps it under."""
        sent = dict(data.json_parameters)
        for name, (_, content, _) in (data.multipart_data or {}).items():
            assert isinstance(content, bytes)
            sent[name] = self._endpoint.api.upload(content)
        return sent

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        try:
            response = await self._endpoint.call(url.rpartition("/")[2], self._sent(request_data) if request_data else {})
        except CutError as cut:
            raise TimedOut if cut.carried_out else NetworkError("httpx.ConnectError: connection refused") from None
        return response.status, response.encode()
