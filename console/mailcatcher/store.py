"""The folder of .eml files and an index of it in memory."""

import os
import re
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from console.mailcatcher.mail import Summary, summarize

KEEP = 2000
ID = re.compile(r"^\d{8}T\d{12}Z-[0-9a-f]{8}$")
_STAMP = "%Y%m%dT%H%M%S%fZ"


def _now() -> datetime:
    return datetime.now(UTC)


class MailStore:
    """Mails by id; ids sort by the time of arrival. The oldest go when there are more than `keep`."""

    def __init__(self, folder: Path, *, keep: int = KEEP, now: Callable[[], datetime] = _now) -> None:
        self._folder = folder
        self._keep = keep
        self._now = now
        self._index: dict[str, Summary] = {}
        self.version = 0
        folder.mkdir(parents=True, exist_ok=True)
        for leftover in folder.glob("*.part"):
            leftover.unlink(missing_ok=True)
        for path in sorted(folder.glob("*.eml")):
            if ID.match(path.stem):
                self._index[path.stem] = summarize(path.stem, self._arrival(path.stem), path.read_bytes())
        self._drop_oldest()

    def write(self, content: bytes, *, sender: str, recipients: list[str]) -> Summary:
        """Put a mail on disk, atomically and synced, with its envelope on top. Raises OSError.

        Blocks: call it in a thread. It is entered into the list by `enter`.
        """
        mail_id = f"{self._now().strftime(_STAMP)}-{secrets.token_hex(4)}"
        # As a mail server does on delivery: who it really came from and went to (Bcc stands nowhere else).
        envelope = f"Return-Path: <{sender}>\r\nX-Envelope-To: {', '.join(recipients)}\r\n"
        part = self._folder / f"{mail_id}.part"
        source = envelope.encode() + content
        with part.open("wb") as file:
            file.write(source)
            file.flush()
            os.fsync(file.fileno())
        part.rename(self._path(mail_id))
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return summarize(mail_id, self._arrival(mail_id), source)

    def enter(self, summary: Summary) -> None:
        """List a written mail."""
        self._index[summary.id] = summary
        self.version += 1
        self._drop_oldest()

    def find(self, *, to: str = "", q: str = "") -> list[Summary]:
        """Newest first. `to` is part of a recipient; all words of `q` stand in addresses, subject or text."""
        words = q.casefold().split()
        return [
            self._index[mail_id]
            for mail_id in sorted(self._index, reverse=True)
            if self._index[mail_id].matches(to.casefold().strip(), words)
        ]

    def source(self, mail_id: str) -> bytes | None:
        """The file's bytes; None when there is no such mail."""
        if mail_id not in self._index:
            return None
        try:
            return self._path(mail_id).read_bytes()
        except FileNotFoundError:
            return None

    def summary(self, mail_id: str) -> Summary | None:
        """The line of the list."""
        return self._index.get(mail_id)

    def clear(self) -> None:
        """Delete all mails."""
        for mail_id in tuple(self._index):
            self._remove(mail_id)

    def _drop_oldest(self) -> None:
        for mail_id in sorted(self._index)[: max(0, len(self._index) - self._keep)]:
            self._remove(mail_id)

    def _remove(self, mail_id: str) -> None:
        self._path(mail_id).unlink(missing_ok=True)
        self._index.pop(mail_id, None)
        self.version += 1

    def _path(self, mail_id: str) -> Path:
        return self._folder / f"{mail_id}.eml"

    @staticmethod
    def _arrival(mail_id: str) -> datetime:
        return datetime.strptime(mail_id.partition("-")[0], _STAMP).replace(tzinfo=UTC)
