"""Posts webhooks: signed, retried until they are taken, never lost while the process lives."""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from console.simulator.background import Background

log = logging.getLogger(__name__)

AT_ONCE = 16
TIMEOUT_SECONDS = 10.0
FIRST_RETRY_SECONDS = 0.5
LONGEST_RETRY_SECONDS = 30.0


def encode(payload: dict[str, Any]) -> bytes:
    """The exact bytes to sign and send. Meta escapes non-ASCII and slashes, so never re-serialise."""
    return json.dumps(payload, separators=(",", ":")).replace("/", "\\/").encode("ascii")


def signature(secret: str, body: bytes) -> str:
    """The value of X-Hub-Signature-256."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


class Webhooks:
    """The way to the backend's webhook address."""

    def __init__(
        self,
        *,
        url: str,
        secret: str,
        client: httpx.AsyncClient,
        background: Background,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._url = url
        self._secret = secret
        self._client = client
        self._background = background
        self._sleep = sleep
        self._slots = asyncio.Semaphore(AT_ONCE)
        # Not taken yet; of these, refused at least once.
        self.pending = 0
        self.retrying = 0

    async def post(self, payload: dict[str, Any], *, copies: int, taken: Callable[[], None] | None = None) -> None:
        """Post `copies` times. Returns after the first attempts; what failed is retried in the background.

        `taken` is called when the receiver answers 200 to a copy.
        """
        body = encode(payload)
        await asyncio.gather(*(self._post_once(body, taken) for _ in range(copies)))

    async def _post_once(self, body: bytes, taken: Callable[[], None] | None) -> None:
        self.pending += 1
        if await self._attempt(body):
            self._settle(taken)
        else:
            self.retrying += 1
            self._background.spawn(self._retry(body, taken))

    async def _retry(self, body: bytes, taken: Callable[[], None] | None) -> None:
        pause = FIRST_RETRY_SECONDS
        while True:
            await self._sleep(pause)
            if await self._attempt(body):
                self.retrying -= 1
                self._settle(taken)
                return
            pause = min(pause * 2, LONGEST_RETRY_SECONDS)

    def _settle(self, taken: Callable[[], None] | None) -> None:
        self.pending -= 1
        if taken is not None:
            taken()

    async def _attempt(self, body: bytes) -> bool:
        headers = {"Content-Type": "application/json", "X-Hub-Signature-256": signature(self._secret, body)}
        async with self._slots:
            try:
                answer = await self._client.post(self._url, content=body, headers=headers)
            except httpx.HTTPError as error:
                log.warning("webhook not delivered: %s", type(error).__name__)
                return False
        if answer.status_code != 200:
            log.warning("webhook refused: %s", answer.status_code)
        return answer.status_code == 200
