"""Services as the API shows them."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from api.fields import Answer, Body, Colour, Currency, Money, Name, Prose, Search
from api.pagination import Page, PageQuery

Minutes = Annotated[int, Field(ge=0, le=1440)]
Duration = Annotated[int, Field(ge=1, le=7 * 1440)]
Notice = Annotated[int, Field(ge=0, le=525_600)]
Horizon = Annotated[int, Field(ge=1, le=1825)]
Capacity = Annotated[int, Field(ge=1, le=500, description="How many bookings share one start: group sessions.")]
Step = Annotated[int, Field(ge=5, le=1440, description="Starts are offered so far apart, from each opening.")]
Until = Annotated[
    int,
    Field(ge=0, le=525_600, description="Until so long before the start customers may; null: never. Staff always may."),
]
Members = Annotated[list[UUID], Field(max_length=200, description="Who serves it; empty: every bookable member.")]
Resources = Annotated[
    list[UUID],
    Field(max_length=200, description="A booking takes one of them that is free; empty: it needs none."),
]


class Service(Answer):
    id: UUID
    title: str
    description: str
    duration_minutes: int
    buffer_before_minutes: int
    buffer_after_minutes: int
    capacity: int
    price: Money
    currency: str
    min_notice_minutes: int
    max_horizon_days: int
    requires_confirmation: bool
    step_minutes: int
    colour: str
    is_active: bool
    is_public: bool
    cancel_notice_minutes: int | None
    reschedule_notice_minutes: int | None


class ServiceDetail(Service):
    member_ids: list[UUID] = Field(description="Who serves it, as far as your role reaches.")
    resource_ids: list[UUID]


class ServicePage(Page[Service]):
    pass


class ServiceQuery(PageQuery):
    search: Search = Field("", description="Part of the title.")
    is_active: bool | None = None
    is_public: bool | None = None


class ServiceCreate(Body):
    title: Name
    duration_minutes: Duration
    description: Prose = ""
    buffer_before_minutes: Minutes = 0
    buffer_after_minutes: Minutes = 0
    capacity: Capacity = 1
    price: Money = Decimal("0.00")
    currency: Currency | None = Field(None, description="The vendor's when left out.")
    min_notice_minutes: Notice = 0
    max_horizon_days: Horizon = 365
    requires_confirmation: bool = False
    step_minutes: Step = 15
    colour: Colour = ""
    is_active: bool = Field(True, description="False: kept for its bookings, no longer bookable.")
    is_public: bool = Field(True, description="Whether customers may book it themselves.")
    cancel_notice_minutes: Until | None = 0
    reschedule_notice_minutes: Until | None = 0
    member_ids: Members = []
    resource_ids: Resources = []


class ServiceUpdate(Body):
    title: Name | MISSING = MISSING
    description: Prose | MISSING = MISSING
    duration_minutes: Duration | MISSING = MISSING
    buffer_before_minutes: Minutes | MISSING = MISSING
    buffer_after_minutes: Minutes | MISSING = MISSING
    capacity: Capacity | MISSING = MISSING
    price: Money | MISSING = MISSING
    currency: Currency | MISSING = MISSING
    min_notice_minutes: Notice | MISSING = MISSING
    max_horizon_days: Horizon | MISSING = MISSING
    requires_confirmation: bool | MISSING = MISSING
    step_minutes: Step | MISSING = MISSING
    colour: Colour | MISSING = MISSING
    is_active: bool | MISSING = MISSING
    is_public: bool | MISSING = MISSING
    cancel_notice_minutes: Until | MISSING | None = MISSING
    reschedule_notice_minutes: Until | MISSING | None = MISSING
    member_ids: Members | MISSING = MISSING
    resource_ids: Resources | MISSING = MISSING
