"""Every router, in one list, and the API that holds them."""

from typing import Any

import orjson
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.parser import Parser
from ninja.renderers import BaseRenderer

from api import errors, openapi
from api.api_keys.routes import router as api_keys
from api.attachments.routes import router as attachments
from api.audit.routes import router as audit
from api.availability.routes import router as availability
from api.bookings.bulk_routes import router as bulk_bookings
from api.bookings.reading_routes import router as reading_bookings
from api.bookings.routes import router as bookings
from api.bookings.slot_routes import router as slots
from api.canned_replies.routes import router as canned_replies
from api.channels.routes import router as channels
from api.contacts.dossier_routes import router as dossiers
from api.contacts.erasure_routes import router as erasures
from api.contacts.routes import router as contacts
from api.contacts.sheet_routes import router as contact_sheets
from api.contacts.timeline_routes import router as timeline
from api.conversations.routes import router as conversations
from api.deliveries.routes import router as deliveries
from api.invitations.routes import router as invitations
from api.labels.routes import router as labels
from api.members.routes import router as members
from api.message_templates.routes import router as message_templates
from api.notifications.routes import router as notification_settings
from api.pagination import dumps
from api.people.auth_routes import router as auth
from api.people.me_routes import router as me
from api.public.feed_routes import router as feeds
from api.public.routes import router as public
from api.refusals.public_routes import router as public_refusals
from api.refusals.routes import router as refusals
from api.reminders.routes import router as reminders
from api.reports.routes import router as reports
from api.resources.routes import router as resources
from api.roles.routes import router as roles
from api.series.routes import router as series
from api.services.routes import router as services
from api.teams.routes import router as teams
from api.vendors.routes import router as vendors
from api.waitlist.routes import router as waitlist
from api.webhooks.routes import router as webhooks
from api.whatsapp.routes import router as whatsapp

TAGS = {
    "auth": "Signing in and out.",
    "me": "Your own account.",
    "vendors": "The business you work in.",
    "roles": "Who may do what.",
    "members": "The people of a vendor.",
    "invitations": "Asking people to join.",
    "teams": "Groups of members.",
    "API keys": "For a vendor's own programs.",
    "contacts": "The vendor's customers.",
    "services": "What can be booked.",
    "resources": "What services need besides people: rooms, chairs, vehicles.",
    "availability": "When members and resources can be booked.",
    "bookings": "Who comes when, to whom, for what.",
    "series": "Bookings that repeat.",
    "waitlist": "Who would come if there were time.",
    "reports": "How the business goes.",
    "conversations": "What is said with customers.",
    "attachments": "Files that customers sent, and files to be sent.",
    "labels": "Words for sorting conversations.",
    "canned replies": "Answers that are kept ready.",
    "channels": "How customers are reached.",
    "reminders": "When to remind of a booking.",
    "message templates": "What messages say.",
    "notifications": "When messages are sent, and who wants none.",
    "deliveries": "What was sent, what was not, and why.",
    "webhooks out": "Other systems that are called when something happens.",
    "audit": "Who did what.",
    "public": "What customers do without signing in.",
    "webhooks in": "What other services call.",
}


class Json(BaseRenderer):
    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return dumps(data)


class StrictParser(Parser):
    """JSON by RFC 8259: no NaN, no Infinity, no duplicate surprises from Python's reader."""

    def parse_body(self, request: HttpRequest) -> Any:
        return orjson.loads(request.body)


class Spout(NinjaAPI):
    """ninja, with the conventions of api.openapi."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return openapi.operation_id(operation)

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        return openapi.Document(self, self.root_path_of(path_params) if path_prefix is None else path_prefix)

    def root_path_of(self, path_params: Any) -> str:
        return self.get_root_path(path_params or {})


api = Spout(
    title="Spout",
    version="1",
    description="Bookings and WhatsApp conversations for many vendors.",
    docs_url=None,  # console.docs has the page
    openapi_url="/openapi.json",
    renderer=Json(),
    parser=StrictParser(),
    urls_namespace="api",
    openapi_extra={
        "info": {
            "license": {"name": "MIT", "url": "https://opensource.org/license/mit"},
            "contact": {"name": "The Spout authors"},
        },
        "tags": [{"name": name, "description": text} for name, text in TAGS.items()],
    },
    servers=[{"url": "/", "description": "This server"}],
)
errors.install(api)

# In the order of how often they are asked: Django tries one address after the other.
for prefix, router in (
    ("/bookings", bookings),
    ("/bookings", reading_bookings),
    ("/bookings", bulk_bookings),
    ("/slots", slots),
    ("/series", series),
    ("/waitlist", waitlist),
    ("/conversations", conversations),
    ("/attachments", attachments),
    ("/labels", labels),
    ("/canned-replies", canned_replies),
    ("/auth", auth),
    ("/me", me),
    ("/members", members),
    ("", roles),
    ("", vendors),
    ("/teams", teams),
    ("/invitations", invitations),
    ("/api-keys", api_keys),
    ("/contacts", contacts),
    ("/contacts", timeline),
    ("/contacts", dossiers),
    ("/contacts", contact_sheets),
    ("/contacts", refusals),
    ("/services", services),
    ("/resources", resources),
    ("", availability),
    ("/channels", channels),
    ("/reminder-rules", reminders),
    ("/message-templates", message_templates),
    ("/notification-settings", notification_settings),
    ("/deliveries", deliveries),
    ("/reports", reports),
    ("/audit-events", audit),
    ("/public", public),
    ("/public/refusals", public_refusals),
    ("/members", feeds),
    ("", erasures),
    ("", webhooks),
    ("/webhooks/whatsapp", whatsapp),
):
    api.add_router(prefix, router)
