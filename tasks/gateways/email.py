"""Sending mail over SMTP."""

import smtplib
from contextlib import suppress
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from tasks.gateways.errors import GatewayError, OutcomeUnknown


def send(*, to: str, sender_name: str, subject: str, text: str, html: str, message_id: str) -> str:
    """Send one letter and answer its Message-ID. Raises GatewayError, OutcomeUnknown."""
    connection = get_connection(timeout=settings.EMAIL_TIMEOUT)
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text,
        from_email=formataddr((sender_name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[to],
        headers={"Message-ID": message_id},
        connection=connection,
    )
    message.attach_alternative(html, "text/html")
    try:
        message.message()
    except ValueError as error:
        raise GatewayError("The letter can't be written: a header is not allowed.", permanent=True) from error
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise GatewayError("The mail server could not be reached.", permanent=False) from error
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()))[0]
        raise GatewayError(f"The mail server refused the address ({code}).", permanent=code >= 500) from error
    except smtplib.SMTPResponseException as error:
        code = error.smtp_code
        raise GatewayError(f"The mail server refused the letter ({code}).", permanent=code >= 500) from error
    except (OSError, smtplib.SMTPException) as error:
        raise OutcomeUnknown from error
    finally:
        # The letter is taken or not by now; how the server says goodbye changes nothing.
        with suppress(OSError, smtplib.SMTPException):
            connection.close()
    return message_id
