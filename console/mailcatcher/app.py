"""The ASGI application: page, JSON API, and SMTP for as long as it runs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from console.mailcatcher import messages
from console.mailcatcher.smtp import SmtpServer
from console.mailcatcher.store import MailStore
from console.simulator.phone import STATIC as PHONE_STATIC
from console.simulator.phone import SafeHeaders

STATIC = Path(__file__).parent / "static"
# What both pages look like stands once, beside the phone.
SHARED = ("look.css", "dom.js", "favicon.svg")


async def page(_request: Request) -> Response:
    """The one page."""
    return FileResponse(STATIC / "index.html")


async def health(_request: Request) -> Response:
    """200 as soon as mail and requests are taken."""
    return JSONResponse({"status": "ok"})


async def shared(request: Request) -> Response:
    """A file that the phone has too."""
    name = request.path_params["name"]
    return FileResponse(PHONE_STATIC / name) if name in SHARED else Response(status_code=404)


def create_app(store: MailStore, *, smtp_host: str = "127.0.0.1", smtp_port: int | None = None) -> Starlette:
    """A mail catcher over this store; without `smtp_port` it only shows."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        if smtp_port is None:
            yield
            return
        async with SmtpServer(store, host=smtp_host, port=smtp_port):
            yield

    app = Starlette(
        routes=[
            Route("/", page, methods=["GET"]),
            Route("/health", health, methods=["GET"]),
            Route("/shared/{name}", shared, methods=["GET"]),
            Mount("/static", StaticFiles(directory=STATIC)),
            *messages.ROUTES,
        ],
        middleware=[Middleware(SafeHeaders)],
        lifespan=lifespan,
    )
    app.state.store = store
    return app
