"""Fetching the files of customers' messages: claimed, downloaded with no transaction open, checked, stored.

A worker that is killed anywhere leaves a row whose lease runs out, and the file is fetched again.
"""

import tempfile
from uuid import UUID

import structlog
from celery import shared_task
from django.utils.timezone import now

from domain.access import system
from domain.attachments import actions as attachments
from domain.attachments import queries, rules
from domain.attachments.models import Attachment, State
from domain.channels import queries as channels
from domain.conversations import checked
from domain.errors import Refusal
from tasks.gateways import whatsapp
from tasks.gateways.errors import GatewayError

log = structlog.get_logger(__name__)

IN_MEMORY = 1024 * 1024
"""Bytes of a file on its way that are kept in memory; the rest goes to the disk."""


@shared_task
def fetch_due() -> int:
    """Give what is due to be fetched to the fetchers; answers how many files."""
    total = 0
    while claimed := attachments.claim(now=now()):
        for vendor_id, attachment_id in claimed:
            fetch.delay(str(vendor_id), str(attachment_id))
        total += len(claimed)
    return total


@shared_task
def fetch(vendor_id: str, attachment_id: str) -> None:
    """One try at one file."""
    attachment = queries.find(UUID(vendor_id), UUID(attachment_id))
    if attachment is None or attachment.state != State.PENDING:
        return
    try:
        _fetch(attachment)
    except GatewayError as error:
        log.info("attachment.not_fetched", attachment_id=attachment_id, reason=str(error), permanent=error.permanent)
        settle = attachments.give_up if error.permanent else attachments.put_off
        settle(attachment, reason=str(error), now=now())
    except Refusal as why:
        log.info("attachment.refused", attachment_id=attachment_id, code=why.code)
        attachments.give_up(attachment, reason=why.message, now=now())
    except Exception:
        log.exception("attachment.failed", attachment_id=attachment_id)
        attachments.put_off(attachment, reason="It could not be stored.", now=now())


def _fetch(attachment: Attachment) -> None:
    assert attachment.vendor_id is not None
    channel = channels.whatsapp(system(attachment.vendor_id))
    token = channels.access_token(channel)
    media = whatsapp.media(attachment.media_id, access_token=token)
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as content:
        whatsapp.download(media.url, content, access_token=token, max_bytes=rules.MAX_BYTES[attachment.kind])
        attachments.keep(attachment, content, told_sha256=checked.digest(media.sha256), now=now())
