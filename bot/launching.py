"""Starts the bot from the environment."""

from __future__ import annotations

import asyncio
import os
import sys

from bot.settings import SettingsError, load_settings
from bot.telegram.run import run


def launch() -> int:
    """Runs until stopped; 0 after a clean stop, 1 after a fault that it named."""
    try:
        settings = load_settings(os.environ)
    except SettingsError as fault:
        print(fault, file=sys.stderr)
        return 1
    return asyncio.run(run(settings))
