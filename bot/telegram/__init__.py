"""Telegram: receiving, handlers, rendering, sending. The conversation itself knows nothing of it."""

import os

# Opts into the durations that the next major version of the library gives in any case; without it every 429 warns.
os.environ.setdefault("PTB_TIMEDELTA", "true")
