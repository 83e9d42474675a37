"""How the development servers of this folder are run."""

import signal
import sys

import uvicorn
from starlette.applications import Starlette


def serve(app: Starlette, *, host: str, port: int) -> None:
    """Run until SIGTERM or SIGINT, which end the process with 0."""
    # uvicorn stops gracefully and then raises the signal again: that is an ordinary end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
