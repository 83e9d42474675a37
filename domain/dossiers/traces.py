"""What tells of a contact outside of rows of their own: found by what they were known by, and taken out.

The erasing itself removes the rows that point at the contact. All that is here may be done again, and is.
"""

import json
import re
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from domain import vault
from domain.attachments import actions as attachments
from domain.audit import actions as audit
from domain.channels import actions as channels
from domain.channels import queries as numbers
from domain.conversations import cutting
from domain.deliveries.models import Delivery, DeliveryAttempt
from domain.erasures.models import Erasure
from domain.erasures.rules import without_words
from domain.idempotency import actions as idempotency
from domain.outbox.models import OutboxEvent
from domain.public.models import ContactCode

_UUIDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Known:
    """By what traces of a contact are found. `subjects`: the ids that the audit and events name what was theirs by;
    `ids`: these, and those of what else may stand in an answer of the API. `files`: those to be removed."""

    identities: list[str]
    subjects: list[str]
    ids: list[str]
    files: list[str] = field(default_factory=list)

    def sealed(self, erasure_id: UUID) -> bytes:
        return vault.seal(json.dumps(asdict(self)), of=sealed_for(erasure_id))


def known_of(erasure: Erasure) -> Known:
    """As `sealed` kept it. Raises SecretUnreadable."""
    assert erasure.sealed is not None
    return Known(**json.loads(vault.unseal(erasure.sealed, of=sealed_for(erasure.id))))


def sealed_for(erasure_id: UUID) -> str:
    """What ties what is sealed to its row."""
    return f"erasure:{erasure_id}"


def remove(erasure: Erasure) -> dict[str, int]:
    """Take out all that can be found now; answers how much there was of each kind."""
    known, vendor_id, until = known_of(erasure), erasure.vendor_id, erasure.until
    return {
        "audit_events": audit.blank(vendor_id, known.subjects, without_words, erasure_id=erasure.id),
        "events": _blank_events(vendor_id, known),
        "raw_webhooks": cut_payloads(vendor_id, known.identities, waiting=False, until=until),
        "answers": idempotency.withdraw(_speaks_of(vendor_id, known), until=until),
        "codes": _forget_codes(vendor_id, known, until=until),
        "trial_messages": _forget_trials(vendor_id, known, until=until),
        "webhook_answers": _blank_answers(vendor_id, known),
        "files": attachments.drop(vendor_id, [UUID(one) for one in known.files]),
    }


def cut_payloads(vendor_id: UUID, identities: Collection[str], *, waiting: bool, until: datetime | None = None) -> int:
    """Their items go out of the stored webhooks; those of others, and of other vendors, stay."""

    def is_ours(number: str) -> bool:
        return numbers.vendor_of_number(number) in (vendor_id, None)  # of a number that is nobody's now, too

    cut = cutting.of_people(identities, is_ours)
    mentions = {one.lstrip("+") for one in identities if "@" not in one}
    return channels.cut(
        sorted(mentions), lambda body: cutting.without(body, cut), vendor_id=vendor_id, waiting=waiting, until=until
    )


def _blank_events(vendor_id: UUID, known: Known) -> int:
    """Events that were acted on, or are to be: nothing that follows from one needs what somebody wrote."""
    about = Q(payload__booking_id__in=known.subjects) | Q(payload__contact_id__in=known.subjects)
    rows = OutboxEvent.objects.within(vendor_id).filter(about)
    blanked = 0
    for row in rows.only("id", "payload"):
        payload = without_words(row.payload)
        if payload != row.payload:
            blanked += OutboxEvent.objects.within(vendor_id).filter(id=row.id).update(payload=payload)
    return blanked


def _speaks_of(vendor_id: UUID, known: Known) -> Callable[[str, bytes], bool]:
    """Answers to the vendor's people and programs, and to customers, whose scope is a hash; none of other vendors'."""
    ids = {*known.ids}

    def speaks(scope: str, body: bytes) -> bool:
        text = body.decode(errors="replace")
        if not ids.isdisjoint(_UUIDS.findall(text)):
            return True
        return scope.startswith(f"{vendor_id}:") and any(f'"{one}"' in text for one in known.identities)

    return speaks


def _forget_codes(vendor_id: UUID, known: Known, *, until: datetime) -> int:
    """Codes that were sent to their addresses, and the letters that they were in."""
    to = {form for one in known.identities for form in (one, f"+{one.lstrip('+')}")}
    wanted = Q(address__in=to)
    for one in known.identities:
        if "@" in one:
            wanted |= Q(address__iexact=one)
    codes = ContactCode.objects.within(vendor_id).filter(wanted, created_at__lte=until)
    keys = [f"public.code:{code_id}" for code_id in codes.values_list("id", flat=True)]
    Delivery.objects.within(vendor_id).filter(effect_key__in=keys).delete()
    return codes.delete()[0]


def _forget_trials(vendor_id: UUID, known: Known, *, until: datetime) -> int:
    """What staff sent there to try the channel."""
    to = {form for one in known.identities for form in (one, one.lstrip("+"), f"+{one.lstrip('+')}")}
    trials = Delivery.objects.within(vendor_id).filter(kind="channel.test", context__to__in=to, created_at__lte=until)
    return trials.delete()[1].get("domain.Delivery", 0)


def _blank_answers(vendor_id: UUID, known: Known) -> int:
    """What receivers of the vendor's webhooks answered to calls that told of them. Calls themselves hold ids alone."""
    about = Q(context__body__data__entry_id__in=known.ids)  # of waiting
    for path in ("contact_id", "booking__contact_id", "conversation_id", "booking_id"):
        about |= Q(**{f"context__body__data__{path}__in": known.subjects})
    calls = Delivery.objects.within(vendor_id).filter(about, endpoint__isnull=False)
    attempts: QuerySet[Any] = DeliveryAttempt.objects.within(vendor_id).filter(delivery__in=calls.values("id"))
    return attempts.exclude(excerpt="").update(excerpt="")
