"""`python -m bench.fill <bookings>`: two vendors; the people by Spout's own actions, the many rows by generate_series.

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

# Each member has one booking an hour, backwards from 28 days ahead: no overlap at any number of bookings.
_BOOKINGS = """
WITH n AS (SELECT i, i %% %(staff_count)s + 1 AS member, i / %(staff_count)s AS hour
             FROM generate_series(0, %(bookings)s - 1) i),
     placed AS (SELECT n.*, date_trunc('day', now()) + interval '28 days' - hour * interval '1 hour' AS start FROM n)
INSERT INTO domain_booking (id, vendor_id, service_id, staff_id, contact_id, team_id, status, version, title,
                            description, starts_at, ends_at, busy_from, busy_until, created_at, cancelled_reason)
SELECT uuidv7(), %(vendor)s, (%(services)s::uuid[])[i %% %(service_count)s + 1], (%(staff)s::uuid[])[member],
       (%(contacts)s::uuid[])[i * 7919 %% %(contact_count)s + 1],
       CASE WHEN i %% 3 = 0 THEN NULL ELSE (%(teams)s::uuid[])[i %% %(team_count)s + 1] END,
       CASE WHEN i %% 20 = 0 THEN 'cancelled' WHEN start < now() THEN 'completed' ELSE 'confirmed' END, 1,
       'Treatment ' || i, CASE WHEN i %% 4 = 0 THEN 'Asked for a quiet room; second visit.' ELSE '' END,
       start, start + interval '30 minutes', start, start + interval '30 minutes',
       start - interval '9 days 1 hour', ''
  FROM placed
"""

_CONTACTS = """
INSERT INTO domain_contact (id, vendor_id, name, phone_number, email, language, created_at)
SELECT uuidv7(), %s, 'Contact ' || i, '+4477' || lpad(i::text, 8, '0'), 'contact' || i || '@customers.example', 'en',
       now() - i * interval '1 minute'
  FROM generate_series(1, %s) i
RETURNING id
"""


def main(bookings: int) -> None:
    django.setup()
    busy = _vendor("busy", members=MEMBERS)
    _fill(busy, bookings, CONTACTS)
    quiet = _vendor("quiet", members=2)
    _fill(quiet, min(bookings, 100), 50)
    _cheapen(quiet["login"])
    _analyze()
    print(json.dumps({"busy": busy, "quiet": quiet, "password": PASSWORD, "first_free_day": FIRST_FREE_DAY}))


def _vendor(slug: str, *, members: int) -> dict[str, Any]:
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
    offered = [
        services.offer(actor, title=f"Service {n}", duration_minutes=30 + 5 * (n % 4), now=now) for n in range(10)
    ]
    return {
        "vendor": str(vendor.id),
        "user": str(owner.id),
        "login": login,
        "staff": staff,
        "teams": [str(team.id) for team in made],
        "services": [str(service.id) for service in offered],
    }


def _fill(cast: dict[str, Any], bookings: int, contacts: int) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_CONTACTS, (cast["vendor"], contacts))
        found = [row[0] for row in cursor.fetchall()]
        lists = {name: cast[name] for name in ("vendor", "staff", "teams", "services")}
        counts = {"staff_count": len(cast["staff"]), "team_count": len(cast["teams"])}
        counts |= {"service_count": len(cast["services"]), "contact_count": contacts, "bookings": bookings}
        cursor.execute(_BOOKINGS, {**lists, **counts, "contacts": found})
    cast["contacts"] = [str(contact) for contact in found[:200]]


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
