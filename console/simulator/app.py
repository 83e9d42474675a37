"""The ASGI application."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from console.simulator import cloud_api, control, media_api, phone, replies, simulator, templates_api
from console.simulator.background import Background
from console.simulator.errors import MetaError
from console.simulator.simulator import Simulator
from console.simulator.state import World
from console.simulator.webhooks import TIMEOUT_SECONDS, Webhooks

META_ROUTES = [
    Route("/whatsapp_business/attachments/", media_api.download, methods=["GET"]),
    Route("/{version}/{phone_number_id}/messages", cloud_api.post_message, methods=["POST"]),
    Route("/{version}/{phone_number_id}/media", media_api.upload, methods=["POST"]),
    Route("/{version}/{account_id}/message_templates", templates_api.listing, methods=["GET"]),
    Route("/{version}/{account_id}/message_templates", templates_api.create, methods=["POST"]),
    Route("/{version}/{node_id}", media_api.node, methods=["GET"]),
    Route("/{version}/{node_id}", media_api.remove, methods=["DELETE"]),
]


async def health(request: Request) -> Response:
    """200 as soon as requests are served."""
    return JSONResponse({"status": "ok", "webhooks_pending": simulator.of(request).webhooks.pending})


def create_app(
    *,
    webhook_url: str,
    app_secret: str,
    public_url: str,
    world: World | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Starlette:
    """A simulator that posts its webhooks to `webhook_url`. Tests give clock, sleep and transport."""
    background = Background()
    # Connections of httpx open lazily, so one made here serves the loop that first uses it.
    client = httpx.AsyncClient(timeout=TIMEOUT_SECONDS, trust_env=False, transport=transport)
    webhooks = Webhooks(url=webhook_url, secret=app_secret, client=client, background=background, sleep=sleep)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await background.stop()
        await client.aclose()

    app = Starlette(
        routes=[Route("/health", health, methods=["GET"]), *phone.ROUTES, *control.ROUTES, *META_ROUTES],
        exception_handlers={MetaError: replies.refusal},
        middleware=[Middleware(phone.SafeHeaders)],
        lifespan=lifespan,
    )
    app.state.simulator = Simulator(world or World(), webhooks, background, public_url.rstrip("/"), sleep)
    return app
