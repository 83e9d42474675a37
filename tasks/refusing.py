"""Why a delivery whose time has come is not sent, or not yet."""

from datetime import datetime


class NotToBeSent(Exception):
    """The reason, in words, why the delivery is skipped. `try_next`: another channel may carry it."""

    def __init__(self, reason: str, *, try_next: bool = False) -> None:
        super().__init__(reason)
        self.try_next = try_next


class NotNow(Exception):
    """The reason, in words, why the delivery waits until then. That is no attempt."""

    def __init__(self, reason: str, *, until: datetime) -> None:
        super().__init__(reason)
        self.until = until
