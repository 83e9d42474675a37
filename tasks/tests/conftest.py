"""The outside world, faked, and the workers' round."""

from typing import Any

import pytest
from django.utils.timezone import now

from domain.deliveries import actions as deliveries
from domain.outbox import actions as outbox
from tasks import relay, sending
from tasks.gateways import rates


class Gateways:
    """The outside world: keeps what it was asked to send, and answers as told."""

    def __init__(self) -> None:
        self.letters: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self.fault: Exception | None = None

    def email(self, **letter: Any) -> str:
        self.letters.append(letter)
        return self._answer("mail")

    def whatsapp(self, **note: Any) -> str:
        self.notes.append(note)
        return self._answer(f"wamid.out{len(self.notes)}")

    def _answer(self, provider_id: str) -> str:
        if self.fault:
            raise self.fault
        return provider_id


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Gateways:
    gateways = Gateways()
    monkeypatch.setattr("tasks.gateways.email.send", gateways.email)
    monkeypatch.setattr("tasks.gateways.whatsapp.send", gateways.whatsapp)
    monkeypatch.setattr("tasks.sending.wake", lambda task: None)
    monkeypatch.setattr("tasks.sending.wake_later", lambda task, seconds: None)
    rates.forget_all()
    return gateways


def run_due(at: Any = None) -> None:
    """What the workers do: react, hand out, send."""
    while outbox.drain(relay._react, now=now()):
        pass
    while due := deliveries.hand_out(now=at or now()):
        for delivery_id, channel in due:
            sending.TASKS[channel](str(delivery_id))
