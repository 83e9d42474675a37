"""The ladder: WhatsApp inside the window, a template or an e-mail outside it, or a refusal that says why."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.conversations import rules, ways
from domain.conversations.outgoing import Location, Outgoing, Template, Text

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
OPEN, CLOSED = NOW + timedelta(seconds=1), NOW
HELLO, PLACE, TEMPLATE = Text("Hello"), Location(1, 2), Template("booking_reminder")


def reach(**changes: Any) -> ways.Reach:
    usual: dict[str, Any] = {"on_whatsapp": True, "by_email": True, "window_closes_at": OPEN}
    return ways.Reach(**(usual | changes))


@pytest.mark.parametrize(
    ("what", "changes", "channels"),
    [
        (HELLO, {}, ["whatsapp", "email"]),
        (HELLO, {"by_email": False}, ["whatsapp"]),
        (HELLO, {"on_whatsapp": False}, ["email"]),
        (PLACE, {}, ["whatsapp"]),
        (TEMPLATE, {"window_closes_at": None}, ["whatsapp"]),
        (HELLO, {"window_closes_at": CLOSED}, ["email"]),
        (HELLO, {"window_closes_at": None}, ["email"]),
        (HELLO, {"window_closes_at": CLOSED, "has_template": True}, ["whatsapp", "email"]),
        (HELLO, {"window_closes_at": CLOSED, "has_template": True, "by_email": False}, ["whatsapp"]),
        (HELLO, {"window_closes_at": CLOSED, "has_template": True, "outside": "email"}, ["email"]),
    ],
)
def test_ways(what: Outgoing, changes: Any, channels: list[str]) -> None:
    assert ways.choose(what, reach(**changes), now=NOW).channels == channels


@pytest.mark.parametrize(
    ("what", "changes", "refusal"),
    [
        (HELLO, {"on_whatsapp": False, "by_email": False}, rules.NoWayToReach),
        (PLACE, {"on_whatsapp": False}, rules.NoWayToReach),
        (TEMPLATE, {"on_whatsapp": False}, rules.NoWayToReach),
        (HELLO, {"window_closes_at": CLOSED, "by_email": False}, rules.WindowClosed),
        (HELLO, {"window_closes_at": CLOSED, "outside": "refuse", "has_template": True}, rules.WindowClosed),
        (HELLO, {"window_closes_at": CLOSED, "outside": "email", "by_email": False}, rules.WindowClosed),
        (PLACE, {"window_closes_at": CLOSED, "has_template": True}, rules.WindowClosed),
    ],
)
def test_no_way(what: Outgoing, changes: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ways.choose(what, reach(**changes), now=NOW)


@pytest.mark.parametrize(
    ("changes", "outside"),
    [
        ({}, "email"),
        ({"has_template": True}, "template"),
        ({"has_template": True, "by_email": False}, "template"),
        ({"has_template": True, "outside": "email"}, "email"),
        ({"has_template": True, "outside": "refuse"}, "refused"),
        ({"by_email": False}, "refused"),
        ({"on_whatsapp": False}, "email"),
        ({"on_whatsapp": False, "by_email": False}, "refused"),
    ],
)
def test_what_becomes_of_a_text_outside_the_window_whether_it_is_open_or_not(changes: Any, outside: str) -> None:
    assert {ways.outside(reach(**changes, window_closes_at=at), now=NOW) for at in (OPEN, CLOSED, None)} == {outside}


def test_a_closed_window_says_since_when() -> None:
    with pytest.raises(rules.WindowClosed) as told:
        ways.choose(PLACE, reach(window_closes_at=CLOSED), now=NOW)
    assert told.value.details == {"window_closes_at": CLOSED.isoformat()}
