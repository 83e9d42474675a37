from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.conversations import reactions

BEGAN = datetime(2026, 11, 22, tzinfo=UTC)
AMINA, OTHER = UUID(int=1), UUID(int=2)


def after(*webhooks: tuple[str, str, int], sender: UUID = AMINA) -> list[str]:
    """The emojis that stand after these (id, emoji, second)."""
    entries: list[dict[str, Any]] = []
    for provider_id, emoji, second in webhooks:
        put = reactions.put(
            entries,
            emoji=emoji,
            sender_kind="contact",
            sender_id=sender,
            sender_name="Amina",
            provider_id=provider_id,
            at=BEGAN + timedelta(seconds=second),
        )
        entries = entries if put is None else put
    return [shown["emoji"] for shown in reactions.shown(entries)]


@pytest.mark.parametrize(
    ("webhooks", "stand"),
    [
        ([("a", "👍", 1)], ["👍"]),
        ([("a", "👍", 1), ("b", "❤️", 2)], ["❤️"]),
        ([("a", "👍", 1), ("b", "", 2)], []),
        ([("b", "", 2), ("a", "👍", 1)], []),
        ([("b", "", 1), ("a", "👍", 1), ("b", "", 1)], ["👍"]),
        ([("a", "👍", 1), ("b", "", 2), ("c", "👍", 3), ("a", "👍", 1), ("b", "", 2)], ["👍"]),
    ],
    ids=["put", "another", "taken back", "in disorder", "within a second", "repeated"],
)
def test_the_last_word_stands(webhooks: list[tuple[str, str, int]], stand: list[str]) -> None:
    assert after(*webhooks) == stand


def test_each_person_has_one() -> None:
    entries: list[dict[str, Any]] = []
    for sender in (AMINA, OTHER, AMINA):
        entries = (
            reactions.put(
                entries,
                emoji="👍",
                sender_kind="contact",
                sender_id=sender,
                sender_name="",
                provider_id=f"{sender}{len(entries)}",
                at=BEGAN,
            )
            or entries
        )
    assert [entry["sender"]["id"] for entry in reactions.shown(entries)] == [str(AMINA), str(OTHER)]
