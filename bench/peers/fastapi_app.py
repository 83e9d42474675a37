"""FastAPI with SQLAlchemy 2's async session and pydantic response models, as their documentations show them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import Depends, FastAPI, Header, HTTPException, Query
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy import Select, and_, exists, or_, select, tuple_
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import joinedload

from bench.peers import calendar, common
from bench.peers import sqlalchemy_models as models

engine = create_async_engine(
    common.DATABASE_URL.replace("postgresql://", "postgresql+asyncpg://"), pool_size=8, max_overflow=0
)
sessions = async_sessionmaker(engine, expire_on_commit=False)
application = FastAPI()

T = TypeVar("T", models.Service, models.Contact)


class Answer(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Staff(Answer):
    id: UUID
    first_name: str
    last_name: str


class Ref(Answer):
    id: UUID
    name: str


class Service(Answer):
    id: UUID
    title: str
    duration_minutes: int


class Booking(Answer):
    id: UUID
    status: str
    version: int
    starts_at: datetime
    ends_at: datetime
    title: str
    description: str
    held_until: datetime | None
    price: Decimal
    currency: str
    cancelled_at: datetime | None
    cancelled_by: str | None
    cancelled_reason: str
    created_at: datetime
    series_id: UUID | None
    staff: Staff
    contact: Ref
    service: Service
    team: Ref | None
    resource: Ref | None


class Page(Answer):
    items: list[Booking]
    next_cursor: str | None
    total: int | None


class Slot(Answer):
    starts_at: datetime
    ends_at: datetime
    staff_ids: list[UUID]
    seats_left: int


class SlotList(Answer):
    timezone: str
    items: list[Slot]


class BookingCreate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    service_id: UUID
    contact_id: UUID
    staff_id: UUID
    starts_at: AwareDatetime
    description: Annotated[str, Field(max_length=4000)] = ""


async def database() -> AsyncIterator[AsyncSession]:
    async with sessions() as session:
        yield session


Database = Annotated[AsyncSession, Depends(database)]


async def caller(db: Database, authorization: Annotated[str, Header()] = "") -> models.Member:
    """The member that the token speaks for, when the session, the user and the membership still stand."""
    claims = common.claims(authorization)
    if claims is None:
        raise HTTPException(401, "Sign in first.")
    wanted = (
        select(models.Member)
        .join(models.Session, models.Session.user_id == models.Member.user_id)
        .join(models.Member.user)
        .options(joinedload(models.Member.role, innerjoin=True))
        .where(
            models.Session.id == UUID(claims["sid"]),
            models.Session.revoked_at.is_(None),
            models.User.id == UUID(claims["sub"]),
            models.User.is_active,
            models.Member.vendor_id == UUID(claims["vid"]),
            models.Member.is_active,
        )
    )
    member = (await db.scalars(wanted)).one_or_none()
    if member is None:
        raise HTTPException(401, "The session has ended.")
    if not member.role.key and "booking.write" not in member.role.permissions:
        raise HTTPException(403, "Your role lacks the permission.")
    return member


Caller = Annotated[models.Member, Depends(caller)]


@application.get("/api/v1/bookings", response_model=Page)
async def list_bookings(
    db: Database, member: Caller, limit: Annotated[int, Query(ge=1, le=200)] = 50, cursor: str = ""
) -> dict[str, object]:
    order = (models.Booking.starts_at, models.Booking.id)
    wanted = (
        select(models.Booking)
        .where(models.Booking.vendor_id == member.vendor_id)
        .order_by(*(column.desc() for column in order))
        .limit(limit + 1)
        .options(
            joinedload(models.Booking.staff, innerjoin=True).joinedload(models.Member.user, innerjoin=True),
            joinedload(models.Booking.contact, innerjoin=True),
            joinedload(models.Booking.service, innerjoin=True),
            joinedload(models.Booking.team),
            joinedload(models.Booking.resource),
        )
    )
    if cursor:
        starts_at, key = common.decode_cursor(cursor)
        wanted = wanted.where(tuple_(*order) < (starts_at, UUID(key)))
    found = (await db.scalars(wanted)).all()
    last = found[limit - 1] if len(found) > limit else None
    more = common.encode_cursor(last.starts_at, last.id) if last else None
    return {"items": found[:limit], "next_cursor": more, "total": None}


@application.post("/api/v1/bookings", response_model=Booking, status_code=201)
async def create_booking(db: Database, member: Caller, given: BookingCreate) -> models.Booking:
    service = await _of_vendor(db, models.Service, given.service_id, member)
    contact = await _of_vendor(db, models.Contact, given.contact_id, member)
    now = datetime.now(UTC)
    notice, horizon = service.min_notice_minutes, service.max_horizon_days
    if not common.may_start(given.starts_at, notice_minutes=notice, horizon_days=horizon, now=now):
        raise HTTPException(400, "It can't start then.")
    ends_at = given.starts_at + timedelta(minutes=service.duration_minutes)
    staff = await _lock_staff(db, given.staff_id, service.id, member)
    reservation = models.Reservation(
        vendor_id=member.vendor_id,
        service=service,
        staff=staff,
        starts_at=given.starts_at,
        busy_from=given.starts_at - timedelta(minutes=service.buffer_before_minutes),
        busy_until=ends_at + timedelta(minutes=service.buffer_after_minutes),
    )
    booking = models.Booking(
        vendor_id=member.vendor_id,
        service=service,
        contact=contact,
        staff=staff,
        team=None,
        resource=None,
        reservation=reservation,
        status="pending" if service.requires_confirmation else "confirmed",
        title=common.title(service.title, contact.name),
        description=given.description,
        starts_at=given.starts_at,
        ends_at=ends_at,
        price=service.price,
        currency=service.currency,
        created_at=now,
    )
    db.add(booking)
    try:
        await db.flush()
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") == "23P01":
            raise HTTPException(409, "The staff member is not free at this time.") from None
        raise
    payload = {"booking_id": str(booking.id), "status": booking.status, "starts_at": given.starts_at.isoformat()}
    db.add(
        models.OutboxEvent(
            vendor_id=member.vendor_id,
            type="booking.created",
            payload=payload,
            actor_kind="member",
            actor_id=member.id,
            recorded_at=now,
        )
    )
    await db.commit()
    return booking


@application.get("/api/v1/slots", response_model=SlotList)
async def list_slots(
    db: Database,
    member: Caller,
    service_id: UUID,
    staff_id: UUID,
    since: Annotated[AwareDatetime, Query(alias="from")],
    until: Annotated[AwareDatetime, Query(alias="to")],
) -> SlotList:
    if not timedelta(0) < until - since <= timedelta(days=calendar.MOST_DAYS):
        raise HTTPException(400, "Ask for fewer days.")
    service = await _of_vendor(db, models.Service, service_id, member)
    staff = (await db.scalars(_serving(staff_id, service.id, member).options(joinedload(models.Member.vendor)))).first()
    if staff is None:
        raise HTTPException(404, "There is no such thing.")
    zone, now = ZoneInfo(staff.vendor.timezone), datetime.now(UTC)
    since = max(since, now + timedelta(minutes=service.min_notice_minutes))
    until = min(until, now + timedelta(days=service.max_horizon_days))
    hours, off, taken = await _calendar(db, service, staff, since, until, now)
    starts = calendar.free_starts(
        hours,
        off,
        taken,
        zone=ZoneInfo(staff.timezone or staff.vendor.timezone),
        since=since,
        until=until,
        minutes=service.duration_minutes,
        before=service.buffer_before_minutes,
        after=service.buffer_after_minutes,
        step=service.step_minutes,
    )
    lasts = timedelta(minutes=service.duration_minutes)
    items = [
        Slot(
            starts_at=start.astimezone(zone),
            ends_at=(start + lasts).astimezone(zone),
            staff_ids=[staff.id],
            seats_left=1,
        )
        for start in (starts if service.is_active else ())
    ]
    return SlotList(timezone=staff.vendor.timezone, items=items)


async def _calendar(
    db: AsyncSession, service: models.Service, staff: models.Member, since: datetime, until: datetime, now: datetime
) -> tuple[list[calendar.HoursRow], list[calendar.Span], list[calendar.Span]]:
    """Hours, time off, and what is taken, as plain rows."""
    hours = select(
        models.Hours.member_id.is_not(None),
        models.Hours.weekday,
        models.Hours.on,
        models.Hours.from_minute,
        models.Hours.until_minute,
    ).where(
        models.Hours.vendor_id == staff.vendor_id,
        or_(
            models.Hours.member_id == staff.id,
            and_(models.Hours.member_id.is_(None), models.Hours.resource_id.is_(None)),
        ),
    )
    off = (
        select(models.TimeOff.starts_at, models.TimeOff.ends_at)
        .where(
            models.TimeOff.vendor_id == staff.vendor_id,
            models.TimeOff.member_id == staff.id,
            models.TimeOff.starts_at < until + timedelta(minutes=service.duration_minutes),
            models.TimeOff.ends_at > since,
        )
        .order_by(models.TimeOff.starts_at)
    )
    margin = timedelta(minutes=service.duration_minutes + service.buffer_before_minutes + service.buffer_after_minutes)
    expired = exists().where(
        models.Booking.reservation_id == models.Reservation.id,
        models.Booking.status == "held",
        models.Booking.held_until <= now,
    )
    taken = (
        select(models.Reservation.busy_from, models.Reservation.busy_until)
        .where(
            models.Reservation.staff_id == staff.id,
            models.Reservation.busy_from < until + margin,
            models.Reservation.busy_until > since - margin,
            ~expired,
        )
        .order_by(models.Reservation.busy_from)
    )
    found = [(await db.execute(wanted)).all() for wanted in (hours, off, taken)]
    return found[0], found[1], found[2]


async def _of_vendor(db: AsyncSession, kind: type[T], key: UUID, member: models.Member) -> T:
    found = (await db.scalars(select(kind).where(kind.id == key, kind.vendor_id == member.vendor_id))).one_or_none()
    if found is None:
        raise HTTPException(404, "There is no such thing.")
    return found


def _serving(staff_id: UUID, service_id: UUID, member: models.Member) -> Select[tuple[models.Member]]:
    serving = exists().where(models.ServiceMember.service_id == service_id)
    return select(models.Member).where(
        models.Member.id == staff_id,
        models.Member.vendor_id == member.vendor_id,
        models.Member.is_bookable,
        models.Member.is_active,
        serving.where(models.ServiceMember.member_id == staff_id) | ~serving,
    )


async def _lock_staff(db: AsyncSession, staff_id: UUID, service_id: UUID, member: models.Member) -> models.Member:
    wanted = (
        _serving(staff_id, service_id, member)
        .options(joinedload(models.Member.user, innerjoin=True))
        .with_for_update(of=models.Member, key_share=True)
    )
    staff = (await db.scalars(wanted)).one_or_none()
    if staff is None:
        raise HTTPException(400, "This member is not bookable for this service.")
    return staff
