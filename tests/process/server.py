"""The fake Bot API over HTTP on loopback, and proxies in front of it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from email import message_from_bytes
from email.policy import HTTP
from types import TracebackType
from urllib.parse import parse_qsl, urlsplit

from tests.telegram.endpoint import CutError, Endpoint
from tests.telegram.fake_api import FakeApi, Fault, Response

Reader = asyncio.StreamReader
Writer = asyncio.StreamWriter
_REFUSED = Fault(401, "Unauthorized").response()
_NOT_FOUND = Fault(404, "Not Found").response()


class LoopbackServer:
    """Serves connections on a port of its own, or on a given one."""

    def __init__(self, serve: Callable[[Reader, Writer], Awaitable[None]], port: int = 0) -> None:
        self._serve_one = serve
        self.port = port
        self._connections: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> LoopbackServer:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.close()
        for task in list(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _accept(self, reader: Reader, writer: Writer) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await self._serve_one(reader, writer)
        finally:
            self._connections.discard(task)
            writer.close()


class BotApiServer(LoopbackServer):
    """A Bot API server that knows one token. Also takes requests as a plain HTTP proxy gets them, with the whole
    address in the first line."""

    def __init__(self, api: FakeApi, token: str, port: int = 0) -> None:
        super().__init__(self._converse, port)
        self.endpoint = Endpoint(api)
        self.hosts: set[str] = set()
        """Hosts that requests were meant for."""
        self._token = token

    @property
    def url(self) -> str:
        """For KIMTAN_API_URL."""
        return f"http://127.0.0.1:{self.port}/bot"

    async def _converse(self, reader: Reader, writer: Writer) -> None:
        while not reader.at_eof():
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.strip().split("\r\n")
            headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            self.hosts.add(headers["host"])
            try:
                response = await self._respond(urlsplit(first.split(" ")[1]).path, headers.get("content-type", ""), body)
            except CutError:
                return
            payload = response.encode()
            writer.write(f"HTTP/1.1 {response.status} X\r\nContent-Length: {len(payload)}\r\n\r\n".encode() + payload)
            await writer.drain()

    async def _respond(self, path: str, content_type: str, body: bytes) -> Response:
        token, _, method = path.removeprefix("/bot").partition("/")
        if not path.startswith("/bot") or not method:
            return _NOT_FOUND
        if token != self._token:
            return _REFUSED
        return await self.endpoint.call(method, self._sent(content_type, body))

    def _sent(self, content_type: str, body: bytes) -> dict[str, str]:
        """The parameters of a form; a file stands there by the name that the fake API keeps it under."""
        if not content_type.startswith("multipart/form-data"):
            return dict(parse_qsl(body.decode(), keep_blank_values=True))
        form = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body, policy=HTTP)
        sent: dict[str, str] = {}
        for part in form.iter_parts():
            name = str(part.get_param("name", header="content-disposition"))
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            sent[name] = self.endpoint.api.upload(content) if part.get_filename() else content.decode()
        return sent


class SocksProxy(LoopbackServer):
    """A SOCKS 5 proxy that leads every connection to one port, whatever name was asked for."""

    def __init__(self, target: int) -> None:
        super().__init__(self._lead)
        self.asked_for: set[str] = set()
        self._target = target

    async def _lead(self, reader: Reader, writer: Writer) -> None:
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        *_, kind, size = await reader.readexactly(5)
        assert kind == 3, "names are looked up by the proxy"
        self.asked_for.add((await reader.readexactly(size)).decode())
        await reader.readexactly(2)
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        try:
            await asyncio.gather(_pass_on(reader, far_writer), _pass_on(far_reader, writer))
        finally:
            far_writer.close()


async def _pass_on(reader: Reader, writer: Writer) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.write_eof()
