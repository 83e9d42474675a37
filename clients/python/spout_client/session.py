"""A signed-in person, whose access token is refreshed when it has expired. Programs need none of this:

`AuthenticatedClient(base_url=…, token=api_key)` does.
"""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Generator
from dataclasses import dataclass
from typing import Any, Self

import httpx

from .api.auth import login, logout
from .client import AuthenticatedClient, Client
from .models.login import Login
from .models.refresh_request import RefreshRequest
from .problems import expect

REFRESH = "/api/v1/auth/refresh"


@dataclass(frozen=True)
class Tokens:
    access: str
    refresh: str


class SessionAuth(httpx.Auth):
    """Puts the access token on each request; one that comes too late is sent again with the next token."""

    def __init__(self, base_url: str, tokens: Tokens, keep: Callable[[Tokens], None]) -> None:
        self.tokens, self.keep = tokens, keep
        self._address = base_url.rstrip("/") + REFRESH
        self._turn, self._async_turn = threading.Lock(), asyncio.Lock()

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        used = self._sign(request)
        response = yield request
        response.read()
        if _is_expired(response):
            with self._turn:  # a refresh token is spent by its use
                if used == self.tokens:
                    answer = yield self._renewal()
                    answer.read()
                    self._take(answer)
            self._sign(request)
            yield request

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        used = self._sign(request)
        response = yield request
        await response.aread()
        if _is_expired(response):
            async with self._async_turn:
                if used == self.tokens:
                    answer = yield self._renewal()
                    await answer.aread()
                    self._take(answer)
            self._sign(request)
            yield request

    def _sign(self, request: httpx.Request) -> Tokens:
        request.headers["Authorization"] = f"Bearer {self.tokens.access}"
        return self.tokens

    def _renewal(self) -> httpx.Request:
        return httpx.Request("POST", self._address, json={"refresh": self.tokens.refresh})

    def _take(self, answer: httpx.Response) -> None:
        if answer.is_success:  # else the session has ended, and the request's own 401 says so
            given: dict[str, Any] = answer.json()
            self.tokens = Tokens(given["access"], given["refresh"])
            self.keep(self.tokens)


def _is_expired(response: httpx.Response) -> bool:
    if response.status_code != 401 or "json" not in response.headers.get("Content-Type", ""):
        return False
    return bool(response.json().get("code") == "auth.token_expired")


class Session:
    """`client` is what every operation takes. `keep` is called with each new pair of tokens."""

    def __init__(self, base_url: str, tokens: Tokens, *, keep: Callable[[Tokens], None] = lambda _: None) -> None:
        self._auth = SessionAuth(base_url, tokens, keep)
        self.client = AuthenticatedClient(base_url=base_url, token="", httpx_args={"auth": self._auth})

    @classmethod
    def sign_in(
        cls, base_url: str, name: str, password: str, *, keep: Callable[[Tokens], None] = lambda _: None
    ) -> Self:
        """By e-mail or username. Raises ProblemError."""
        wanted = Login(login=name, password=password)
        with Client(base_url=base_url) as anybody:
            signed_in = expect(login.sync_detailed(client=anybody, body=wanted))
        tokens = Tokens(signed_in.access, signed_in.refresh)
        keep(tokens)
        return cls(base_url, tokens, keep=keep)

    @property
    def tokens(self) -> Tokens:
        return self._auth.tokens

    def __enter__(self) -> Self:
        self.client.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        """Let the connections go; the session lasts."""
        self.client.__exit__(*error)

    def sign_out(self) -> None:
        expect(logout.sync_detailed(client=self.client, body=RefreshRequest(refresh=self.tokens.refresh)))
