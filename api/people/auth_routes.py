"""`/auth`: signing in and out, and what proves who one is."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import now
from ninja import Router, Status

from api import addresses
from api.auth import ActorRequest, CallerRequest, access_token, in_vendor, signed_in
from api.people.schemas import (
    EmailProof,
    Login,
    PasswordChange,
    PasswordForgotten,
    PasswordReset,
    RefreshRequest,
    Registration,
    SignedIn,
    SocketTicket,
    Tokens,
    User,
    VendorSwitch,
)
from api.vendors.schemas import Vendor
from domain.people import actions, rules, sessions
from domain.people.models import User as UserRow

router = Router(tags=["auth"])


@router.post("/register", response={201: SignedIn})
def register(request: HttpRequest, payload: Registration) -> Status[SignedIn]:
    """Make an account and, when `vendor` is given, a vendor that it owns; a letter asks to verify the address."""
    vendor = payload.vendor.filled() if payload.vendor else None
    user = actions.register(now=now(), address=addresses.of(request), **{**payload.filled(), "vendor": vendor})
    return Status(201, sign_in(request, user, None))


@router.post("/login", response=SignedIn)
def login(request: HttpRequest, payload: Login) -> SignedIn:
    """Sign in with e-mail or username. 401 `auth.two_factor_needed` asks for `code` besides."""
    address = addresses.of(request)
    user = actions.authenticate(payload.login, payload.password, code=payload.code, address=address, now=now())
    return sign_in(request, user, payload.vendor_id)


@router.post("/refresh", response=Tokens)
def refresh(request: HttpRequest, payload: RefreshRequest) -> Tokens:
    """Spend a refresh token for the next pair. Spending it again after 10 seconds ends the session."""
    renewed = sessions.refresh(payload.refresh, now=now())
    return Tokens(access=access_token(renewed.session), refresh=renewed.refresh)


@router.post("/logout", response={204: None})
def logout(request: HttpRequest, payload: RefreshRequest) -> Status[None]:
    """End the session of this refresh token."""
    sessions.end_of_token(payload.refresh, now=now())
    return Status(204, None)


@router.post("/logout-all", auth=signed_in, response={204: None})
def logout_all(request: CallerRequest) -> Status[None]:
    """End all your sessions, this one too."""
    sessions.end_all(request.auth.user_id, now=now())
    return Status(204, None)


@router.post("/forgot-password", response={202: None})
def forgot_password(request: HttpRequest, payload: PasswordForgotten) -> Status[None]:
    """Ask for a letter to choose a new password; the answer is the same whether or not there is such an account."""
    actions.forget_password(payload.email, address=addresses.of(request), now=now())
    return Status(202, None)


@router.post("/reset-password", response={204: None})
def reset_password(request: HttpRequest, payload: PasswordReset) -> Status[None]:
    """Choose a new password by the letter's link: once, within an hour. All your sessions end."""
    actions.reset_password(payload.token, payload.password, address=addresses.of(request), now=now())
    return Status(204, None)


@router.post("/change-password", auth=signed_in, response={204: None})
def change_password(request: CallerRequest, payload: PasswordChange) -> Status[None]:
    """Change your password; your other sessions end."""
    caller = request.auth
    old, new = payload.current_password, payload.new_password
    actions.change_password(caller.user_id, old, new, session_id=caller.session_id, now=now())
    return Status(204, None)


@router.post("/verify-email", response={204: None})
def verify_email(request: HttpRequest, payload: EmailProof) -> Status[None]:
    """Prove the address by the letter's link; one that you asked to change to becomes yours."""
    actions.verify_email(payload.token, address=addresses.of(request), now=now())
    return Status(204, None)


@router.post("/resend-verification", auth=signed_in, response={202: None})
def resend_verification(request: CallerRequest) -> Status[None]:
    """Ask for the letter once more; nothing is sent when the address is verified already."""
    actions.ask_again_to_verify(request.auth.user_id, now=now())
    return Status(202, None)


@router.post("/switch-vendor", auth=signed_in, response=SignedIn)
def switch_vendor(request: CallerRequest, payload: VendorSwitch) -> SignedIn:
    """Go on in another of your vendors, with new tokens; the old ones stop working."""
    return _answer(sessions.switch_vendor(request.auth, payload.vendor_id, now=now()))


@router.post("/socket-ticket", auth=in_vendor, response={201: SocketTicket})
def create_socket_ticket(request: ActorRequest) -> Status[SocketTicket]:
    """A one-time ticket with which a browser opens a socket: `/ws/…?ticket=`."""
    request.auth.require_person()
    assert request.auth.session_id is not None
    ticket = sessions.give_ticket(request.auth.session_id, request.auth.vendor_id, now=now())
    seconds = int(rules.TICKET_LIFETIME.total_seconds())
    return Status(201, SocketTicket(ticket=ticket, expires_in=seconds))


def sign_in(request: HttpRequest, user: UserRow, vendor_id: UUID | None) -> SignedIn:
    device = request.headers.get("User-Agent", "").replace("\0", "")
    address = addresses.of(request)
    return _answer(sessions.open_session(user, vendor_id=vendor_id, device=device, address=address, now=now()))


def _answer(signed_in: sessions.SignedIn) -> SignedIn:
    session = signed_in.session
    return SignedIn(
        access=access_token(session),
        refresh=signed_in.refresh,
        user=User.model_validate(session.user),
        vendor=Vendor.model_validate(session.vendor) if session.vendor else None,
    )
