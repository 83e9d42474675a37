"""SMTP over verified TLS, with a witness of how far each letter came."""

import smtplib
import ssl
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

_END = b"\r\n.\r\n"


class _Witness(smtplib.SMTP):
    """Knows whether a letter went out whole. The server takes it with its last dot (RFC 5321, 4.2.5): without that it
    has taken nothing, whatever happened then."""

    went_whole = False

    def sendmail(self, *args: Any, **kwargs: Any) -> Any:
        self.went_whole = False
        return super().sendmail(*args, **kwargs)

    def send(self, s: Any) -> None:
        super().send(s)
        if isinstance(s, bytes) and s.endswith(_END):
            self.went_whole = True


class _WitnessOverTls(_Witness, smtplib.SMTP_SSL):
    pass


class VerifiedBackend(EmailBackend):
    """Django's, trusting the machine's authorities or EMAIL_CA_FILE alone. Nothing turns the check of the certificate
    and of its host name off."""

    connection: "_Witness | None"

    @property
    def connection_class(self) -> type[_Witness]:
        return _WitnessOverTls if self.use_ssl else _Witness

    @cached_property
    def ssl_context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=settings.EMAIL_CA_FILE or None)

    @property
    def went_whole(self) -> bool:
        """Whether the last letter may have been taken."""
        return self.connection is not None and self.connection.went_whole

    def is_alive(self) -> bool:
        """Whether the server still listens on an open connection."""
        if self.connection is None:
            return False
        try:
            return self.connection.noop()[0] == 250
        except (OSError, smtplib.SMTPException):
            return False
