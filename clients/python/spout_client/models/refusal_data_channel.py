from typing import Literal

RefusalDataChannel = Literal["email", "whatsapp"]

REFUSAL_DATA_CHANNEL_VALUES: set[RefusalDataChannel] = {
    "email",
    "whatsapp",
}


def check_refusal_data_channel(value: str) -> RefusalDataChannel:
    if value in REFUSAL_DATA_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REFUSAL_DATA_CHANNEL_VALUES!r}")
