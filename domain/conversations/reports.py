"""A status of Meta's, and the delivery that it speaks of."""

from datetime import datetime
from uuid import UUID

from domain.channels import meta_errors
from domain.conversations.cloud_api import StatusReport
from domain.conversations.heeding import heed, template_of
from domain.deliveries import actions as deliveries
from domain.deliveries import queries
from domain.deliveries.actions import Echo


def reason(report: StatusReport) -> str:
    """Why it failed, in words."""
    if report.status != "failed" or report.code is None:
        return report.reason
    return meta_errors.reason(report.code, meta_errors.verdict(report.code))


def acknowledge(vendor_id: UUID, report: StatusReport, *, now: datetime) -> Echo:
    """Settle the delivery, and heed the error of one that failed as if the call had been refused with it."""
    if report.delivery_id is None:
        return Echo(None, counts=True)
    verdict = meta_errors.verdict(report.code) if report.status == "failed" else None
    echo = deliveries.acknowledge(
        report.delivery_id,
        vendor_id,
        provider_id=report.provider_id,
        status=report.status,
        reason=reason(report),
        price=report.price,
        retry_in=(lambda delivery: meta_errors.wait(verdict, attempts=delivery.attempts)) if verdict else None,
        now=now,
    )
    if verdict and echo.is_news and (delivery := echo.delivery):
        message = delivery.message if delivery.message_id else None
        heed(
            verdict,
            report.code,
            vendor_id=vendor_id,
            contact_id=delivery.contact_id,
            sent_at=max((attempt.started_at for attempt in queries.attempts(delivery)), default=now),
            template=template_of(delivery, message),
            now=now,
        )
    return echo
