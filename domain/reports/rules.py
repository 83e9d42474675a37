"""What the figures of a report mean. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from domain.availability.rules import Span
from domain.channels.rules import Rates

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of bookings by their start, the cancelled among them; a hold is none, unless it was confirmed.

    `lead_time_hours`: the median from making to start. `booked_minutes`: of what is not cancelled, without buffers, a
    group session once; all on the day of the start. `revenue`: by currency, the prices agreed of what is pending,
    confirmed or completed. `open_minutes`: of the members who are bookable today; None where it means nothing.
    """

    bookings: int = 0
    completed: int = 0
    no_shows: int = 0
    cancelled: int = 0
    lead_time_hours: float | None = None
    booked_minutes: int = 0
    revenue: dict[str, Decimal] = field(default_factory=dict)
    open_minutes: int | None = None

    @property
    def no_show_rate(self) -> float | None:
        """Of those whose end is known."""
        return _share(self.no_shows, self.completed + self.no_shows)

    @property
    def cancellation_rate(self) -> float | None:
        return _share(self.cancelled, self.bookings)

    @property
    def occupancy(self) -> float | None:
        """Above 1 where more is booked than is open: outside hours, or over the end of the day."""
        return _share(self.booked_minutes, self.open_minutes)


@dataclass(frozen=True, slots=True)
class Responses:
    """Of the customers' messages that began a conversation or opened it again, by when they came.

    `answered`: by a member, ahead of the next message that opened it; what Spout, a bot or an API key writes is no
    answer, nor is a note. Minutes pass from the message to the answer, day and night: the median, and what nine of ten
    did not exceed.
    """

    opened: int = 0
    answered: int = 0
    median_minutes: float | None = None
    p90_minutes: float | None = None

    @property
    def answered_rate(self) -> float | None:
        return _share(self.answered, self.opened)


NOTHING = Decimal("0.0000")
"""Costs are counted exactly; rates have four decimals at least."""


@dataclass(frozen=True, slots=True)
class Charged:
    """Messages of one of Meta's categories; the empty one is of those of which Meta has not told it. `billable`: of the
    delivered, how many are charged. `cost`: None without a rate for it."""

    category: str
    sent: int
    delivered: int
    billable: int
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class Messages:
    """Of messages that WhatsApp took. What has not arrived is not charged; of what has, Meta has said nothing of the
    price of `unpriced`: they are in no cost.

    `cost`: None where a rate is missing, or where Meta has told the price of nothing that arrived.
    """

    sent: int = 0
    delivered: int = 0
    unpriced: int = 0
    billable: int = 0
    cost: Decimal | None = NOTHING
    currency: str | None = None
    categories: tuple[Charged, ...] = ()


def charged(category: str, *, sent: int, delivered: int, billable: int, rates: Rates) -> Charged:
    rate = rates.by_category.get(category) if billable else NOTHING
    return Charged(category, sent, delivered, billable, None if rate is None else NOTHING + billable * rate)


def messages(of_categories: Iterable[Charged], *, rates: Rates) -> Messages:
    """All categories together, each of which is there once."""
    found = sorted(of_categories, key=lambda one: one.category)
    delivered = sum(one.delivered for one in found)
    unpriced = sum(one.delivered for one in found if not one.category)
    costs = [one.cost for one in found]
    is_known = None not in costs and (unpriced < delivered or not delivered)
    return Messages(
        sent=sum(one.sent for one in found),
        delivered=delivered,
        unpriced=unpriced,
        billable=sum(one.billable for one in found),
        cost=sum(filter(None, costs), NOTHING) if is_known else None,
        currency=rates.currency,
        categories=tuple(one for one in found if one.category),
    )


def _share(part: int, whole: int | None) -> float | None:
    return round(part / whole, 4) if whole else None


def minutes(spans: Iterable[Span]) -> int:
    return sum((span.end - span.start) // MINUTE for span in spans)


def minutes_by_day(spans: Iterable[Span], days: Sequence[Span]) -> list[int]:
    """How much of each day the spans fill; the days follow one another, and no span goes beyond them."""
    starts, found = [day.start for day in days], [0] * len(days)
    for span in spans:
        place = bisect_right(starts, span.start) - 1
        while place < len(days) and days[place].start < span.end:
            day = days[place]
            found[place] += (min(span.end, day.end) - max(span.start, day.start)) // MINUTE
            place += 1
    return found
