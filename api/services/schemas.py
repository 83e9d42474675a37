"""Services as the API shows them."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from api.fields import Answer, Body, Currency, Money, Name, Prose
from api.pagination import Page

Minutes = Annotated[int, Field(ge=0, le=1440)]
Duration = Annotated[int, Field(ge=1, le=7 * 1440)]
Notice = Annotated[int, Field(ge=0, le=525_600)]
Horizon = Annotated[int, Field(ge=1, le=1825)]
Capacity = Annotated[
    int, Field(ge=1, le=500, description="Kept for group sessions; as yet each booking takes its member whole.")
]
Members = Annotated[list[UUID], Field(max_length=200, description="Who serves it; empty: every bookable member.")]


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


class ServicePage(Page[Service]):
    pass


class ServiceCreate(Body):
    title: Name
    duration_minutes: Duration
    description: Prose = ""
    buffer_before_minutes: Minutes = 0
    buffer_after_minutes: Minutes = 0
    capacity: Capacity = 1
    price: Money = Decimal(0)
    currency: Currency | None = Field(None, description="The vendor's when left out.")
    min_notice_minutes: Notice = 0
    max_horizon_days: Horizon = 365
    requires_confirmation: bool = False
    member_ids: Members = []


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
    member_ids: Members | MISSING = MISSING
