"""Accounts: making one, proving who one is, and changing what proves it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from psycopg.errors import UniqueViolation
from uuid_utils.compat import uuid7

from domain import limits
from domain.access import BUILT_IN_ROLES, Actor, PlatformAdmin
from domain.audit import actions as audit
from domain.compiled import compiled
from domain.deliveries import actions as deliveries
from domain.limits import Limit
from domain.outbox import actions as outbox
from domain.people import links, pictures, queries, rules, sessions, two_factor
from domain.people.events import AccountReopened, AccountShut, MemberJoined
from domain.people.models import AccountLink, Member, Role, User
from domain.vendors import actions as vendors
from domain.vendors.events import VendorCreated
from domain.vendors.models import Vendor

# What failed counts, what succeeded does not: a whole reception may sign in from one address. Tightly for a login from
# one network, loosely for an account from all of them, so that strangers can hardly lock anybody out.
WRONG_BY_LOGIN_THERE = Limit("sign-in.there", "10 per 5 minutes; 100 per day")
WRONG_BY_ACCOUNT = Limit("sign-in.account", "100 per 5 minutes; 1000 per day")
WRONG_BY_ADDRESS = Limit("sign-in.address", "50 per 5 minutes")
WRONG_OWN_PASSWORD = Limit("own-password", "10 per 15 minutes")
REGISTER_BY_EMAIL = Limit("register.account", "10 per hour")
REGISTER_BY_ADDRESS = Limit("register.address", "100 per hour")
LETTERS_THERE = Limit("letter.there", "5 per hour")
LETTERS_BY_ACCOUNT = Limit("letter.account", "20 per hour")
LETTERS_BY_ADDRESS = Limit("letter.address", "50 per hour")
VENDORS_BY_ACCOUNT = Limit("vendor.account", "30 per hour")
PICTURES_BY_ACCOUNT = Limit("picture.account", "20 per hour")
LINKS_BY_ADDRESS = Limit("link.address", "50 per 5 minutes")


@transaction.atomic
def register(
    *,
    email: str,
    password: str,
    now: datetime,
    vendor: dict[str, Any] | None = None,
    address: str | None = None,
    **profile: Any,
) -> User:
    """A new account and, when `vendor` is given, a vendor that it owns. A letter asks to verify the address.

    Raises EmailTaken, UsernameTaken, TooManyTries.
    """
    REGISTER_BY_EMAIL.spend(email)
    REGISTER_BY_ADDRESS.spend(limits.network_of(address))
    user = add_user(email=email, password=password, now=now, **profile)
    ask_to_verify(user, user.email, now=now)
    if vendor:
        found_vendor(user.id, now=now, **vendor)
    return user


def add_user(*, email: str, password: str, now: datetime, **profile: Any) -> User:
    """Raises EmailTaken, UsernameTaken."""
    if profile.get("username"):
        profile["username"] = profile["username"].lower()
    user = User(email=email.lower(), created_at=now, **profile)
    user.password = make_password(password)
    _save(user, force_insert=True)
    return user


def open_another_vendor(user_id: UUID, *, now: datetime, **profile: Any) -> Vendor:
    """Open a vendor as its owner. Raises TooManyTries."""
    VENDORS_BY_ACCOUNT.spend(str(user_id))
    return found_vendor(user_id, now=now, **profile)


@transaction.atomic
def found_vendor(user_id: UUID, *, now: datetime, **profile: Any) -> Vendor:
    """Open a vendor with the built-in roles; the user becomes its owner."""
    vendor = vendors.open_vendor(now=now, **profile)
    roles = [Role(vendor=vendor, key=key, name=role.name, reach=role.reach) for key, role in BUILT_IN_ROLES.items()]
    Role.objects.within(vendor.id).bulk_create(roles)
    owner = join(vendor.id, user_id, roles[0], now=now)
    outbox.record(themselves(owner), VendorCreated(vendor.id), now=now)
    return vendor


def join(vendor_id: UUID, user_id: UUID, role: Role, *, by: Actor | None = None, now: datetime, **place: Any) -> Member:
    """Make the user a member, by whoever hires them or (None) of their own will; one who has left comes back, with the
    new role. Call it inside a transaction."""
    members = Member.objects.within(vendor_id)
    member = members.select_for_update().filter(user_id=user_id).first()
    member = member or Member(vendor_id=vendor_id, user_id=user_id, created_at=now)
    for field, value in {"is_bookable": True, **place, "role": role, "is_active": True}.items():
        setattr(member, field, value)
    member.save()
    outbox.record(by or themselves(member), MemberJoined(member.id, user_id, role.id), now=now)
    return member


def themselves(member: Member) -> Actor:
    """The member, answering for what they do before they are signed in there. May nothing."""
    return Actor(member.vendor_id, kind="member", user_id=member.user_id, member_id=member.id, name=member.user.name)


def authenticate(
    login: str, password: str, *, code: str | None = None, address: str | None = None, now: datetime
) -> User:
    """The user with this e-mail or username and password, and the code of their second factor if they have one.

    Takes the same time and counts the same whether or not there is such an account: a password is hashed in either
    case. Raises BadCredentials, TwoFactorNeeded, BadCode, TooManyTries.
    """
    login, network = login.lower(), limits.network_of(address)
    found = next(iter(_called(login=login)), None)
    counted = (
        (WRONG_BY_LOGIN_THERE, f"{login}@{network}"),
        (WRONG_BY_ACCOUNT, str(found.id) if found else login),
        (WRONG_BY_ADDRESS, network),
    )
    for limit, key in counted:
        limit.check(key)
    if not _is_password_of(found, password):
        for limit, key in counted:
            limit.note(key)
        audit.note(found.id if found else None, "session.refused", now=now)
        raise rules.BadCredentials
    assert found
    try:
        two_factor.check(found, code, now=now)
    except rules.BadCode:
        audit.note(found.id, "session.refused", now=now)
        raise
    return found


def _is_password_of(user: User | None, password: str) -> bool:
    if user is None:
        make_password(password)
        return False
    return check_password(password, user.password) and user.is_active


@compiled
def _called(*, login: str) -> QuerySet[User]:
    return User.objects.filter(Q(email=login) | Q(username=login)).order_by("id")


def check_own_password(user_id: UUID, password: str) -> None:
    """Asked again before what a stolen token must not do. Raises WrongPassword, TooManyTries."""
    if not is_own_password(queries.get_user(user_id), password):
        raise rules.WrongPassword


def forget_password(email: str, *, address: str | None, now: datetime) -> None:
    """Ask for a letter with a link to choose a new password. Raises TooManyTries.

    Writes the same row whether or not there is such an account; whoever composes the letter finds out.
    """
    email, network = email.lower(), limits.network_of(address)
    LETTERS_THERE.spend(f"{email}@{network}")
    LETTERS_BY_ACCOUNT.spend(email)
    LETTERS_BY_ADDRESS.spend(network)
    user_id = User.objects.filter(email=email, is_active=True).values_list("id", flat=True).first()
    _write(user_id, "account.reset_password", now=now)


@transaction.atomic
def reset_password(token: str, password: str, *, address: str | None, now: datetime) -> None:
    """Choose a new password by the letter's link, which proves the address too. Every session ends.

    Raises TokenMalformed, TokenForeign, TokenSpent, TokenExpired.
    """
    link = _follow(token, AccountLink.Purpose.RESET, address=address, now=now)
    user = queries.get_user(link.user_id, lock=True)
    if user.email != link.email:
        raise rules.TokenForeign
    if user.is_email_verified:
        _set_password(user, password, now=now)
    else:
        claim(user, password, now=now)
    _forget_wrong_tries(user, limits.network_of(address))


def _forget_wrong_tries(user: User, network: str) -> None:
    """Of one who has just proved to be who they should be."""
    WRONG_BY_ACCOUNT.forget(str(user.id))
    for login in (user.email, user.username):
        WRONG_BY_LOGIN_THERE.forget(f"{login}@{network}")


def claim(user: User, password: str, *, now: datetime, **profile: Any) -> None:
    """Whoever has proved the address takes over an account that had never proved it: it may have been made by
    anybody. Nothing by which they could come back stays. Call it inside a transaction."""
    for field, value in profile.items():
        setattr(user, field, value)
    user.email_verified_at = now
    _save(user, update_fields=["email_verified_at", *profile])
    two_factor.drop(user)
    _set_password(user, password, now=now)


def is_own_password(user: User, password: str) -> bool:
    """Whether it is; a wrong one counts. Raises TooManyTries."""
    WRONG_OWN_PASSWORD.check(str(user.id))
    if check_password(password, user.password):
        return True
    WRONG_OWN_PASSWORD.note(str(user.id))
    return False


@transaction.atomic
def change_password(user_id: UUID, old: str, new: str, *, session_id: UUID, now: datetime) -> None:
    """Change one's own password; other sessions end. Raises WrongPassword, TooManyTries."""
    check_own_password(user_id, old)
    _set_password(queries.get_user(user_id, lock=True), new, but=session_id, now=now)


