import base64
import ipaddress
import random
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from domain.deliveries import rules as deliveries
from domain.webhooks import rules, signing
from domain.webhooks.rules import AddressRefused

T0 = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.shop.example/spout",
        "https://hooks.shop.example:8443/spout?key=value",
        "https://xn--bcher-kva.example/",
        "https://93.184.215.14/",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
        "https://[64:ff9b::5db8:d70e]/",  # NAT64 of a public one
    ],
)
def test_a_public_address_is_taken(url: str) -> None:
    rules.read_url(url, allow_loopback=False)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hooks.shop.example",
        "http://hooks.shop.example/",
        "ftp://hooks.shop.example/",
        "https://",
        "https:///path",
        "https://user:secret@hooks.shop.example/",
        "https://hooks.shop.example/#part",
        "https://hooks.shop.example:0/",
        "https://hooks.shop.example:99999/",
        "https://b\u00fccher.example/",
        "https://hooks.shop.example\\@127.0.0.1/",
        "https://hooks shop.example/",
        "https://localhost/",
        "https://LOCALHOST./",
        "https://intranet/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://168.63.129.16/",
        "https://100.100.100.200/",
        "https://192.0.0.192/",
        "https://198.18.0.1/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:0:127.0.0.1]/",
        "https://[::7f00:1]/",
        "https://[fec0::1]/",
        "https://[fe80::1]/",
        "https://[fd00:ec2::254]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[64:ff9b:1::1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001:0:1::]/",
        "https://[ff02::1]/",
    ],
)
def test_what_is_not_public_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        rules.read_url(url, allow_loopback=False)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9000/", "http://localhost:9000/", "https://localhost/", "http://[::1]/"]
)
def test_in_development_this_machine_may_be_called(url: str) -> None:
    rules.read_url(url, allow_loopback=True)


@pytest.mark.parametrize(
    "url", ["http://hooks.shop.example/", "http://10.0.0.1/", "https://192.168.1.1/", "http://0.0.0.0/"]
)
def test_and_nothing_more(url: str) -> None:
    with pytest.raises(AddressRefused):
        rules.read_url(url, allow_loopback=True)


def test_one_private_address_spoils_a_name() -> None:
    good, bad = ipaddress.ip_address("93.184.215.14"), ipaddress.ip_address("10.0.0.1")
    rules.check_addresses([good], allow_loopback=False)
    with pytest.raises(AddressRefused):
        rules.check_addresses([good, bad], allow_loopback=False)


@pytest.mark.parametrize(
    ("status", "failing_for", "given_up"),
    [
        (500, timedelta(0), False),
        (500, timedelta(days=4, hours=23), False),
        (500, timedelta(days=5), True),
        (None, timedelta(days=6), True),
        (410, timedelta(0), True),
    ],
)
def test_who_fails_for_five_days_is_given_up(status: int | None, failing_for: timedelta, given_up: bool) -> None:
    assert bool(rules.why_given_up(status, T0 - failing_for, now=T0)) == given_up


def test_eight_attempts_over_28_hours_with_jitter() -> None:
    jitter = random.Random(7)
    waits = [deliveries.backoff(n, channel="webhook", jitter=jitter) for n in range(1, deliveries.MAX_ATTEMPTS)]
    assert len(waits) == 7
    assert timedelta(hours=24) < sum(waits, timedelta(0)) < timedelta(hours=31)
    again = [deliveries.backoff(n, channel="webhook", jitter=jitter) for n in range(1, deliveries.MAX_ATTEMPTS)]
    assert all(a != b for a, b in zip(waits, again, strict=True)), "many that failed together come back apart"


def test_a_signature_is_as_the_library_has_it() -> None:
    secret, former, other = (signing.new_secret() for _ in range(3))
    assert len(base64.b64decode(secret.removeprefix("whsec_"))) == 32
    now, body = int(datetime.now(UTC).timestamp()), b'{"type":"booking.created"}'
    headers = signing.headers([secret, former], webhook_id="msg_1", timestamp=now, body=body)
    for known in (secret, former):
        assert Webhook(known).verify(body, headers) == {"type": "booking.created"}
    for tampered, by in ((body, other), (body + b" ", secret)):
        with pytest.raises(WebhookVerificationError):
            Webhook(by).verify(tampered, headers)
