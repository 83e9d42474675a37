from typing import Literal

TimelineKind = Literal["booking", "change", "contact", "delivery", "message"]

TIMELINE_KIND_VALUES: set[TimelineKind] = {
    "booking",
    "change",
    "contact",
    "delivery",
    "message",
}


def check_timeline_kind(value: str) -> TimelineKind:
    if value in TIMELINE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TIMELINE_KIND_VALUES!r}")
