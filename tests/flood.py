"""A flood of WhatsApp webhooks on a running system, while answers go out: sent, waited for, and counted from outside.

Each message is sent one to five times, shuffled, in batches three levels deep. What is asked afterwards: every message
is one row; every customer has one conversation; its log is numbered without gaps; no status was seen to go back.
"""

import hashlib
import hmac
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from statistics import quantiles
from typing import Any

import httpx
from websockets.exceptions import ConnectionClosed

from core.env import DEVELOPMENT_APP_SECRET
from tests.system import Chat, Staff, System

NUMBER_ID = "1000000088"
CLIENTS = 8
RANKS = {status: rank for rank, status in enumerate(("queued", "sent", "delivered", "read"))}
RENEWED_EVERY = 300  # seconds
PATIENCE = 3600  # seconds; no test depends on how soon


@dataclass
class Result:
    """`answers` are seconds until a webhook was answered; `wrong` says what is not as promised."""

    webhooks: int = 0
    items: int = 0
    answers: list[float] = field(default_factory=list)
    flooded_seconds: float = 0.0
    taken_seconds: float = 0.0
    sent_seconds: float = 0.0
    rows: int = 0
    conversations: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def percentile(self, percent: int) -> float:
        """Of the answers, in milliseconds."""
        return 1000 * quantiles(self.answers, n=100, method="inclusive")[percent - 1]


def run(system: System, *, messages: int, customers: int, outbound: int, seed: int = 1) -> Result:
    """`customers` write `messages` between them, while staff write `outbound` to those customers."""
    chance, result = random.Random(seed), Result()
    owner = _vendor(system)
    numbers = [f"44770090{n:04d}" for n in range(customers)]
    first = [_message(numbers[n], f"wamid.in.{n}") for n in range(customers)]
    rest = [_message(chance.choice(numbers), f"wamid.in.{n}") for n in range(customers, messages)]
    _post_all(system, [_payload([[message]]) for message in first], Result())  # so that all may be answered
    _wait(owner, "the first messages", lambda: len(_conversations(owner)) == customers)
    conversations = _conversations(owner)
    copies = [message for message in first + rest for _ in range(chance.randint(1, 5))]
    chance.shuffle(copies)
    payloads = [_payload(batch) for batch in _batches(copies, chance)]
    result.webhooks, result.items = len(payloads), len(copies)
    with closing(_Watch(owner)) as watch, _renewing(owner, watch), ThreadPoolExecutor(1) as aside:
        began = time.monotonic()
        answering = aside.submit(_answer, owner, conversations, outbound)
        _post_all(system, payloads, result)
        result.flooded_seconds = time.monotonic() - began
        answering.result()
        _wait(owner, "all messages", lambda: _logged(owner) >= messages + outbound)
        result.taken_seconds = time.monotonic() - began
        _wait(owner, "all answers to be read", lambda: watch.count("read") >= outbound)
        result.sent_seconds = time.monotonic() - began
    _check(owner, result, messages=messages, customers=customers, outbound=outbound)
    result.wrong += watch.backward
    return result


class _Watch:
    """The inbox socket, read by a thread: every status as it comes."""

    def __init__(self, owner: Staff) -> None:
        address = f"{owner.system.web.replace('http', 'ws', 1)}/ws/inbox/"
        self._chat = Chat(address, additional_headers={"Authorization": f"Bearer {owner.token}"}, max_queue=None)
        self._last: dict[str, str] = {}
        self.backward: list[str] = []
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def renew(self, token: str) -> None:
        self._chat.send({"type": "auth", "token": token})

    def count(self, status: str) -> int:
        return sum(1 for last in [*self._last.values()] if last == status)

    def close(self) -> None:
        self._chat.close()
        self._thread.join()

    def _listen(self) -> None:
        try:
            for text in self._chat.socket:
                frame = json.loads(text)
                if frame.get("type") == "status":
                    self._see(frame["id"], frame["status"])
        except ConnectionClosed:
            return

    def _see(self, message: str, status: str) -> None:
        before = self._last.get(message)
        if before and RANKS.get(status, 9) < RANKS.get(before, 9):
            self.backward.append(f"{message}: {before} → {status}")
            return
        self._last[message] = status


