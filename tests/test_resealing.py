"""A new encryption key: all that the former one has sealed is sealed anew, and the former one can go."""

import base64
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.mail import send_mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.timezone import now
from psycopg import sql

from conftest import World
from domain import resealing, vault
from domain.channels import actions as channels
from domain.channels import queries as channel_queries
from domain.channels.models import WhatsAppChannel
from domain.deliveries.models import Delivery
from domain.dossiers import erasing, traces
from domain.erasures.models import Erasure
from domain.idempotency import actions as idempotency
from domain.people import two_factor
from domain.people.models import User
from domain.webhooks import actions as webhooks
from domain.webhooks import queries as webhook_queries
from domain.webhooks.models import WebhookEndpoint
from tasks import django_mail

FORMER, FRESH = (f"{name}:" + base64.b64encode(name.encode() * 16).decode() for name in ("k8", "k9"))
APP_SECRET = "an-app-secret-of-its-own"

Keys = Callable[..., None]


@pytest.fixture
def keys(settings: Any) -> Iterator[Keys]:
    def use(*keys: str) -> None:
        settings.FIELD_ENCRYPTION_KEYS = [*keys]
        vault._ciphers.cache_clear()

    use(FORMER)
    yield use
    vault._ciphers.cache_clear()


@pytest.fixture
def sealed(keys: Keys, world: World, settings: Any) -> dict[str, Any]:
    """One of all that Spout seals, under the former key, and what each opens to."""
    settings.EMAIL_BACKEND = "tasks.django_mail.DeliveryBackend"
    actor = world.alice.actor
    channels.connect_whatsapp(
        actor,
        phone_number_id="1000000099",
        business_account_id="9000000001",
        access_token="a-token",
        app_secret=APP_SECRET,
        now=now(),
    )
    endpoint, former = webhooks.add(actor, url="https://93.184.215.14/hook", now=now())
    _, secret = webhooks.rotate_secret(actor, endpoint.id, overlap=timedelta(days=1), now=now())
    two_factor.offer(world.bob.user.id)
    send_mail("Reset", "A link.", "ops@spout.example", ["a@people.example"])
    idempotency.once("scope", "key", b"{}", lambda: idempotency.Answer(201, b'{"secret": 1}'), now=now())
    erasing.erase(actor, world.contact.id, now=now())
    return {"token": "a-token", "app_secret": APP_SECRET, "webhook": [secret, former]}


def opened(world: World) -> dict[str, Any]:
    """As those who need them open them."""
    channel = WhatsAppChannel.objects.within(world.vendor.id).get()
    user = User.objects.get(id=world.bob.user.id)
    assert user.totp_secret
    assert len(vault.unseal(user.totp_secret, of=two_factor.sealed_for(user.id))) == 40
    assert traces.known_of(Erasure.objects.within(world.vendor.id).get()).ids
    assert b"A link." in django_mail.opened(Delivery.objects.within(None).get(kind=django_mail.KIND))[1]
    again = idempotency.once("scope", "key", b"{}", lambda: idempotency.Answer(500, b""), now=now())
    assert again == idempotency.Answer(201, b'{"secret": 1}')
    return {
        "token": channel_queries.access_token(channel),
        "app_secret": dict(channel_queries.own_app_secrets())[world.vendor.id],
        "webhook": webhook_queries.signing_secrets(WebhookEndpoint.objects.within(world.vendor.id).get(), now=now()),
    }


def under(key_id: str) -> list[str]:
    """Every column of the database in which something stands that this key has sealed."""
    prefix = key_id.encode() + b"\0"
    inside = base64.b64encode(prefix + bytes(3))[:4].decode()  # the first three bytes, within JSON
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND data_type IN ('bytea', 'jsonb')"
        )
        for table, column, kind in cursor.fetchall():
            named = {"table": sql.Identifier(table), "column": sql.Identifier(column)}
            test = "position(%s in {column}) = 1" if kind == "bytea" else "{column}::text LIKE %s"
            query = sql.SQL("SELECT count(*) FROM {table} WHERE " + test).format(**named)
            cursor.execute(query, [prefix if kind == "bytea" else f'%"{inside}%'])
            if cursor.fetchone()[0]:
                found.append(f"{table}.{column}")
    return sorted(found)


def command() -> str:
    out = StringIO()
    call_command("reseal", stdout=out)
    return out.getvalue()


def test_all_is_sealed_anew_and_the_former_key_can_go(world: World, sealed: dict[str, Any], keys: Keys) -> None:
    before = under("k8")
    assert len(before) == len(resealing.PLACES), before
    keys(FRESH, FORMER)
    assert opened(world) == sealed, "the former key still opens"
    told = command()
    assert told.count(" 1 sealed anew, 0 that no key opens") == len(resealing.PLACES), told
    assert (under("k8"), under("k9")) == ([], before)
    keys(FRESH)
    assert opened(world) == sealed
    assert command().count(" 0 sealed anew") == len(resealing.PLACES), "a second time nothing is left to do"


def test_what_no_key_opens_is_left_and_told(world: World, sealed: dict[str, Any], keys: Keys) -> None:
    before = under("k8")
    keys(FRESH)
    with pytest.raises(CommandError, match="8 secrets stay as they are"):
        command()
    assert (under("k8"), under("k9")) == (before, [])


def test_a_secret_that_changes_meanwhile_is_not_undone(
    world: World, sealed: dict[str, Any], keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys(FRESH, FORMER)
    renew = vault.reseal

    def meanwhile(value: Any, *, of: str) -> bytes | None:
        WhatsAppChannel.objects.within(world.vendor.id).update(access_token=vault.seal("newer", of=of))
        return renew(value, of=of)

    monkeypatch.setattr(vault, "reseal", meanwhile)
    assert resealing.reseal(resealing.PLACES[0]).renewed == 0
    assert channel_queries.access_token(WhatsAppChannel.objects.within(world.vendor.id).get()) == "newer"
