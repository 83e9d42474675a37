"""Sending mail: over SMTP, or through a service of django-anymail (MAIL_TRANSPORT)."""

import smtplib
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from email.mime.text import MIMEText
from email.parser import BytesParser
from email.policy import default as modern
from email.utils import formataddr, parseaddr
from typing import Any

from anymail.exceptions import AnymailAPIError, AnymailError
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from requests import RequestException
from requests.exceptions import ConnectionError as NotConnected
from requests.exceptions import ConnectTimeout, ReadTimeout

from domain.message_templates.letters import Attachment
from tasks.gateways.errors import GatewayError, OutcomeUnknown

KEPT_FOR = 60.0
MOST_LETTERS = 100
"""After so many over one connection another is opened: servers set such a limit themselves."""

_OURS = frozenset({"from", "to", "cc", "bcc", "subject", "message-id", "mime-version", "date"})


class _Kept:
    """A thread's open connection, and how long it may be used."""

    def __init__(self, transport: Any, key: tuple[Any, ...]) -> None:
        self.transport = transport
        self.key = key
        self.letters = 0
        self.used_at = time.monotonic()

    def is_usable(self, key: tuple[Any, ...]) -> bool:
        if self.key != key or self.letters >= MOST_LETTERS or time.monotonic() - self.used_at > KEPT_FOR:
            return False
        return bool(getattr(self.transport, "is_alive", lambda: True)())


_of_thread = threading.local()


def send(
    *,
    to: str,
    sender_name: str,
    subject: str,
    text: str,
    html: str,
    message_id: str,
    attachments: Sequence[Attachment] = (),
    refuse_url: str = "",
) -> str:
    """Send one letter and answer its Message-ID. Raises GatewayError, OutcomeUnknown."""
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    if refuse_url:
        headers |= {"List-Unsubscribe": f"<{refuse_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    message = _message(to, formataddr((sender_name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])), subject, text, headers)
    message.attach_alternative(html, "text/html")
    for attachment in attachments:
        message.attach(_part(attachment))
    return _send(message, message_id)


def send_as_written(content: bytes, *, to: str, message_id: str) -> str:
    """A mail that Django wrote, to one of its receivers. As `send`."""
    parsed = BytesParser(policy=modern).parsebytes(content)
    plain, html = parsed.get_body(("plain",)), parsed.get_body(("html",))
    headers = {name: str(value) for name, value in parsed.items() if _is_own(name)} | {"Message-ID": message_id}
    text = str(plain.get_content()) if plain else ""
    message = _message(to, str(parsed["From"]), str(parsed["Subject"] or ""), text, headers)
    if html:
        message.attach_alternative(html.get_content(), "text/html")
    for part in parsed.iter_attachments():
        message.attach(part.get_filename(), part.get_content(), part.get_content_type())
    return _send(message, message_id)


def _is_own(header: str) -> bool:
    return header.lower() not in _OURS and not header.lower().startswith("content-")


def _message(to: str, sender: str, subject: str, text: str, headers: Mapping[str, str]) -> EmailMultiAlternatives:
    return EmailMultiAlternatives(
        subject=" ".join(subject.split()), body=text, from_email=sender, to=[to], headers=dict(headers)
    )


def _part(attachment: Attachment) -> MIMEText:
    """Text: what is attached to letters are calendars."""
    part = MIMEText(attachment.content.decode(), attachment.mime_type.partition("/")[2].partition(";")[0], "utf-8")
    part.add_header("Content-Disposition", "attachment", filename=attachment.name)
    return part


def _send(message: EmailMultiAlternatives, message_id: str) -> str:
    try:
        message.message()
    except ValueError as error:
        raise GatewayError("The letter can't be written: a header is not allowed.", permanent=True) from error
    kept = _connection()
    message.connection = kept.transport
    try:
        message.send()
    except Exception as error:
        letting_go = _verdict(error, kept.transport)
        close()  # whatever state it is in
        raise letting_go from error
    kept.letters += 1
    kept.used_at = time.monotonic()
    return message_id


def _connection() -> _Kept:
    """The thread's, opened anew when it has none that is good. Raises GatewayError."""
    key = (settings.MAIL_TRANSPORT, settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS)
    kept: _Kept | None = getattr(_of_thread, "kept", None)
    if kept and kept.is_usable(key):
        return kept
    close()
    try:
        transport = get_connection(settings.MAIL_TRANSPORT, timeout=settings.EMAIL_TIMEOUT)
        transport.open()
    except smtplib.SMTPAuthenticationError as error:
        raise GatewayError("The mail server did not accept our name and password.", permanent=False) from error
    except (OSError, smtplib.SMTPException) as error:
        raise GatewayError("The mail server could not be reached.", permanent=False) from error
    _of_thread.kept = kept = _Kept(transport, key)
    return kept


def close() -> None:
    """Let go of the thread's connection. How the server says goodbye changes nothing."""
    kept: _Kept | None = getattr(_of_thread, "kept", None)
    _of_thread.kept = None
    if kept:
        with suppress(OSError, smtplib.SMTPException):
            kept.transport.close()


def _verdict(error: Exception, transport: Any) -> GatewayError | OutcomeUnknown | Exception:
    """What became of the letter."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code = next(iter(error.recipients.values()))[0]
            return GatewayError(f"The mail server refused the address ({code}).", permanent=code >= 500)
        case smtplib.SMTPResponseException():
            code = error.smtp_code
            return GatewayError(f"The mail server refused the letter ({code}).", permanent=code >= 500)
        case AnymailAPIError():
            return _of_service(error)
        case AnymailError():  # refused before it was asked, or for the address
            return GatewayError("The mail service refused the letter.", permanent=True)
        case OSError() | smtplib.SMTPException() if not getattr(transport, "went_whole", True):
            return GatewayError("The mail server broke off before it had the whole letter.", permanent=False)
        case OSError() | smtplib.SMTPException():
            return OutcomeUnknown()
    return error


def _of_service(error: AnymailAPIError) -> GatewayError | OutcomeUnknown:
    """A service that could not be connected to has nothing; of one that answers 5xx, or not at all, nobody knows."""
    status = error.status_code
    if status is None:
        causes = (error.__cause__, error.__context__)
        unheard = any(
            isinstance(cause, NotConnected | ConnectTimeout) and not isinstance(cause, ReadTimeout) for cause in causes
        )
        if unheard or not any(isinstance(cause, RequestException) for cause in causes):
            return GatewayError("The mail service could not be reached.", permanent=False)
        return OutcomeUnknown()
    if status >= 500:
        return OutcomeUnknown()
    return GatewayError(f"The mail service refused the letter ({status}).", permanent=status not in (408, 425, 429))