def _set_password(user: User, password: str, *, but: UUID | None = None, now: datetime) -> None:
    user.password = make_password(password)
    user.save(update_fields=["password"])
    audit.note(user.id, "password.changed", now=now)
    sessions.end_all(user.id, but=but, now=now)
    links.void(user.id, AccountLink.Purpose.RESET, now=now)
    _take_back_change_of_email(user, now=now)
    _write(user.id, "account.password_changed", now=now)


def _take_back_change_of_email(user: User, *, now: datetime) -> None:
    """One that was asked for with the old password. First the letters, then the links: a letter that is being composed
    holds its row until its link is written."""
    deliveries.cancel_of_account(user.id, kind="account.verify_email", reason="The password was changed.", now=now)
    links.void(user.id, AccountLink.Purpose.VERIFY, now=now)


@transaction.atomic
def change_email(user_id: UUID, email: str, password: str, *, now: datetime) -> None:
    """Ask for another address; it becomes the account's when its letter's link is followed. Raises WrongPassword."""
    check_own_password(user_id, password)
    LETTERS_THERE.spend(str(user_id))
    ask_to_verify(queries.get_user(user_id), email.lower(), now=now)


@transaction.atomic
def ask_again_to_verify(user_id: UUID, *, now: datetime) -> None:
    """Send the letter once more. Raises TooManyTries."""
    LETTERS_THERE.spend(str(user_id))
    user = queries.get_user(user_id)
    ask_to_verify(user, user.email, now=now)


