from typing import Literal

ReminderChannel = Literal["email", "whatsapp"]

REMINDER_CHANNEL_VALUES: set[ReminderChannel] = {
    "email",
    "whatsapp",
}


def check_reminder_channel(value: str) -> ReminderChannel:
    if value in REMINDER_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REMINDER_CHANNEL_VALUES!r}")
