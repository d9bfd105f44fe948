"""The real program as a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import bot
from tests.telegram.endpoint import DEADLINE

_ROOT = Path(bot.__file__).parents[1]
_KEPT = ("PATH", "HOME", "LANG", "SYSTEMROOT", "TMPDIR")


class Kimtan:
    """`kimtan run`, started with nothing in its environment but what a test sets."""

    def __init__(self, **variables: str) -> None:
        self._environ = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self._environ |= {f"KIMTAN_{name}": value for name, value in variables.items()}
        self._said = ""
        self._more = asyncio.Condition()

    @property
    def said(self) -> str:
        """Everything that it printed so far."""
        return self._said

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            cwd=_ROOT, env=self._environ, stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        assert self._process.stdout is not None
        while data := await self._process.stdout.readline():
            async with self._more:
                self._said += data.decode()
                self._more.notify_all()

    async def says(self, words: str) -> None:
        """Wait until it has printed the words."""
        async with asyncio.timeout(DEADLINE), self._more:
            await self._more.wait_for(lambda: words in self._said)

    def terminate(self, number: int = signal.SIGTERM) -> None:
        self._process.send_signal(number)

    async def ends(self) -> int:
        """Wait for its end; gives the exit code."""
        async with asyncio.timeout(DEADLINE):
            code = await self._process.wait()
            await self._listening
        return code

    async def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process.returncode is None:
            self._process.kill()
        await self.ends()
