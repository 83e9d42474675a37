"""Every secret at rest under the first key of FIELD_ENCRYPTION_KEYS, so that the others can be dropped.

It runs beside a working system: a value that changes meanwhile is left as it is, since the change has sealed it anew.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import structlog
from django.db.models import Model, Q, QuerySet

from domain import vault
from domain.channels import queries as channels
from domain.channels.models import WhatsAppChannel
from domain.deliveries.models import Delivery
from domain.dossiers import traces
from domain.erasures.models import Erasure
from domain.idempotency import actions as idempotency
from domain.idempotency.models import IdempotentAnswer
from domain.people import two_factor
from domain.people.models import User
from domain.tenancy import ScopedManager
from domain.webhooks import queries as webhooks
from domain.webhooks.models import WebhookEndpoint

BATCH = 500

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """A column that holds sealed values. `of` names the row for the vault; `key` is the value's in a JSON object."""

    model: type[Model]
    field: str
    of: Callable[[Any], str]
    key: str = ""

    def __str__(self) -> str:
        return f"{self.model._meta.model_name}.{self.field}"

    def rows(self) -> "QuerySet[Any]":
        manager = self.model._default_manager
        found = manager.across_vendors() if isinstance(manager, ScopedManager) else manager.all()
        return found.filter(**{f"{self.field}__has_key": self.key}) if self.key else found.filter(self._some())

    def _some(self) -> Q:
        return ~Q(**{self.field: None}) & ~Q(**{self.field: b""})

    def sealed(self, value: Any) -> bytes:
        return base64.b64decode(value[self.key]) if self.key else bytes(value)

    def renewed(self, value: Any, sealed: bytes) -> Any:
        return {**value, self.key: base64.b64encode(sealed).decode()} if self.key else sealed


PLACES = (
    Place(WhatsAppChannel, "access_token", lambda row: channels.sealed_for("access_token", row.vendor_id)),
    Place(WhatsAppChannel, "app_secret", lambda row: channels.sealed_for("app_secret", row.vendor_id)),
    Place(WebhookEndpoint, "secret", lambda row: webhooks.sealed_for(row.id)),
    Place(WebhookEndpoint, "former_secret", lambda row: webhooks.sealed_for(row.id)),
    Place(User, "totp_secret", lambda row: two_factor.sealed_for(row.id)),
    Place(Erasure, "sealed", lambda row: traces.sealed_for(row.id)),
    Place(IdempotentAnswer, "body", lambda row: idempotency.sealed_for(row.scope, row.key)),
    Place(Delivery, "context", lambda row: row.effect_key, key="sealed"),  # mails of Django's, with links that sign in
)


@dataclass(slots=True)
class Resealed:
    """How many values were sealed anew, and of which rows none of the keys opens."""

    renewed: int = 0
    unreadable: list[UUID | int] = field(default_factory=list)


def reseal(place: Place) -> Resealed:
    """What other keys have sealed, under the first; what no key opens is left, and told."""
    result, behind = Resealed(), Q()
    while rows := list(place.rows().filter(behind).order_by("pk")[:BATCH]):
        for row in rows:
            _reseal(place, row, result)
        behind = Q(pk__gt=rows[-1].pk)
    return result


def _reseal(place: Place, row: Any, result: Resealed) -> None:
    value = getattr(row, place.field)
    try:
        renewed = vault.reseal(place.sealed(value), of=place.of(row))
    except vault.SecretUnreadable as why:
        log.error("vault.unreadable", place=str(place), row_id=str(row.pk), reason=str(why))
        result.unreadable.append(row.pk)
        return
    if renewed is not None:
        still = place.rows().filter(**{"pk": row.pk, place.field: value})
        result.renewed += still.update(**{place.field: place.renewed(value, renewed)})
