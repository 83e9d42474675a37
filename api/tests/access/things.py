"""Which things of the world the table speaks of. `world` makes each of them twice: for our vendor and for the other."""

from api.tests.access.grammar import Thing

# Of one vendor, seen by whoever may see such things at all.
ACTOR = Thing("actor", "member.not_found")  # a member who did something
CONTACT = Thing("contact", "contact.not_found")
DELIVERY = Thing("delivery", "delivery.not_found")
KEY = Thing("key", "api_key.not_found")
ROLE = Thing("role", "role.not_found")  # that may nothing: everybody may give it
RULE = Thing("rule", "reminder_rule.not_found")
SERVICE = Thing("service", "service.not_found")
SPARE_ROLE = Thing("spare role", "role.not_found")  # nobody has it
TEAM = Thing("team", "team.not_found")

# Of one vendor, as far as the role reaches.
BOOKING = Thing("booking", "booking.not_found", "reach")
CALENDAR = Thing("calendar", "member.not_found", "reach")  # a member into whose calendar the caller may book
CONFIRMED_BOOKING = Thing("confirmed booking", "booking.not_found", "reach")
CONVERSATION = Thing("conversation", "conversation.not_found", "reach")
INVITATION = Thing("invitation", "invitation.not_found", "reach")
MEMBER = Thing("member", "member.not_found", "reach")  # a team mate who has ROLE
SECOND_TEAM = Thing("second team", "team.not_found", "reach")  # another of the caller's, without MEMBER
OWN_TEAM = Thing("team", "team.not_found", "reach")  # TEAM, where it matters that the caller is in it

# Of one person.
MEMBERSHIP = Thing("membership", "membership.not_found", "person")
SESSION = Thing("session", "session.not_found", "person")

# Vendors.
EMPLOYER = Thing("vendor", "vendor.not_found")  # of the one who signs in
VENDOR = Thing("vendor", "vendor.not_found", platform=True)
WORKPLACE = Thing("workplace", "vendor.not_found", platform=True)  # where the caller works besides
