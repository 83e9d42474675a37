"""The vendor's message templates: as Meta keeps them, copied here so that a send can be checked before it is made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.dispatch import Signal

from domain.access import Actor
from domain.channels import queries, rules
from domain.channels.models import WhatsAppChannel, WhatsAppTemplate

sync_wanted = Signal()
"""Sent after a vendor's wish to have its templates read is committed: a hint for the workers."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A template as Meta tells of it."""

    name: str
    language: str
    category: str
    status: str
    body: str
    buttons: tuple[str, ...]

    @property
    def parameters(self) -> list[str]:
        return list(dict.fromkeys(rules.PLACEHOLDER.findall(self.body)))


def list_templates(actor: Actor, **filters: str) -> QuerySet[WhatsAppTemplate]:
    """As last read, filtered by status or name. Whoever answers customers may use them."""
    actor.require("conversation.write")
    return WhatsAppTemplate.objects.within(actor.vendor_id).filter(**filters)


@transaction.atomic
def want_sync(actor: Actor, *, now: datetime) -> WhatsAppChannel:
    """Have a worker read them from Meta soon. Raises ChannelNotConnected."""
    channel = queries.whatsapp(actor)
    channel.sync_wanted_at = now
    channel.save(update_fields=["sync_wanted_at"])
    transaction.on_commit(lambda: sync_wanted.send_robust(sender=WhatsAppChannel))
    return channel


def take_wish() -> WhatsAppChannel | None:
    """The channel whose templates are to be read next; the wish is taken off it."""
    with transaction.atomic():
        wanted = WhatsAppChannel.objects.across_vendors().exclude(sync_wanted_at=None)
        channel = wanted.order_by("sync_wanted_at").select_for_update(skip_locked=True, no_key=True).first()
        if channel:
            channel.sync_wanted_at = None
            channel.save(update_fields=["sync_wanted_at"])
    return channel


@transaction.atomic
def keep(vendor_id: UUID, heard: Iterable[Heard], *, now: datetime) -> None:
    """These are all that Meta has: what is no longer among them is MISSING."""
    rows = [
        WhatsAppTemplate(
            vendor_id=vendor_id,
            name=one.name,
            language=one.language,
            category=one.category,
            status=one.status,
            body=one.body,
            parameters=one.parameters,
            buttons=list(one.buttons),
            updated_at=now,
        )
        for one in heard
    ]
    templates = WhatsAppTemplate.objects.within(vendor_id)
    WhatsAppTemplate.objects.across_vendors().bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["vendor", "name", "language"],
        update_fields=["category", "status", "body", "parameters", "buttons", "problem", "updated_at"],
    )
    templates.filter(updated_at__lt=now).update(status="MISSING", updated_at=now)
    WhatsAppChannel.objects.within(vendor_id).update(synced_at=now, sync_problem="")


def not_read(vendor_id: UUID, *, problem: str) -> None:
    """Meta did not tell; what is known stays."""
    WhatsAppChannel.objects.within(vendor_id).update(sync_problem=problem[:300])


def mark(vendor_id: UUID, name: str, language: str, *, status: str | None = None, problem: str, now: datetime) -> None:
    """A send was refused for the template, or Meta has told what became of it."""
    known = WhatsAppTemplate.objects.within(vendor_id).filter(name=name, language=language)
    known.update(status=status or F("status"), problem=problem[:300], updated_at=now)


def find(vendor_id: UUID, name: str, language: str) -> WhatsAppTemplate | None:
    return WhatsAppTemplate.objects.within(vendor_id).filter(name=name, language=language).first()


def best(vendor_id: UUID, name: str, spoken: Sequence[str]) -> WhatsAppTemplate | None:
    """In the first of these languages that Meta has it in (`pt-BR`, `pt`), approved before not, else in any."""
    rows = list(WhatsAppTemplate.objects.within(vendor_id).filter(name=name).order_by("language"))
    wanted = [tag.replace("-", "_").lower() for tag in spoken]

    def order(row: WhatsAppTemplate) -> tuple[bool, int]:
        tag = row.language.lower()
        exact = [number for number, one in enumerate(wanted) if one in (tag, tag.partition("_")[0])]
        return row.status != rules.APPROVED, min(exact, default=len(wanted))

    return min(rows, key=order, default=None)


def usable(vendor_id: UUID, name: str, language: str) -> WhatsAppTemplate:
    """Raises TemplateUnknown, TemplateNotApproved."""
    template = find(vendor_id, name, language)
    if template is None:
        raise rules.TemplateUnknown
    if template.status != rules.APPROVED:
        raise rules.TemplateNotApproved(f"The template is {template.status.lower()}.", status=template.status)
    return template
