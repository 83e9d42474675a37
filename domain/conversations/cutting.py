"""Taking somebody's items out of a stored webhook, and leaving those of others as they came. Pure."""

import json
from collections.abc import Callable, Collection
from typing import Any

from domain.conversations import checked

Item = dict[str, Any]
IsTheirs = Callable[[Item, str], bool]
"""Whether an item, which came by this phone_number_id, is somebody's."""

_SAID = ("messages", "statuses", "user_preferences")
_PROFILES = "contacts"
_WHO = ("from", "from_user_id", "wa_id", "user_id", "recipient_id", "recipient_user_id")
_WHO_CHANGES = ("wa_id", "new_wa_id", "user_id", "previous_user_id", "customer")


def without(body: bytes, is_theirs: IsTheirs) -> bytes | None:
    """The payload without these items; None when it has none of them. What can't be read is cut away as a whole."""
    try:
        payload = json.loads(body)
    except (ValueError, RecursionError):
        return b"{}"
    found = [
        _cut(change, is_theirs)
        for entry in checked.list_of(payload, "entry")
        for change in checked.list_of(entry, "changes")
    ]
    return json.dumps(payload, separators=(",", ":"), ensure_ascii=False).encode() if any(found) else None


def _cut(change: Any, is_theirs: IsTheirs) -> bool:
    value = checked.object_of(change, "value")
    number = str(checked.object_of(value, "metadata").get("phone_number_id"))
    gone: set[str] = set()
    left: set[str] = set()
    cut = False
    for name in _SAID:
        items = [item for item in checked.list_of(value, name) if isinstance(item, dict)]
        theirs = [item for item in items if is_theirs(item, number)]
        if theirs:
            value[name], cut = [item for item in items if item not in theirs], True
        gone = gone.union(*map(people_of, theirs))
        left = left.union(*(people_of(item) for item in items if item not in theirs))
    return _cut_profiles(value, lambda one: is_theirs(one, number) or not people_of(one).isdisjoint(gone - left)) or cut


def _cut_profiles(value: Item, is_gone: Callable[[Item], bool]) -> bool:
    """The names that came with the items go with them."""
    profiles = checked.list_of(value, _PROFILES)
    kept = [one for one in profiles if not (isinstance(one, dict) and is_gone(one))]
    if len(kept) < len(profiles):
        value[_PROFILES] = kept
    return len(kept) < len(profiles)


def people_of(item: Item) -> set[str]:
    """Who an item is from, to or about, as WhatsApp names them. Whom its words speak of is another matter."""
    told = checked.object_of(item, "system")
    named = [item.get(name) for name in _WHO] + [told.get(name) for name in _WHO_CHANGES]
    return {name for name in named if isinstance(name, str)}


def messages_of(item: Item) -> set[str]:
    """The wamids of the message that an item is, or is about."""
    named = (item.get("id"), checked.object_of(item, "reaction").get("message_id"))
    return {name for name in named if isinstance(name, str)}


def of_people(identities: Collection[str], numbers: Callable[[str], bool]) -> IsTheirs:
    """Items of these people, by those phone_number_ids."""
    wanted = {identity.lstrip("+") for identity in identities}
    return lambda item, number: bool({who.lstrip("+") for who in people_of(item)} & wanted) and numbers(number)


def of_messages(wamids: Collection[tuple[str, str]]) -> IsTheirs:
    """Items about these messages, each named with its phone_number_id."""
    return lambda item, number: any((number, wamid) in wamids for wamid in messages_of(item))
