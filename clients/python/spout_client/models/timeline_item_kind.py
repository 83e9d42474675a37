from typing import Literal

TimelineItemKind = Literal["booking", "change", "contact", "delivery", "message"]

TIMELINE_ITEM_KIND_VALUES: set[TimelineItemKind] = {
    "booking",
    "change",
    "contact",
    "delivery",
    "message",
}


def check_timeline_item_kind(value: str) -> TimelineItemKind:
    if value in TIMELINE_ITEM_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TIMELINE_ITEM_KIND_VALUES!r}")
