"""What several parts of the table say."""

from dataclasses import replace

from api.tests.access.grammar import needs
from api.tests.access.things import CALENDAR, OWN_TEAM, PUBLIC_STAFF, SECOND_TEAM, SERVICE, TEAM
from api.tests.access.values import in_days

OF_SERVICE, OF_TEAM = replace(SERVICE, needed=True), replace(TEAM, needed=True)
OF_CALENDAR, OF_PUBLIC_STAFF = replace(CALENDAR, needed=True), replace(PUBLIC_STAFF, needed=True)
TWO_DAYS = {"from": in_days(4), "to": in_days(6)}
CHANGES_MEMBERS = needs("member.write")
CHANGED_TEAM, JOINED_TEAM = OWN_TEAM.beyond("team.out_of_reach"), SECOND_TEAM.beyond("team.out_of_reach")
