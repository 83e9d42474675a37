from typing import Literal

SenderKind = Literal["contact", "member", "system"]

SENDER_KIND_VALUES: set[SenderKind] = {
    "contact",
    "member",
    "system",
}


def check_sender_kind(value: str) -> SenderKind:
    if value in SENDER_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SENDER_KIND_VALUES!r}")
