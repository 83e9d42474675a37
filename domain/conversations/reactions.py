"""The emojis on a message, as its row keeps them: one entry per side, the last one that was chosen. Pure.

To WhatsApp the vendor is one, so its members put theirs one in the place of the other.

They come late, twice and out of order like everything else, so an entry that was taken back stays, without emoji, as
the memory of when; and it remembers the webhook's ids, which decide within one second.
"""

from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

REMEMBERED = 20


class ReactionRecord(TypedDict):
    """A reaction as messages show it."""

    emoji: str
    sender: dict[str, Any]
    timestamp: str


def put(
    entries: list[dict[str, Any]],
    *,
    emoji: str,
    sender_kind: str,
    sender_id: UUID | None,
    sender_name: str,
    provider_id: str,
    at: datetime,
) -> list[dict[str, Any]] | None:
    """The entries with this one, or None when it changes nothing: it is known, or older than what is known."""
    sender = {"kind": sender_kind, "id": str(sender_id) if sender_id else None, "name": sender_name}
    mine = next((entry for entry in entries if _same(entry["sender"], sender)), None)
    seen: list[str] = mine["provider_ids"] if mine else []
    if provider_id in seen or (mine and mine["timestamp"] > _stamp(at)):
        return None
    entry = {
        "emoji": emoji,
        "sender": sender,
        "timestamp": _stamp(at),
        "provider_ids": [*seen, provider_id][-REMEMBERED:],
    }
    return [entry if other is mine else other for other in entries] if mine else [*entries, entry]


def shown(entries: list[dict[str, Any]]) -> list[ReactionRecord]:
    """Those that stand."""
    return [
        {"emoji": entry["emoji"], "sender": entry["sender"], "timestamp": entry["timestamp"]}
        for entry in entries
        if entry["emoji"]
    ]


def ours(entries: list[dict[str, Any]]) -> str:
    """The emoji that stands there of the vendor's; empty when there is none."""
    return next((entry["emoji"] for entry in entries if _is_ours(entry["sender"])), "")


def is_last(entries: list[dict[str, Any]], provider_id: str) -> bool:
    """Whether this was the last that the vendor put there, or took back."""
    return any(entry["provider_ids"][-1] == provider_id for entry in entries if _is_ours(entry["sender"]))


def _is_ours(sender: dict[str, Any]) -> bool:
    return bool(sender["kind"] != "contact")


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if _is_ours(one) or _is_ours(other):
        return _is_ours(one) and _is_ours(other)
    return bool(one["id"] == other["id"])


def _stamp(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
