"""Who is in one room, over all processes. Pure: holds what this process saw and what the others told.

Each process tells all of its own people, never a difference, and says it again as a heartbeat: what was lost
or came out of order is mended by the next telling, and who is not heard of for EXPIRY seconds is gone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

EXPIRY = 30.0

People = dict[str, str]
"""Names by user id."""


@dataclass
class Change:
    """Who came and who went, seen over all processes."""

    joined: People = field(default_factory=dict)
    left: People = field(default_factory=dict)


class Presence:
    def __init__(self) -> None:
        self._tabs: dict[str, int] = {}
        self._own: People = {}
        self._told: dict[str, tuple[People, float]] = {}

    def people(self) -> People:
        everyone: People = {}
        for told, _at in self._told.values():
            everyone |= told
        return everyone | self._own

    def own(self) -> People:
        """The people with a socket in this process: what it tells the others."""
        return dict(self._own)

    def enter(self, user: str, name: str) -> Change:
        with self._watching() as change:
            self._tabs[user] = self._tabs.get(user, 0) + 1
            self._own[user] = name
        return change

    def leave(self, user: str) -> Change:
        with self._watching() as change:
            self._tabs[user] -= 1
            if not self._tabs[user]:
                del self._tabs[user], self._own[user]
        return change

    def hear(self, process: str, people: People, *, now: float) -> Change:
        """What another process tells of its people."""
        with self._watching() as change:
            if people:
                self._told[process] = (people, now)
            else:
                self._told.pop(process, None)
        return change

    def forget_silent(self, *, now: float) -> Change:
        """Drop the people of processes that no longer tell: they crashed or were cut off."""
        with self._watching() as change:
            for process in [p for p, (_people, at) in self._told.items() if now - at > EXPIRY]:
                del self._told[process]
        return change

    @contextmanager
    def _watching(self) -> Iterator[Change]:
        before, change = self.people(), Change()
        yield change
        after = self.people()
        change.joined.update({user: name for user, name in after.items() if user not in before})
        change.left.update({user: name for user, name in before.items() if user not in after})
