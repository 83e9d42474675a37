"""Keeps out of the log what uvicorn writes of each handshake: the path holds a phone, the query a ticket."""

import logging


def quiet_uvicorn() -> None:
    """Handshakes are logged by `chat.routing`, with ids."""
    logging.getLogger("uvicorn.error").addFilter(_keep)


def _keep(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith('%s - "WebSocket')
