"""Codes, and until when customers may change what they booked."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.public import rules

START = datetime(2030, 6, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("notice", "before", "may"),
    [(0, 0, True), (0, -1, False), (60, 61, True), (60, 60, True), (60, 59, False), (None, 9999, False)],
)
def test_until_when_a_customer_may(notice: int | None, before: int, may: bool) -> None:
    now = START - timedelta(minutes=before)
    last = rules.last_moment("confirmed", START, notice)
    assert (last is not None and now <= last) == may
    if may:
        rules.check_in_time(START, notice, now=now)
    else:
        with pytest.raises(rules.TooLate):
            rules.check_in_time(START, notice, now=now)


@pytest.mark.parametrize("status", ["completed", "no_show", "cancelled"])
def test_what_is_over_is_never_changed(status: str) -> None:
    assert rules.last_moment(status, START, 0) is None


def test_a_code_is_six_digits_of_the_id_and_the_key() -> None:
    ids = [uuid4() for _ in range(200)]
    codes = {rules.derived_code(code_id, "key") for code_id in ids}
    assert len(codes) > 190 and all(len(code) == 6 and code.isdigit() for code in codes)
    assert rules.derived_code(ids[0], "key") == rules.derived_code(ids[0], "key") != rules.derived_code(ids[0], "other")
    assert rules.code_hash(ids[0], "123456", "key") != rules.code_hash(ids[0], "123456", "other")
    assert rules.code_hash(ids[0], "123456", "key") != rules.code_hash(ids[1], "123456", "key")
