"""Spout's tables as SQLAlchemy 2 maps them; only the columns that the peer reads or writes."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import String
from uuid_utils.compat import uuid7


class Base(DeclarativeBase):
    type_annotation_map = {datetime: TIMESTAMP(timezone=True), dict[str, Any]: JSONB, list[str]: ARRAY(String)}


class Vendor(Base):
    __tablename__ = "domain_vendor"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    timezone: Mapped[str]


class User(Base):
    __tablename__ = "domain_user"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    first_name: Mapped[str]
    last_name: Mapped[str]
    is_active: Mapped[bool]


class Role(Base):
    __tablename__ = "domain_role"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str | None]
    permissions: Mapped[list[str]]


class Member(Base):
    __tablename__ = "domain_member"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    vendor_id: Mapped[UUID] = mapped_column(ForeignKey("domain_vendor.id"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("domain_user.id"))
    role_id: Mapped[UUID] = mapped_column(ForeignKey("domain_role.id"))
    timezone: Mapped[str]
    is_bookable: Mapped[bool]
    is_active: Mapped[bool]
    vendor: Mapped[Vendor] = relationship()
    user: Mapped[User] = relationship()
    role: Mapped[Role] = relationship()

    @property
    def first_name(self) -> str:
        return self.user.first_name

    @property
    def last_name(self) -> str:
        return self.user.last_name


class Session(Base):
    __tablename__ = "domain_session"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("domain_user.id"))
    revoked_at: Mapped[datetime | None]
    user: Mapped[User] = relationship()


class Contact(Base):
    __tablename__ = "domain_contact"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    vendor_id: Mapped[UUID]
    name: Mapped[str]


class Service(Base):
    __tablename__ = "domain_service"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    vendor_id: Mapped[UUID]
    title: Mapped[str]
    duration_minutes: Mapped[int]
    buffer_before_minutes: Mapped[int]
    buffer_after_minutes: Mapped[int]
    min_notice_minutes: Mapped[int]
    max_horizon_days: Mapped[int]
    requires_confirmation: Mapped[bool]
    step_minutes: Mapped[int]
    is_active: Mapped[bool]
    price: Mapped[Decimal]
    currency: Mapped[str]


class ServiceMember(Base):
    __tablename__ = "domain_servicemember"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    service_id: Mapped[UUID]
    member_id: Mapped[UUID]


class Hours(Base):
    __tablename__ = "domain_hours"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    vendor_id: Mapped[UUID]
    member_id: Mapped[UUID | None]
    resource_id: Mapped[UUID | None]
    weekday: Mapped[int | None]
    on: Mapped[date | None]
    from_minute: Mapped[int | None]
    until_minute: Mapped[int | None]


class TimeOff(Base):
    __tablename__ = "domain_timeoff"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    vendor_id: Mapped[UUID]
    member_id: Mapped[UUID | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class Team(Base):
    __tablename__ = "domain_team"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]


class Resource(Base):
    __tablename__ = "domain_resource"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]


class Reservation(Base):
    __tablename__ = "domain_reservation"
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    vendor_id: Mapped[UUID]
    service_id: Mapped[UUID] = mapped_column(ForeignKey("domain_service.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("domain_member.id"))
    starts_at: Mapped[datetime]
    busy_from: Mapped[datetime]
    busy_until: Mapped[datetime]
    capacity: Mapped[int] = mapped_column(default=1)
    service: Mapped[Service] = relationship()
    staff: Mapped[Member] = relationship()


class Booking(Base):
    __tablename__ = "domain_booking"
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    vendor_id: Mapped[UUID]
    service_id: Mapped[UUID] = mapped_column(ForeignKey("domain_service.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("domain_member.id"))
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("domain_contact.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("domain_team.id"))
    resource_id: Mapped[UUID | None] = mapped_column(ForeignKey("domain_resource.id"))
    reservation_id: Mapped[UUID | None] = mapped_column(ForeignKey("domain_reservation.id"))
    series_id: Mapped[UUID | None]
    seat: Mapped[int] = mapped_column(default=1)
    capacity: Mapped[int] = mapped_column(default=1)
    status: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    title: Mapped[str]
    description: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    held_until: Mapped[datetime | None] = mapped_column(default=None)
    price: Mapped[Decimal]
    currency: Mapped[str]
    created_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_by: Mapped[str | None] = mapped_column(default=None)
    cancelled_reason: Mapped[str] = mapped_column(default="")
    staff: Mapped[Member] = relationship()
    contact: Mapped[Contact] = relationship()
    service: Mapped[Service] = relationship()
    team: Mapped[Team | None] = relationship()
    resource: Mapped[Resource | None] = relationship()
    reservation: Mapped[Reservation | None] = relationship()


class OutboxEvent(Base):
    __tablename__ = "domain_outboxevent"
    id: Mapped[int] = mapped_column(primary_key=True)
    vendor_id: Mapped[UUID]
    type: Mapped[str]
    payload: Mapped[dict[str, Any]]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID | None]
    request_id: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
