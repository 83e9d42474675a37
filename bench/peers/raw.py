"""The limit: ASGI by hand, hand-written SQL, psycopg's pool, orjson. No framework, no models, no validation library."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from psycopg import AsyncConnection, errors
from psycopg.types.datetime import TimestamptzLoader
from psycopg.types.json import Jsonb, set_json_dumps
from psycopg.types.string import TextLoader
from psycopg_pool import AsyncConnectionPool
from uuid_utils.compat import uuid7

from bench.peers import calendar, common

CALLER = """
SELECT m.id, r.key, r.permissions
  FROM domain_session s
  JOIN domain_user u ON u.id = s.user_id AND u.is_active
  JOIN domain_member m ON m.user_id = u.id AND m.vendor_id = %s AND m.is_active
  JOIN domain_role r ON r.id = m.role_id
 WHERE s.id = %s AND s.user_id = %s AND s.revoked_at IS NULL
"""

PAGE = """
SELECT b.id, b.status, b.version, b.starts_at, b.ends_at, b.title, b.description, b.held_until, b.price, b.currency,
       b.cancelled_at, b.cancelled_by, b.cancelled_reason, b.created_at, b.series_id,
       m.id, u.first_name, u.last_name, c.id, c.name, s.id, s.title, s.duration_minutes, t.id, t.name, e.id, e.name
  FROM (SELECT * FROM domain_booking WHERE vendor_id = %s AND (starts_at, id) < (%s, %s)
         ORDER BY starts_at DESC, id DESC LIMIT %s) b
  JOIN domain_member m ON m.id = b.staff_id
  JOIN domain_user u ON u.id = m.user_id
  JOIN domain_contact c ON c.id = b.contact_id
  JOIN domain_service s ON s.id = b.service_id
  LEFT JOIN domain_team t ON t.id = b.team_id
  LEFT JOIN domain_resource e ON e.id = b.resource_id
 ORDER BY b.starts_at DESC, b.id DESC
"""

# Locks the member; a service with no members of its own is served by all.
OFFER = """
SELECT s.title, s.duration_minutes, s.buffer_before_minutes, s.buffer_after_minutes, s.min_notice_minutes,
       s.max_horizon_days, s.requires_confirmation, s.price, s.currency, c.name, u.first_name, u.last_name
  FROM domain_member m
  JOIN domain_user u ON u.id = m.user_id
  JOIN domain_service s ON s.id = %(service)s AND s.vendor_id = m.vendor_id
  JOIN domain_contact c ON c.id = %(contact)s AND c.vendor_id = m.vendor_id
 WHERE m.id = %(staff)s AND m.vendor_id = %(vendor)s AND m.is_bookable AND m.is_active
   AND (EXISTS (SELECT FROM domain_servicemember p WHERE p.service_id = s.id AND p.member_id = m.id)
        OR NOT EXISTS (SELECT FROM domain_servicemember p WHERE p.service_id = s.id))
   FOR NO KEY UPDATE OF m
"""

CREATE = """
WITH reserved AS (
    INSERT INTO domain_reservation (id, vendor_id, service_id, staff_id, starts_at, busy_from, busy_until, capacity)
    VALUES (%(reservation)s, %(vendor)s, %(service)s, %(staff)s, %(starts_at)s, %(busy_from)s, %(busy_until)s, 1)),
booked AS (
    INSERT INTO domain_booking (id, vendor_id, service_id, staff_id, contact_id, reservation_id, seat, capacity, status,
                                version, title, description, starts_at, ends_at, price, currency, created_at,
                                cancelled_reason)
    VALUES (%(id)s, %(vendor)s, %(service)s, %(staff)s, %(contact)s, %(reservation)s, 1, 1, %(status)s, 1, %(title)s,
            %(description)s, %(starts_at)s, %(ends_at)s, %(price)s, %(currency)s, %(now)s, ''))
INSERT INTO domain_outboxevent (vendor_id, type, payload, actor_kind, actor_id, request_id, recorded_at, tries)
VALUES (%(vendor)s, 'booking.created', %(payload)s, 'member', %(member)s, '', %(now)s, 0)
"""

# A service with no members of its own is served by all.
SERVED = """
SELECT s.duration_minutes, s.buffer_before_minutes, s.buffer_after_minutes, s.step_minutes, s.min_notice_minutes,
       s.max_horizon_days, s.is_active AND m.is_bookable AND m.is_active, v.timezone, m.timezone
  FROM domain_service s
  JOIN domain_vendor v ON v.id = s.vendor_id
  JOIN domain_member m ON m.id = %(staff)s AND m.vendor_id = s.vendor_id
 WHERE s.id = %(service)s AND s.vendor_id = %(vendor)s
   AND (EXISTS (SELECT FROM domain_servicemember p WHERE p.service_id = s.id AND p.member_id = m.id)
        OR NOT EXISTS (SELECT FROM domain_servicemember p WHERE p.service_id = s.id))
