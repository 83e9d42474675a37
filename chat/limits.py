"""How fast one socket may send."""


class Bucket:
    """A token bucket: `burst` frames at once, then `rate` a second. Times are seconds of a clock that only rises."""

    __slots__ = ("_at", "_burst", "_left", "_rate")

    def __init__(self, *, burst: float, rate: float, now: float) -> None:
        self._burst, self._rate, self._left, self._at = burst, rate, burst, now

    def take(self, now: float) -> bool:
        """Whether one more frame may pass now."""
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
