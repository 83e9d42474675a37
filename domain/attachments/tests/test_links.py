from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from domain.attachments import links, rules

NOW = datetime(2026, 11, 22, 10, 3, tzinfo=UTC)
ID = UUID(int=7)


def test_a_link_is_good_for_five_to_ten_minutes_and_the_same_meanwhile() -> None:
    link = links.make(ID, now=NOW)
    assert links.read(link.token, now=NOW) == (ID, link.expires_at)
    assert links.GOOD_FOR <= link.expires_at - NOW <= 2 * links.GOOD_FOR
    assert links.make(ID, now=NOW + timedelta(minutes=1)) == link
    with pytest.raises(rules.LinkSpent):
        links.read(link.token, now=link.expires_at)


def test_a_link_that_was_changed_opens_nothing() -> None:
    token = links.make(ID, now=NOW).token
    subject, expires, signature = token.split(".")
    later = f"{subject}.{int(expires) + 300}.{signature}"
    other = f"{uuid4().hex}.{expires}.{signature}"
    for bad in ("", "x", token[:-1], token + "0", later, other, token.upper(), f"{token}\n"):
        with pytest.raises(rules.LinkSpent):
            links.read(bad, now=NOW)
