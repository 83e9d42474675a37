from typing import Literal

AuditActor = Literal["key", "member", "platform"]

AUDIT_ACTOR_VALUES: set[AuditActor] = {
    "key",
    "member",
    "platform",
}


def check_audit_actor(value: str) -> AuditActor:
    if value in AUDIT_ACTOR_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {AUDIT_ACTOR_VALUES!r}")