@contextmanager
def _renewing(owner: Staff, watch: _Watch) -> Iterator[None]:
    """A slow machine takes longer than an access token lasts."""
    over = threading.Event()

    def renew() -> None:
        refresh = owner.refresh
        while not over.wait(RENEWED_EVERY):
            pair = owner.post("/auth/refresh", {"refresh": refresh}, status=200)
            refresh = pair["refresh"]
            owner.http.headers["Authorization"] = f"Bearer {pair['access']}"
            watch.renew(pair["access"])

    thread = threading.Thread(target=renew)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _check(owner: Staff, result: Result, *, messages: int, customers: int, outbound: int) -> None:
    seen: Counter[str] = Counter()
    for conversation in (conversations := _conversations(owner)):
        log = [*_pages(owner, f"/conversations/{conversation['id']}/messages?limit=200")]
        seqs = sorted(message["seq"] for message in log)
        if seqs != [*range(1, conversation["last_seq"] + 1)]:
            result.wrong.append(f"gaps in {conversation['id']}")
        seen.update(message["message"] for message in log if message["direction"] == "inbound")
        result.statuses.update(message["status"] for message in log if message["direction"] == "outbound")
    result.rows, result.conversations = seen.total(), len(conversations)
    per_contact = Counter(conversation["contact"]["id"] for conversation in conversations)
    if result.rows != messages or len(seen) != messages:
        result.wrong.append(f"{result.rows} rows of {len(seen)} messages, for {messages}")
    if len(per_contact) != customers or per_contact.most_common(1)[0][1] != 1:
        result.wrong.append(f"{len(conversations)} conversations of {len(per_contact)} customers, for {customers}")
    if result.statuses["read"] != outbound:
        result.wrong.append(f"{dict(result.statuses)}, for {outbound} read")


def _vendor(system: System) -> Staff:
    """A vendor of its own, with a number of its own."""
    registration = {"email": "fiona@flood.example", "password": "a-long-enough-secret", "first_name": "Fiona"}
    answer = httpx.post(
        f"{system.web}/api/v1/auth/register",
        json={**registration, "last_name": "Flood", "vendor": {"name": "Flood", "timezone": "Europe/London"}},
        timeout=30,
    )
    assert answer.status_code == 201, answer.text
    owner = Staff(system, answer.json())
    connection = {"phone_number_id": NUMBER_ID, "business_account_id": "88", "access_token": "a-development-token"}
    assert owner.http.put("/channels/whatsapp", json=connection).status_code == 200
    return owner


def _message(number: str, wamid: str) -> dict[str, Any]:
    written = str(int(time.time()))  # the window opens when the customer wrote
    return {"from": number, "id": wamid, "timestamp": written, "type": "text", "text": {"body": wamid}}


def _batches(copies: list[dict[str, Any]], chance: random.Random) -> Iterator[list[list[dict[str, Any]]]]:
    """Webhooks of one to four entries, each with one to five messages."""
    left = iter(copies)
    while batch := [entry for _ in range(chance.randint(1, 4)) if (entry := [*islice(left, chance.randint(1, 5))])]:
        yield batch


def _payload(entries: list[list[dict[str, Any]]]) -> bytes:
    def change(messages: list[dict[str, Any]]) -> dict[str, Any]:
        contacts = [{"profile": {"name": "Amina Example"}, "wa_id": message["from"]} for message in messages]
        metadata = {"display_phone_number": "15550100088", "phone_number_id": NUMBER_ID}
        value = {"messaging_product": "whatsapp", "metadata": metadata, "contacts": contacts, "messages": messages}
        return {"field": "messages", "value": value}

    entry = [{"id": "88", "changes": [change(messages)]} for messages in entries]
    return json.dumps({"object": "whatsapp_business_account", "entry": entry}).encode()


def _post_all(system: System, payloads: list[bytes], result: Result) -> None:
    """Each by one of CLIENTS, as fast as they are answered."""
    with httpx.Client(timeout=60, limits=httpx.Limits(max_connections=CLIENTS)) as client:

        def post(body: bytes) -> None:
            signature = hmac.new(DEVELOPMENT_APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
            headers = {"X-Hub-Signature-256": f"sha256={signature}", "Content-Type": "application/json"}
            began = time.monotonic()
            answer = client.post(f"{system.web}/api/v1/webhooks/whatsapp", content=body, headers=headers)
            result.answers.append(time.monotonic() - began)
            if answer.status_code != 200:
                result.wrong.append(f"a webhook was answered {answer.status_code}")

        with ThreadPoolExecutor(CLIENTS) as pool:
            list(pool.map(post, payloads))


def _answer(owner: Staff, conversations: list[dict[str, Any]], outbound: int) -> None:
    for number in range(outbound):
        conversation = conversations[number % len(conversations)]["id"]
        owner.post(f"/conversations/{conversation}/messages", {"text": f"Answer {number}"})


def _conversations(owner: Staff) -> list[dict[str, Any]]:
    return [*_pages(owner, "/conversations?limit=200")]


def _logged(owner: Staff) -> int:
    return sum(conversation["last_seq"] for conversation in _conversations(owner))


def _pages(owner: Staff, path: str) -> Iterator[dict[str, Any]]:
    cursor = ""
    while cursor is not None:
        page = owner.get(path + (f"&cursor={cursor}" if cursor else ""))
        yield from page["items"]
        cursor = page["next_cursor"]


def _wait(owner: Staff, what: str, done: Any) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {PATIENCE} s for {what}")
        time.sleep(1)
