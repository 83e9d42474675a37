"""The SMTP side: a mail is accepted only when it is on disk."""

import asyncio
import logging
import socket
from types import TracebackType
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope, Session

from console.mailcatcher.store import MailStore

log = logging.getLogger(__name__)

LARGEST_BYTES = 32 * 1024 * 1024


class Catcher:
    """Handler of aiosmtpd."""

    def __init__(self, store: MailStore) -> None:
        self._store = store

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Store, then say 250; 451 (try again) when the disk refuses."""
        content = envelope.original_content or b""
        try:
            recipients = [str(recipient) for recipient in envelope.rcpt_tos]
            summary = await asyncio.to_thread(
                self._store.write, content, sender=envelope.mail_from or "", recipients=recipients
            )
        except OSError as error:
            log.error("mail not stored: %s", type(error).__name__)
            return "451 4.3.0 The mail could not be stored"
        self._store.enter(summary)
        log.info("mail id=%s bytes=%s recipients=%s", summary.id, len(content), len(recipients))
        return f"250 2.0.0 Stored as {summary.id}"


class SmtpServer:
    """`async with SmtpServer(...)`: listens while inside. `port` 0 takes a free one."""

    def __init__(self, store: MailStore, *, host: str, port: int) -> None:
        self._store = store
        self._host = host
        self._wanted = port
        self._server: asyncio.Server | None = None

    @property
    def port(self) -> int:
        """The port it listens on."""
        assert self._server is not None
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        handler = Catcher(self._store)
        self._server = await loop.create_server(
            lambda: SMTP(
                handler,
                data_size_limit=LARGEST_BYTES,
                enable_SMTPUTF8=True,
                hostname="localhost",
                ident="Spout mail catcher",
                loop=loop,
            ),
            self._host,
            self._wanted,
            family=socket.AF_UNSPEC,
        )
        log.info("smtp on %s:%s", self._host, self.port)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
