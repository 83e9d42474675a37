"""What libraries log of sockets, made fit to keep: no phones, no tickets, no flood."""

import logging
import time

EVERY = 60.0

_last_failure = -EVERY


def tame() -> None:
    """Called once when Django starts."""
    logging.getLogger("uvicorn.error").addFilter(_without_peers)
    logging.getLogger("channels_redis.pubsub").addFilter(_seldom)


_OF_PEERS = ('%s - "WebSocket', "connection open", "connection closed", "Invalid UTF-8 sequence")


def _without_peers(record: logging.LogRecord) -> bool:
    """uvicorn logs each handshake's address: a phone in the path, a ticket in the query. Ours have ids instead.

    And a traceback for each frame that is not UTF-8: the socket is closed with 1007, and that is all there is to it.
    """
    return not str(record.msg).startswith(_OF_PEERS)


def _seldom(record: logging.LogRecord) -> bool:
    """While Redis is away the layer logs a traceback a second: one line a minute says as much."""
    global _last_failure
    if record.exc_info and record.exc_info[1]:
        record.msg, record.args, record.exc_info = f"Redis is away: {type(record.exc_info[1]).__name__}", (), None
    if time.monotonic() - _last_failure < EVERY:
        return False
    _last_failure = time.monotonic()
    return True
