"""Which things of the world the table speaks of. `world` makes each of them twice: for our vendor and for the other."""

from api.tests.access.grammar import Thing

# Of one vendor, seen by whoever may see such things at all.
ACTOR = Thing("actor", "member.not_found")  # a member who did something
CANNED_REPLY = Thing("canned reply", "canned_reply.not_found", "reach")  # of TEAM
CONTACT = Thing("contact", "contact.not_found")
ERASED_CONTACT = Thing("erased contact", "contact.not_found")
ERASURE = Thing("erasure", "erasure.not_found")
SPARE_CONTACT = Thing("spare contact", "contact.not_found")  # never booked, and nothing was said
LABEL = Thing("label", "label.not_found")  # on CONVERSATION
SPARE_LABEL = Thing("spare label", "label.not_found")  # on none
DELIVERY = Thing("delivery", "delivery.not_found")
ENDPOINT = Thing("endpoint", "webhook.not_found")
WEBHOOK_CALL = Thing("webhook call", "delivery.not_found")  # to ENDPOINT
KEY = Thing("key", "api_key.not_found")
A_SERIES = Thing("series", "series.not_found")  # SERIES, where a booking of it is tried besides
MATE = Thing("member", "member.not_found")  # MEMBER, where what is beyond a reach is tried elsewhere
RESOURCE = Thing("resource", "resource.not_found")  # that nothing needs
ROLE = Thing("role", "role.not_found")  # that may nothing: everybody may give it
RULE = Thing("rule", "reminder_rule.not_found")
SERIES_BOOKING = Thing("series booking", "booking.not_found")  # of A_SERIES
SERVICE = Thing("service", "service.not_found")
RESOURCE_TIME_OFF = Thing("time off of a resource", "time_off.not_found")
SPARE_ROLE = Thing("spare role", "role.not_found")  # nobody has it
SPARE_SERVICE = Thing("spare service", "service.not_found")  # never booked
TEAM = Thing("team", "team.not_found")
TEMPLATE = Thing("template", "template.unknown")
TIME_OFF = Thing("time off", "time_off.not_found")  # of MEMBER

# Of one vendor, as far as the role reaches.
ATTACHMENT = Thing("attachment", "attachment.not_found", "reach")
BOOKING = Thing("booking", "booking.not_found", "reach")
CALENDAR = Thing("calendar", "member.not_found", "reach")  # a member into whose calendar the caller may book
CONFIRMED_BOOKING = Thing("confirmed booking", "booking.not_found", "reach")
CONVERSATION = Thing("conversation", "conversation.not_found", "reach")
COLLEAGUE = Thing("colleague", "member.not_found", "reach")  # a team mate who sees every conversation
INVITATION = Thing("invitation", "invitation.not_found", "reach")
MEMBER = Thing("member", "member.not_found", "reach")  # a team mate who has ROLE
SECOND_TEAM = Thing("second team", "team.not_found", "reach")  # another of the caller's, without MEMBER
SERIES = Thing("series", "series.not_found", "reach")
WAITING = Thing("waiting", "waitlist.not_found", "reach")
OWN_TEAM = Thing("team", "team.not_found", "reach")  # TEAM, where it matters that the caller is in it

# Of one person.
MEMBERSHIP = Thing("membership", "membership.not_found", "person")
SESSION = Thing("session", "session.not_found", "person")
UPLOAD = Thing("upload", "attachment.not_found", "person")  # not sent yet

# Vendors.
EMPLOYER = Thing("vendor", "vendor.not_found")  # of the one who signs in
VENDOR = Thing("vendor", "vendor.not_found", platform=True)
WORKPLACE = Thing("workplace", "vendor.not_found", platform=True)  # where the caller works besides

# Of whoever knows it.
FILE_LINK = Thing("file link", "attachment.link_spent", "public")
FEED = Thing("feed", "public.calendar_not_found", "public")
REFUSAL = Thing("refusal token", "refusal.link_unknown", "public")
MANAGE = Thing("manage token", "auth.token_malformed", "public")
PUBLIC_STAFF = Thing("calendar", "member.not_found")  # CALENDAR, for those whom no role bounds
SLUG = Thing("slug", "public.vendor_not_found", "public")