"""

HOURS = """
SELECT member_id IS NOT NULL, weekday, "on", from_minute, until_minute
  FROM domain_hours
 WHERE vendor_id = %(vendor)s AND (member_id = %(staff)s OR member_id IS NULL AND resource_id IS NULL)
"""

TAKEN = """
SELECT false, starts_at, ends_at
  FROM domain_timeoff
 WHERE vendor_id = %(vendor)s AND member_id = %(staff)s AND starts_at < %(until)s AND ends_at > %(since)s
 UNION ALL
SELECT true, busy_from, busy_until
  FROM domain_reservation r
 WHERE staff_id = %(staff)s AND busy_from < %(until)s AND busy_until > %(since)s
   AND NOT EXISTS (SELECT FROM domain_booking b
                    WHERE b.reservation_id = r.id AND b.status = 'held' AND b.held_until <= %(now)s)
 ORDER BY 2
"""

LAST = (datetime(9999, 1, 1, tzinfo=UTC), "ffffffff-ffff-ffff-ffff-ffffffffffff")
BODY = {"service_id", "contact_id", "starts_at", "staff_id", "description"}
WRITERS = ("owner", "admin", "team_admin", "agent")
HEADERS = [(b"content-type", b"application/json")]

set_json_dumps(orjson.dumps)


class UtcLoader(TimestamptzLoader):
    def load(self, data: Any) -> datetime:
        return datetime.fromisoformat(bytes(data).decode())


async def _configure(connection: AsyncConnection[Any]) -> None:
    connection.prepare_threshold = 1
    connection.adapters.register_loader("timestamptz", UtcLoader)
    connection.adapters.register_loader("uuid", TextLoader)  # they go out as text again
    connection.adapters.register_loader("numeric", TextLoader)


pool = AsyncConnectionPool(
    common.DATABASE_URL, min_size=4, max_size=8, open=False, configure=_configure, kwargs={"autocommit": True}
)


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    status, body = await _answer(scope, receive)
    await send({"type": "http.response.start", "status": status, "headers": HEADERS})
    await send({"type": "http.response.body", "body": orjson.dumps(body, option=orjson.OPT_UTC_Z)})


async def _answer(scope: dict[str, Any], receive: Any) -> tuple[int, Any]:
    if scope["path"] not in (common.BOOKINGS, common.SLOTS):
        return 404, {"code": "not_found"}
    if pool.closed:
        await pool.open()
    authorization = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
    claims = common.claims(authorization.decode("latin-1"))
    if claims is None:
        return 401, {"code": "auth.required"}
    async with pool.connection() as connection:
        found = await connection.execute(CALLER, (claims["vid"], claims["sid"], claims["sub"]))
        caller = await found.fetchone()
        if caller is None:
            return 401, {"code": "auth.session_ended"}
        member, role, permissions = caller
        if scope["method"] == "GET" and (role in WRITERS or "booking.read" in permissions):
            if scope["path"] == common.SLOTS:
                return await _slots(connection, claims["vid"], scope["query_string"])
            return await _page(connection, claims["vid"], scope["query_string"])
        if scope["method"] == "POST" and (role in WRITERS or "booking.write" in permissions):
            return await _create(connection, claims["vid"], member, (await receive())["body"])
    return 403, {"code": "auth.permission_missing"}


async def _page(connection: AsyncConnection[Any], vendor: str, query: bytes) -> tuple[int, Any]:
    asked = dict(parse_qsl(query.decode()))
    limit = int(asked.get("limit", 50))
    after = common.decode_cursor(asked["cursor"]) if "cursor" in asked else LAST
    rows = await (await connection.execute(PAGE, (vendor, *after, limit + 1))).fetchall()
    items = [
        {
            "id": row[0],
            "status": row[1],
            "version": row[2],
            "starts_at": row[3],
            "ends_at": row[4],
            "title": row[5],
            "description": row[6],
            "held_until": row[7],
            "price": row[8],
            "currency": row[9],
            "cancelled_at": row[10],
            "cancelled_by": row[11],
            "cancelled_reason": row[12],
            "created_at": row[13],
            "series_id": row[14],
            "staff": {"id": row[15], "first_name": row[16], "last_name": row[17]},
            "contact": {"id": row[18], "name": row[19]},
            "service": {"id": row[20], "title": row[21], "duration_minutes": row[22]},
            "team": {"id": row[23], "name": row[24]} if row[23] else None,
            "resource": {"id": row[25], "name": row[26]} if row[25] else None,
        }
        for row in rows[:limit]
    ]
    more = common.encode_cursor(rows[limit - 1][3], rows[limit - 1][0]) if len(rows) > limit else None
    return 200, {"items": items, "next_cursor": more, "total": None}


async def _slots(connection: AsyncConnection[Any], vendor: str, query: bytes) -> tuple[int, Any]:
    asked = dict(parse_qsl(query.decode()))
    try:
        since, until = datetime.fromisoformat(asked["from"]), datetime.fromisoformat(asked["to"])
        keys: dict[str, Any] = {"vendor": vendor, "service": str(UUID(asked["service_id"]))}
        keys["staff"] = str(UUID(asked["staff_id"]))
        if not timedelta(0) < until - since <= timedelta(days=calendar.MOST_DAYS):
            raise ValueError
    except (ValueError, KeyError, TypeError):
        return 422, {"code": "request.invalid"}
    served = await (await connection.execute(SERVED, keys)).fetchone()
    if served is None:
        return 404, {"code": "not_found"}
    minutes, before, after, step, notice, horizon, offered, vendor_zone, own_zone = served
    now, zone = datetime.now(UTC), ZoneInfo(vendor_zone)
    since, until = max(since, now + timedelta(minutes=notice)), min(until, now + timedelta(days=horizon))
    if not offered:
        return 200, {"timezone": vendor_zone, "items": []}
    hours = await (await connection.execute(HOURS, keys)).fetchall()
    margin = timedelta(minutes=minutes + before + after)
    window = {"since": since - margin, "until": until + margin, "now": now}
    rows = await (await connection.execute(TAKEN, {**keys, **window})).fetchall()
    starts = calendar.free_starts(
        hours,
        [row[1:] for row in rows if not row[0]],
        [row[1:] for row in rows if row[0]],
        zone=ZoneInfo(own_zone or vendor_zone),
        since=since,
        until=until,
        minutes=minutes,
        before=before,
        after=after,
        step=step,
    )
    staff, lasts = [keys["staff"]], timedelta(minutes=minutes)
    items = [
        {
            "starts_at": start.astimezone(zone),
            "ends_at": (start + lasts).astimezone(zone),
            "staff_ids": staff,
            "seats_left": 1,
        }
        for start in starts
    ]
    return 200, {"timezone": vendor_zone, "items": items}


async def _create(connection: AsyncConnection[Any], vendor: str, member: str, body: bytes) -> tuple[int, Any]:
    try:
        given = orjson.loads(body)
        starts_at = datetime.fromisoformat(given["starts_at"])
        service, contact, staff = (str(UUID(given[name])) for name in ("service_id", "contact_id", "staff_id"))
        description = given.get("description", "")
        if not isinstance(description, str) or len(description) > 4000 or given.keys() - BODY:
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError):
        return 422, {"code": "request.invalid"}
    keys = {"vendor": vendor, "member": member, "service": service, "contact": contact, "staff": staff}
    try:
        async with connection.transaction():
            return await _book(connection, keys, starts_at, description)
    except errors.ExclusionViolation:
        return 409, {"code": "booking.slot_taken"}


async def _book(
    connection: AsyncConnection[Any], keys: dict[str, str], starts_at: datetime, description: str
) -> tuple[int, Any]:
    offer = await (await connection.execute(OFFER, keys)).fetchone()
    if offer is None:
        return 404, {"code": "not_found"}
    service, minutes, before, after, notice, horizon, confirms, price, currency, contact, first_name, last_name = offer
    now = datetime.now(UTC)
    if not common.may_start(starts_at, notice_minutes=notice, horizon_days=horizon, now=now):
        return 400, {"code": "booking.too_soon"}
    booking = {
        "id": str(uuid7()),
        "status": "pending" if confirms else "confirmed",
        "version": 1,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=minutes),
        "title": common.title(service, contact),
        "description": description,
        "held_until": None,
        "price": price,
        "currency": currency,
        "cancelled_at": None,
        "cancelled_by": None,
        "cancelled_reason": "",
        "created_at": now,
        "series_id": None,
    }
    span = {
        "reservation": str(uuid7()),
        "busy_from": starts_at - timedelta(minutes=before),
        "busy_until": booking["ends_at"] + timedelta(minutes=after),
    }
    event = {"booking_id": booking["id"], "status": booking["status"], "starts_at": starts_at}
    await connection.execute(CREATE, {**booking, **keys, **span, "now": now, "payload": Jsonb(event)})
    return 201, {
        **booking,
        "staff": {"id": keys["staff"], "first_name": first_name, "last_name": last_name},
        "contact": {"id": keys["contact"], "name": contact},
        "service": {"id": keys["service"], "title": service, "duration_minutes": minutes},
        "team": None,
        "resource": None,
    }
