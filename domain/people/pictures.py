"""Pictures of people: made harmless, kept in Django's storage under names of our own, removed when replaced."""

import re
import secrets
import subprocess
import sys
import threading
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from domain.errors import Invalid, Limited
from domain.people import picture_worker

MAX_BYTES = 5 * 1024 * 1024
PATIENCE_SECONDS = 20  # by the clock; of CPU the worker has five
PATIENCE_FOR_A_TURN = 0.5
NAME = re.compile(r"avatars/[0-9a-f]{32}\.webp")

WORKER = Path(picture_worker.__file__)
_turns = threading.BoundedSemaphore(2)  # each may take a core and hundreds of MB


class NotAnImage(Invalid):
    code = "picture.not_an_image"
    sentence = "Send a whole picture: JPEG, PNG, WebP or GIF."


class TooLarge(Invalid):
    code = "picture.too_large"
    sentence = "A picture has at most 5 MB and 25 megapixels."


class TooManyAtOnce(Limited):
    code = "picture.busy"
    sentence = "Other pictures are being worked on; send it again in a moment."


def reencode(data: bytes) -> bytes:
    """The picture as a square WebP of at most 512×512, upright, without metadata.

    Raises NotAnImage, TooLarge, TooManyAtOnce.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge
    if not _turns.acquire(timeout=PATIENCE_FOR_A_TURN):  # a request that waits keeps a thread from others
        raise TooManyAtOnce(retry_after=5)
    try:
        code, made, complaint = _work(data)
    finally:
        _turns.release()
    if code == picture_worker.TOO_LARGE:
        raise TooLarge
    if code == picture_worker.NOT_AN_IMAGE or code < 0:  # below zero: a signal, so a limit was met
        raise NotAnImage
    if code != picture_worker.DONE:
        raise RuntimeError(f"The picture worker is broken: {complaint[-500:]!r}")
    return made


def _work(data: bytes) -> tuple[int, bytes, bytes]:
    """The worker's end: its code, the picture, and what it complained of."""
    command = [sys.executable, "-I", str(WORKER)]
    try:
        # No environment: what a hostile file could take over holds no secret.
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE_SECONDS, env={})  # noqa: S603
    except subprocess.TimeoutExpired:
        raise NotAnImage from None
    return done.returncode, done.stdout, done.stderr


def store(data: bytes) -> str:
    """Keep the picture, re-encoded: nothing else can be kept. Its name in the storage. Raises NotAnImage, TooLarge."""
    return default_storage.save(f"avatars/{secrets.token_hex(16)}.webp", ContentFile(reencode(data)))


def remove(name: str) -> None:
    """Delete it when the transaction commits, if it is there. A storage that fails is logged, and keeps the file."""
    if NAME.fullmatch(name):
        transaction.on_commit(lambda: default_storage.delete(name), robust=True)
