"""FastAPI with SQLAlchemy 2's async session and pydantic response models, as their documentations show them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Depends, FastAPI, Header, HTTPException, Query
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy import exists, select, tuple_
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import joinedload

from bench.peers import common
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
    cancelled_reason: str
    created_at: datetime
    staff: Staff
    contact: Ref
    service: Service
    team: Ref | None


class Page(Answer):
    items: list[Booking]
    next_cursor: str | None
    total: int | None


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
    booking = models.Booking(
        vendor_id=member.vendor_id,
        service=service,
        contact=contact,
        staff=await _lock_staff(db, given.staff_id, service.id, member),
        team=None,
        status="pending" if service.requires_confirmation else "confirmed",
        title=common.title(service.title, contact.name),
        description=given.description,
        starts_at=given.starts_at,
        ends_at=ends_at,
        busy_from=given.starts_at - timedelta(minutes=service.buffer_before_minutes),
        busy_until=ends_at + timedelta(minutes=service.buffer_after_minutes),
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


async def _of_vendor(db: AsyncSession, kind: type[T], key: UUID, member: models.Member) -> T:
    found = (await db.scalars(select(kind).where(kind.id == key, kind.vendor_id == member.vendor_id))).one_or_none()
    if found is None:
        raise HTTPException(404, "There is no such thing.")
    return found


async def _lock_staff(db: AsyncSession, staff_id: UUID, service_id: UUID, member: models.Member) -> models.Member:
    serving = exists().where(models.ServiceMember.service_id == service_id)
    wanted = (
        select(models.Member)
        .where(
            models.Member.id == staff_id,
            models.Member.vendor_id == member.vendor_id,
            models.Member.is_bookable,
            models.Member.is_active,
            serving.where(models.ServiceMember.member_id == staff_id) | ~serving,
        )
        .options(joinedload(models.Member.user, innerjoin=True))
        .with_for_update(of=models.Member, key_share=True)
    )
    staff = (await db.scalars(wanted)).one_or_none()
    if staff is None:
        raise HTTPException(400, "This member is not bookable for this service.")
    return staff
