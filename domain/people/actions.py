"""Accounts, and who belongs to a vendor."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from psycopg.errors import UniqueViolation

from domain.access import BUILT_IN_ROLES, Actor, system
from domain.compiled import compiled
from domain.outbox import actions as outbox
from domain.people import queries, rules
from domain.people.events import MemberJoined
from domain.people.models import Member, Role, User
from domain.vendors import actions as vendors
from domain.vendors.events import VendorCreated
from domain.vendors.models import Vendor


@transaction.atomic
def register(*, email: str, password: str, now: datetime, vendor: dict[str, Any] | None = None, **profile: Any) -> User:
    """A new account and, when `vendor` is given, a vendor that it owns. Raises EmailTaken, UsernameTaken."""
    user = add_user(email=email, password=password, now=now, **profile)
    if vendor:
        found_vendor(user.id, now=now, **vendor)
    return user


def add_user(*, email: str, password: str, now: datetime, **profile: Any) -> User:
    if profile.get("username"):
        profile["username"] = profile["username"].lower()
    user = User(email=email.lower(), created_at=now, **profile)
    user.password = make_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:
        constraint = error.__cause__.diag.constraint_name if isinstance(error.__cause__, UniqueViolation) else ""
        raise (rules.UsernameTaken if "username" in (constraint or "") else rules.EmailTaken) from None
    return user


@transaction.atomic
def found_vendor(user_id: UUID, *, now: datetime, **profile: Any) -> Vendor:
    """Open a vendor with the built-in roles; the user becomes its owner."""
    vendor = vendors.open_vendor(now=now, **profile)
    roles = [Role(vendor=vendor, key=key, name=role.name, reach=role.reach) for key, role in BUILT_IN_ROLES.items()]
    Role.objects.within(vendor.id).bulk_create(roles)
    outbox.record(system(vendor.id), VendorCreated(vendor.id), now=now)
    _join(system(vendor.id), user_id, roles[0], now=now)
    return vendor


@transaction.atomic
def add_member(actor: Actor, *, role_id: UUID, now: datetime, user: dict[str, Any], **place: Any) -> Member:
    """A new account that belongs to the vendor at once. Raises EmailTaken, RoleNotFound."""
    actor.require("member.write")
    role = queries.get_role(actor, role_id)
    return _join(actor, add_user(now=now, **user).id, role, now=now, **place)


def _join(actor: Actor, user_id: UUID, role: Role, *, now: datetime, **place: Any) -> Member:
    member = Member(vendor_id=actor.vendor_id, user_id=user_id, role=role, created_at=now, **place)
    member.save(force_insert=True)
    outbox.record(actor, MemberJoined(member.id, user_id), now=now)
    return member


def authenticate(login: str, password: str) -> User:
    """The user with this e-mail or username and password. Raises BadCredentials.

    Takes the same time whether or not there is such an account: a password is hashed in either case.
    """
    login = login.lower()
    found = _called(login=login)
    if not found:
        make_password(password)
        raise rules.BadCredentials
    user = found[0]
    if not check_password(password, user.password) or not user.is_active:
        raise rules.BadCredentials
    return user


@compiled
def _called(*, login: str) -> QuerySet[User]:
    return User.objects.filter(Q(email=login) | Q(username=login)).order_by("id")


def change_profile(user_id: UUID, changes: dict[str, Any]) -> User:
    """Change one's own profile; None empties a field that may be empty."""
    user = queries.get_user(user_id)
    for field, value in changes.items():
        setattr(user, field, value)
    user.save(update_fields=list(changes))
    return user
