"""Everybody who calls, and what the rules of `domain.access` say that they hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal
from uuid import UUID, uuid4

from django.utils.timezone import now

from api.auth import access_token
from api.tests.access import things, vendors
from api.tests.access.grammar import Thing
from api.tests.access.values import PASSWORD, PICTURE
from api.tests.access.vendors import Ids, Vendor
from domain.access import BUILT_IN_ROLES, PERMISSIONS, Reach, complete, permissions_of, reach_of
from domain.api_keys import actions as api_keys
from domain.api_keys.models import ApiKey
from domain.attachments import actions as attachments
from domain.attachments.models import Attachment
from domain.people import actions as people
from domain.people import sessions
from domain.people.models import Member, Role, User
from domain.roles import actions as roles

# By nouns: whoever may do something with one may see it too, so a noun in both would be one that everybody sees.
_NOUNS = [*dict.fromkeys(permission.partition(".")[0] for permission in PERMISSIONS)]
HALF = [permission for permission in PERMISSIONS if permission.partition(".")[0] in _NOUNS[: len(_NOUNS) // 2]]
OTHER_HALF = [permission for permission in PERMISSIONS if permission not in HALF]


@dataclass(frozen=True)
class Caller:
    """`vendor` is the one they are signed in to (else ours), `other` the one they have no business in.

    `is_here`: signed in to a vendor at all. `own`: ids of things that are theirs rather than any of the vendor's.
    """

    name: str
    kind: Literal["nobody", "person", "platform", "key"]
    vendor: Vendor
    other: Vendor
    token: str = ""
    permissions: frozenset[str] = frozenset()
    reach: Reach = "vendor"
    is_here: bool = True
    user_id: UUID | None = None
    key_id: UUID | None = None
    own: Ids = field(default_factory=dict)

    def id_of(self, thing: Thing) -> UUID:
        return self.own.get(thing.name) or self.vendor.ids[thing.name]

    def cut(self, name: str, permissions: Iterable[str]) -> "Caller":
        """The same key with other permissions, which it has when `use` is called: until the transaction ends."""
        return replace(self, name=name, permissions=complete([*permissions]))

    def use(self) -> None:
        if self.key_id:
            keys = ApiKey.objects.within(self.vendor.id).filter(id=self.key_id)
            keys.update(permissions=sorted(self.permissions))


@dataclass(frozen=True)
class World:
    """`key` is for cutting."""

    callers: list[Caller]
    key: Caller


def make() -> World:
    """A spa and a repair shop with the same in them, and everybody who calls. These work in an office, too."""
    spa, garage = vendors.furnished("serenity", number="8000000001"), vendors.furnished("fixit", number="8000000002")
    office = vendors.found("office")
    callers = [
        Caller("anonymous", "nobody", spa, garage, is_here=False),
        _member("the owner", spa, garage, _find(spa, "owner")),
        _member("an admin", spa, garage, spa.hire("admin", spa.role("admin"))),
        _member("a team admin", spa, garage, spa.hire_into_teams("lead", spa.role("team_admin"))),
        _member("an agent", spa, garage, _find(spa, "agent")),
        _member("half of the permissions, reaching teams", spa, garage, _with_role(spa, "half", HALF, "teams")),
        _member("all permissions, reaching own", spa, garage, _with_role(spa, "loner-boss", [*PERMISSIONS], "own")),
        _key("a key with the other half", spa, garage, OTHER_HALF),
        _key("a key with all permissions", spa, garage, [*PERMISSIONS]),
        _platform("a platform admin in the vendor", spa, garage, "root"),
        _platform("a platform admin in no vendor", spa, garage, "roots", is_here=False),
        _newcomer("somebody in no vendor", spa, garage),
        _member("the owner of the other vendor", garage, spa, _find(garage, "owner")),
    ]
    callers = [_having_uploaded(_working_besides(caller, office)) for caller in callers]
    key = _having_uploaded(_key("a key", spa, garage, []))
    for vendor in (spa, garage):
        vendor.has(things.UPLOAD, _uploaded(vendor, vendor.owner.id), beyond=_uploaded(vendor, uuid4()))
    spa.take_stock()
    garage.take_stock()
    return World(callers, key)


def _find(vendor: Vendor, login: str) -> Member:
    return Member.objects.within(vendor.id).get(user__email=f"{login}@{vendor.name}.example")


def _with_role(vendor: Vendor, login: str, permissions: list[str], reach: Reach) -> Member:
    role = roles.add(
        vendor.owner, name=f"{login} of the {vendor.name}", permissions=permissions, reach=reach, now=now()
    )
    return vendor.hire_into_teams(login, role.id)


def _member(name: str, vendor: Vendor, other: Vendor, member: Member) -> Caller:
    role = Role.objects.within(vendor.id).get(id=member.role_id)
    reach = reach_of(role.key, role.reach)  # type: ignore[arg-type]
    # One who reaches only their own has customers of their own; all others see those of the agent.
    sees_agents = reach != "own" or member.id == vendor.ids["calendar"]
    own = {} if sees_agents else vendors.work_of(vendor, member.id, vendor.ids["team"])
    return Caller(
        name,
        "person",
        vendor,
        other,
        token=_token(member.user_id, vendor.id),
        permissions=permissions_of(role.key, role.permissions),
        reach=reach,
        user_id=member.user_id,
        own=own,
    )


def _key(name: str, vendor: Vendor, other: Vendor, permissions: list[str]) -> Caller:
    key, text = api_keys.make(
        vendor.owner, name=name, permissions=permissions, requests_per_minute=1_000_000, now=now()
    )
    return Caller(name, "key", vendor, other, token=text, permissions=complete(permissions), key_id=key.id)


def _platform(name: str, vendor: Vendor, other: Vendor, login: str, *, is_here: bool = True) -> Caller:
    profile = {"first_name": "Robin", "last_name": "Root"}
    user = User.objects.create_superuser(f"{login}@platform.example", PASSWORD, **profile)
    token = _token(user.id, vendor.id if is_here else None)
    permissions = BUILT_IN_ROLES["owner"].permissions if is_here else frozenset[str]()
    return Caller(name, "platform", vendor, other, token, permissions, is_here=is_here, user_id=user.id)


def _newcomer(name: str, vendor: Vendor, other: Vendor) -> Caller:
    user = people.register(
        email="noor@people.example", password=PASSWORD, first_name="Noor", last_name="Newcomer", now=now()
    )
    return Caller(name, "person", vendor, other, _token(user.id, None), is_here=False, user_id=user.id)


def _token(user_id: UUID, vendor_id: UUID | None) -> str:
    user = User.objects.get(id=user_id)
    return access_token(_open(user, vendor_id).session)


def _open(user: User, vendor_id: UUID | None) -> sessions.SignedIn:
    return sessions.open_session(user, vendor_id=vendor_id, device="test", address=None, now=now())


def _having_uploaded(caller: Caller) -> Caller:
    """A file of their own, which nobody else may send."""
    member = Member.objects.within(caller.vendor.id).filter(user_id=caller.user_id).first() if caller.user_id else None
    whose = caller.key_id or (member.id if member else caller.user_id)
    return replace(caller, own=caller.own | {things.UPLOAD.name: _uploaded(caller.vendor, whose)})


def _uploaded(vendor: Vendor, whose: UUID | None) -> UUID:
    file = attachments.upload(vendor.owner, PICTURE, name="new.png", now=now())
    Attachment.objects.within(vendor.id).filter(id=file.id).update(uploaded_by=whose)
    return file.id


def _working_besides(caller: Caller, office: Vendor) -> Caller:
    """What a person has of their own: another sign-in, and a place in another vendor, which they may leave."""
    if caller.user_id is None:
        return caller
    user = User.objects.get(id=caller.user_id)
    role = Role.objects.within(office.id).get(key="agent")
    place = people.join(office.id, user.id, role, now=now())
    own = {
        things.SESSION.name: _open(user, office.id).session.id,
        things.MEMBERSHIP.name: place.id,
        things.WORKPLACE.name: office.id,
    }
    return replace(caller, own=caller.own | own)
