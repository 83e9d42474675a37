"""Who may do what, and how each operation is called rightly: the one place to classify a new one.

    "POST /things": op(needs("thing.write"), body={"name": "x", "team_id": TEAM}),

Ids are given as what they stand for, so that the matrix can put the ids of others in their place.
"""

from api.tests.access.grammar import Entry
from api.tests.access.table import bookings, conversations, customers, people, public, sending

OPERATIONS: dict[str, Entry] = {}
"""By method and path, as they are routed."""

for part in (people, customers, bookings, conversations, sending, public):
    assert not OPERATIONS.keys() & part.OPERATIONS.keys(), "each has its line in one part"
    OPERATIONS |= part.OPERATIONS

OTHER_ROUTES = {
    "": "everybody: the console, a page without data, which asks the API as whoever signs in",
    "conversations": "everybody: the same",
    "conversations/<path:rest>": "everybody: the same",
    "calendar": "everybody: the same",
    "calendar/<path:rest>": "everybody: the same",
    "contacts": "everybody: the same",
    "contacts/<path:rest>": "everybody: the same",
    "reports": "everybody: the same",
    "reports/<path:rest>": "everybody: the same",
    "settings": "everybody: the same",
    "settings/<path:rest>": "everybody: the same",
    "api/v1/": "everybody: nothing is there",
    "api/v1/docs": "everybody",
    "api/v1/openapi.json": "everybody",
    "api/v1/asyncapi": "everybody",
    "api/v1/asyncapi.json": "everybody",
    "health/live": "everybody: load balancers",
    "health/ready": "everybody: load balancers",
    "metrics": "whoever has METRICS_TOKEN: core/tests/test_metrics.py",
    "media/avatars/<str:name>.webp": "everybody who knows the name: 128 random bits",
    "account/verify-email": "everybody: a page without data, which asks the API with the token of the link",
    "account/reset-password": "everybody: the same",
    "account/invitation": "everybody: the same",
    "book/<slug:slug>": "everybody: a page with the name of a vendor that takes bookings there",
    "messages": "everybody: a page without data, which asks the API with the token of the link",
    "booking": "everybody: a page without data, which asks the API with the token of the link",
    "admin": "everybody: goes to the admin",
}
"""Addresses that are no operations, and for whom they are. All of `admin/` is for staff, and asked one by one."""
