"""`python -m bench.fill <bookings>`: three vendors; people by Spout's own actions, many rows by generate_series.

Prints the ids that the measurement needs, as JSON. Made so that every peer gives the same answers: no time of day in
what is compared, and free calendars from FIRST_FREE_DAY on.
"""

import json
import sys
from datetime import timedelta
from typing import Any

import argon2
import django

PASSWORD = "bench-password"
MEMBERS = 20
CONTACTS = 5_000
FIRST_FREE_DAY = 40
OPEN_FROM, OPEN_UNTIL = 9 * 60, 17 * 60

# Of the vendor in which free slots of many are looked for: this many bookings in its 30 days.
MANY_MEMBERS, MANY_DAYS, MANY_BOOKINGS = 50, 30, 10_000

# Each member has a booking of half an hour every `gap`, backwards from the last day: no overlap at any number of them.
_BOOKINGS = """
WITH n AS MATERIALIZED (
         SELECT i, i %% %(staff_count)s + 1 AS member, uuidv7() AS reservation,
                date_trunc('day', now()) + %(last_day)s * interval '1 day' - i / %(staff_count)s * %(gap)s AS start,
                (%(services)s::uuid[])[i %% %(service_count)s + 1] AS service
           FROM generate_series(0, %(bookings)s - 1) i),
     reserved AS (
         INSERT INTO domain_reservation (id, vendor_id, service_id, staff_id, starts_at, busy_from, busy_until,
                                         capacity)
         SELECT reservation, %(vendor)s, service, (%(staff)s::uuid[])[member], start, start,
                start + interval '30 minutes', 1
           FROM n
          WHERE i %% 21 <> 0)
INSERT INTO domain_booking (id, vendor_id, service_id, staff_id, contact_id, team_id, reservation_id, seat, capacity,
                            status, version, title, description, starts_at, ends_at, price, currency, created_at,
                            cancelled_at, cancelled_by, cancelled_reason)
SELECT uuidv7(), %(vendor)s, service, (%(staff)s::uuid[])[member],
       (%(contacts)s::uuid[])[(i::bigint * 7919 %% %(contact_count)s)::int + 1],
       CASE WHEN i %% 3 = 0 THEN NULL ELSE (%(teams)s::uuid[])[i %% %(team_count)s + 1] END,
       CASE WHEN i %% 21 = 0 THEN NULL ELSE reservation END, 1, 1,
       CASE WHEN i %% 21 = 0 THEN 'cancelled' WHEN start < now() THEN 'completed' ELSE 'confirmed' END, 1,
       'Treatment ' || i, CASE WHEN i %% 4 = 0 THEN 'Asked for a quiet room; second visit.' ELSE '' END,
       start, start + interval '30 minutes', 40 + i %% 10, 'GBP', start - interval '9 days 1 hour',
       CASE WHEN i %% 21 = 0 THEN start - interval '1 day' END, CASE WHEN i %% 21 = 0 THEN 'customer' END, ''
  FROM n
"""

_CONTACTS = """
INSERT INTO domain_contact (id, vendor_id, name, phone_number, email, language, takes_marketing, created_at)
SELECT uuidv7(), %s, 'Contact ' || i, '+4477' || lpad(i::text, 8, '0'), 'contact' || i || '@customers.example', 'en',
       true, now() - i * interval '1 minute'
  FROM generate_series(1, %s) i
RETURNING id
"""


def main(bookings: int) -> None:
    django.setup()
    busy = _vendor("busy", members=MEMBERS)
    _fill(busy, bookings, CONTACTS)
    busy["keeps_hours"] = busy["staff"].pop()  # is left out where any hour is booked
    _open(busy["vendor"], [busy["keeps_hours"]])
    quiet = _vendor("quiet", members=2)
    _fill(quiet, min(bookings, 100), 50)
    _cheapen(quiet["login"])
    many = _vendor("many", members=MANY_MEMBERS, owner_serves=False)
    gap = timedelta(days=MANY_DAYS) * MANY_MEMBERS / MANY_BOOKINGS
    _fill(many, min(bookings, MANY_BOOKINGS), 50, last_day=MANY_DAYS + 1, gap=gap)
    _open(many["vendor"], many["staff"])
    _analyze()
    vendors = {"busy": busy, "quiet": quiet, "many": many}
    print(json.dumps({**vendors, "password": PASSWORD, "first_free_day": FIRST_FREE_DAY}))


def _vendor(slug: str, *, members: int, owner_serves: bool = True) -> dict[str, Any]:
    """A vendor with its members, teams and services, and the owner who signs in."""
    from django.utils.timezone import now as clock

    from domain.access import system
    from domain.members import actions as hiring
    from domain.people import actions as people
    from domain.people.models import Role
    from domain.services import actions as services
    from domain.vendors.models import Vendor

    now = clock() - timedelta(days=400)
    names = {"first_name": "Olivia", "last_name": "Hart"}
    login = f"owner@{slug}.example"
    vendor_profile = {"name": slug.title(), "timezone": "Europe/London", "currency": "GBP"}
    owner = people.register(email=login, password=PASSWORD, now=now, vendor=vendor_profile, **names)
    vendor = Vendor.objects.get(name=slug.title())
    actor = system(vendor.id)
    role = Role.objects.within(vendor.id).get(key="agent")
    staff = []
    for number in range(members):
        user = {"email": f"staff{number}@{slug}.example", "password": PASSWORD}
        user |= {"first_name": f"First {number}", "last_name": f"Last {number}"}
        staff.append(str(hiring.add(actor, user=user, role_id=role.id, now=now).id))
    made = [hiring.form_team(actor, name=f"Team {n}", member_ids=staff[n::4], now=now) for n in range(4)]
    serving = () if owner_serves else staff
    offered = [
        services.offer(actor, title=f"Service {n}", duration_minutes=30 + 5 * (n % 4), member_ids=serving, now=now)
        for n in range(10)
    ]
    return {
        "vendor": str(vendor.id),
        "user": str(owner.id),
        "login": login,
        "staff": staff,
        "teams": [str(team.id) for team in made],
        "services": [str(service.id) for service in offered],
    }


def _fill(
    cast: dict[str, Any], bookings: int, contacts: int, *, last_day: int = 28, gap: timedelta = timedelta(hours=1)
) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_CONTACTS, (cast["vendor"], contacts))
        found = [row[0] for row in cursor.fetchall()]
        lists = {name: cast[name] for name in ("vendor", "staff", "teams", "services")}
        counts = {"staff_count": len(cast["staff"]), "team_count": len(cast["teams"])}
        counts |= {"service_count": len(cast["services"]), "contact_count": contacts, "bookings": bookings}
        counts |= {"last_day": last_day, "gap": gap}
        cursor.execute(_BOOKINGS, {**lists, **counts, "contacts": found})
    cast["contacts"] = [str(contact) for contact in found[:200]]


def _open(vendor: str, members: list[str]) -> None:
    """Every day, the same hours."""
    from django.utils.timezone import now as clock

    from domain.access import system
    from domain.availability import actions as availability
    from domain.availability.queries import Whose
    from domain.availability.rules import Timetable, WallSpan

    week = Timetable(weekly=dict.fromkeys(range(7), (WallSpan(OPEN_FROM, OPEN_UNTIL),)))
    for member in members:
        availability.set_hours(system(vendor), Whose(member_id=member), week, now=clock())


def _cheapen(login: str) -> None:
    """Give a user a hash that takes no time to check: signing in then costs all but the hasher."""
    from domain.people.models import User

    hasher = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    User.objects.filter(email=login).update(password="argon2" + hasher.hash(PASSWORD))


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]))
