from typing import Literal

ChannelStanding = Literal["connected", "not_connected", "stopped"]

CHANNEL_STANDING_VALUES: set[ChannelStanding] = {
    "connected",
    "not_connected",
    "stopped",
}


def check_channel_standing(value: str) -> ChannelStanding:
    if value in CHANNEL_STANDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHANNEL_STANDING_VALUES!r}")