def ask_to_verify(user: User, email: str, *, now: datetime) -> None:
    """Send a letter with a link that proves the address; links sent before no longer work."""
    if user.email == email and user.is_email_verified:
        return
    links.void(user.id, AccountLink.Purpose.VERIFY, now=now)
    _write(user.id, "account.verify_email", {"email": email}, now=now)


@transaction.atomic
def verify_email(token: str, *, address: str | None, now: datetime) -> None:
    """The link was followed: the address is the account's. Raises EmailTaken, and what `links.spend` does."""
    link = _follow(token, AccountLink.Purpose.VERIFY, address=address, now=now)
    user = queries.get_user(link.user_id, lock=True)
    old = user.email
    user.email, user.email_verified_at = link.email, now
    _save(user, update_fields=["email", "email_verified_at"])
    if old != user.email:
        links.void(user.id, AccountLink.Purpose.RESET, now=now)
        _write(user.id, "account.email_changed", {"email": old}, now=now)


def _follow(token: str, purpose: AccountLink.Purpose, *, address: str | None, now: datetime) -> AccountLink:
    network = limits.network_of(address)
    LINKS_BY_ADDRESS.check(network)
    try:
        return links.spend(token, purpose, now=now)
    except rules.TokenInvalid:
        LINKS_BY_ADDRESS.note(network)
        raise


def _write(user_id: UUID | None, kind: str, context: dict[str, Any] | None = None, *, now: datetime) -> None:
    """Place a letter about an account; None is the letter to nobody that an unknown address gets."""
    order = deliveries.Order(
        channel="email",
        kind=kind,
        effect_key=f"{kind}:{uuid7()}",
        send_at=now,
        user_id=user_id,
        context=context or {},
    )
    deliveries.place(None, [order], now=now)


@transaction.atomic
def change_profile(user_id: UUID, changes: dict[str, Any]) -> User:
    """Change one's own profile; None empties a field that may be empty. Raises UsernameTaken."""
    user = queries.get_user(user_id, lock=True)
    if changes.get("username"):
        changes = changes | {"username": changes["username"].lower()}
    for field, value in changes.items():
        setattr(user, field, value)
    _save(user, update_fields=list(changes))
    return user


def set_avatar(user_id: UUID, data: bytes) -> User:
    """Keep a picture of the user, made small and clean; the former one goes.

    Raises NotAnImage, TooLarge, TooManyTries.
    """
    PICTURES_BY_ACCOUNT.spend(str(user_id))
    name = pictures.store(data)  # before the transaction: decoding may take seconds, and nothing is locked meanwhile
    return _change_avatar(user_id, name)


def drop_avatar(user_id: UUID) -> User:
    return _change_avatar(user_id, "")


@transaction.atomic
def _change_avatar(user_id: UUID, name: str) -> User:
    user = queries.get_user(user_id, lock=True)
    pictures.remove(user.avatar)  # on commit
    user.avatar = name
    user.save(update_fields=["avatar"])
    return user


@transaction.atomic
def deactivate(user_id: UUID, *, by: PlatformAdmin, now: datetime) -> None:
    """Shut the account: it works nowhere from the next request on."""
    User.objects.filter(id=user_id).update(is_active=False)
    sessions.end_all(user_id, by=by, now=now)
    _tell_vendors(user_id, AccountShut, by=by, now=now)


@transaction.atomic
def reactivate(user_id: UUID, *, by: PlatformAdmin, now: datetime) -> None:
    """Open the account again; its sessions stay ended."""
    User.objects.filter(id=user_id).update(is_active=True)
    _tell_vendors(user_id, AccountReopened, by=by, now=now)


def _tell_vendors(
    user_id: UUID, event: type[AccountShut | AccountReopened], *, by: PlatformAdmin, now: datetime
) -> None:
    for place in queries.memberships(user_id):
        outbox.record(by.within(place.vendor_id), event(place.id), now=now)


def _save(user: User, **how: Any) -> None:
    try:
        with transaction.atomic():
            user.save(**how)
    except IntegrityError as error:
        constraint = error.__cause__.diag.constraint_name if isinstance(error.__cause__, UniqueViolation) else ""
        raise (rules.UsernameTaken if "username" in (constraint or "") else rules.EmailTaken) from None
