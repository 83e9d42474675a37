from datetime import timedelta

import pytest
from django.utils.timezone import now

from domain.channels import actions
from domain.channels.models import InboundPayload


@pytest.mark.django_db
def test_payloads_of_long_ago_are_dropped_unless_they_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "FORGOTTEN_AT_ONCE", 2)
    moment = now()
    for days in (50, 40, 31, 29):
        payload = actions.take_in(b"{}", now=moment - timedelta(days=days))
        if days != 40:
            InboundPayload.objects.filter(id=payload.id).update(processed_at=moment)
    assert actions.forget(before=moment - timedelta(days=30)) == 2
    left = InboundPayload.objects.order_by("received_at").values_list("received_at", flat=True)
    assert [(moment - at).days for at in left] == [40, 29]
