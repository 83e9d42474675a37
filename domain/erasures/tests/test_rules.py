from typing import Any
from uuid import UUID

import pytest

from domain.erasures import rules

ONE, OTHER = UUID("019aa000-0000-7000-8000-000000000001"), UUID("019aa000-0000-7000-8000-000000000002")


@pytest.mark.parametrize(
    ("payload", "left"),
    [
        ({"booking_id": str(ONE), "reason": "Rosa is ill"}, {"booking_id": str(ONE), "reason": ""}),
        ({"reason": "rosa"}, {"reason": ""}),
        ({"reason": "447700900142"}, {"reason": ""}),
        ({"reason": "+44 7700 900142"}, {"reason": ""}),
        ({"reason": "2026-11-27"}, {"reason": ""}),
        (
            {"starts_at": "2026-11-27T10:00:00+00:00", "version": 3},
            {"starts_at": "2026-11-27T10:00:00+00:00", "version": 3},
        ),
        ({"price": "70.00", "currency": "GBP"}, {"price": "70.00", "currency": "GBP"}),
        (
            {"status": "confirmed", "alone": True, "team_id": None},
            {"status": "confirmed", "alone": True, "team_id": None},
        ),
        ({"fields": ["name", "email"]}, {"fields": ["name", "email"]}),
        ({"after": {"note": "Rosa", "member_id": str(ONE)}}, {"after": {"note": "", "member_id": str(ONE)}}),
        ({"of_tomorrow": ["Rosa", 1, ["Rosa"]]}, {"of_tomorrow": ["", 1, [""]]}),
    ],
)
def test_what_of_a_payload_may_stay(payload: Any, left: Any) -> None:
    assert rules.without_words(payload) == left


@pytest.mark.parametrize(
    ("one", "same"),
    [("+447700900142", "447700900142"), ("Rosa@Customers.example", " rosa@customers.example"), ("GB.1", "gb.1")],
)
def test_an_identity_however_it_is_written(one: str, same: str) -> None:
    assert rules.normal(one) == rules.normal(same)


def test_a_fingerprint_is_of_one_vendor_one_purpose_and_one_key() -> None:
    def of(text: str = "x", vendor_id: UUID = ONE, purpose: str = "p", key: str = "k") -> str:
        return rules.fingerprint(text, vendor_id=vendor_id, purpose=purpose, key=key)

    assert of() == of()
    assert len({of(), of("y"), of(vendor_id=OTHER), of(purpose="q"), of(key="l")}) == 5
