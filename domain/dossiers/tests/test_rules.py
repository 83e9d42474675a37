from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.dossiers import rules
from domain.dossiers.rules import Known

T0 = datetime(2026, 11, 1, tzinfo=UTC)
NOBODY = Known(None, None, None, None, takes_marketing=True, told_at=None, rests_until=None, created_at=T0)


@pytest.mark.parametrize(
    "kept, merged, joined",
    [
        ({}, {"phone_number": "+1", "email": "a@b"}, {"phone_number": "+1", "email": "a@b"}),
        ({"email": "mine@b"}, {"email": "theirs@b"}, {"email": "mine@b"}),
        ({"whatsapp_id": "1"}, {"business_scoped_id": "GB.1"}, {"whatsapp_id": "1", "business_scoped_id": "GB.1"}),
        ({"takes_marketing": False}, {}, {"takes_marketing": False}),
        ({}, {"takes_marketing": False, "told_at": T0}, {"takes_marketing": False, "told_at": T0}),
        ({"told_at": T0}, {"told_at": T0 + timedelta(1)}, {"told_at": T0 + timedelta(1)}),
        ({}, {"created_at": T0 - timedelta(1)}, {"created_at": T0 - timedelta(1)}),
    ],
)
def test_the_kept_ones_with_the_others_where_there_are_none(
    kept: dict[str, object], merged: dict[str, object], joined: dict[str, object]
) -> None:
    assert rules.join(replace(NOBODY, **kept), replace(NOBODY, **merged)) == replace(NOBODY, **joined)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "kept, merged, behind",
    [
        ({}, {"whatsapp_id": "1"}, set()),
        ({"whatsapp_id": "2"}, {"whatsapp_id": "1"}, {"1"}),
        ({"whatsapp_id": "2"}, {"business_scoped_id": "GB.1"}, set()),
        ({"business_scoped_id": "GB.2"}, {"business_scoped_id": "GB.1", "whatsapp_id": "1"}, {"GB.1"}),
        ({"phone_number": "+2"}, {"phone_number": "+1"}, set()),
    ],
)
def test_what_whatsapp_knew_them_by_is_left_behind_where_the_kept_one_has_another(
    kept: dict[str, str], merged: dict[str, str], behind: set[str]
) -> None:
    one, other = replace(NOBODY, **kept), replace(NOBODY, **merged)  # type: ignore[arg-type]
    assert rules.left_behind(other, rules.join(one, other)) == behind


def test_the_most_urgent_status() -> None:
    assert rules.most_urgent(["closed", "snoozed"]) == "snoozed"
    assert rules.most_urgent(["closed", "open"]) == "open"


def test_a_moment_of_those_that_are_known() -> None:
    later = T0 + timedelta(1)
    assert (rules.earliest(None, later, T0), rules.latest(None, T0, later)) == (T0, later)
    assert (rules.earliest(None), rules.latest(None)) == (None, None)
