"""What an event is: a frozen dataclass, named in the past tense, holding ids and plain values."""

from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Event:
    """Base of every event. `type` is its public name, `noun.verb`; the fields are its payload.

    `audited`: kept in the vendor's audit, when somebody did it who answers for it.
    """

    type: ClassVar[str]
    audited: ClassVar[bool] = True

    def payload(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def types() -> dict[str, type[Event]]:
    """Every event type that any noun defines, by its public name."""
    return {event.type: event for event in Event.__subclasses__() if hasattr(event, "type")}
