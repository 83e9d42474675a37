"""Accounts and sign-in as the API shows them."""

from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from email_validator import EmailNotValidError, validate_email
from pydantic import MISSING, AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo, field_validator

from api.fields import (
    Answer,
    Body,
    Country,
    Currency,
    Email,
    Language,
    Name,
    NewPassword,
    OneLine,
    Phone,
    Ref,
    ShortLine,
    ShortName,
    Timezone,
    Website,
    not_a_number,
)
from api.vendors.schemas import Vendor
from domain.people.models import User as UserRow


def _plausible(value: date) -> date:
    if not date(1900, 1, 1) <= value <= datetime.now(UTC).date():
        raise ValueError("should lie between 1900 and today")
    return value


BirthDate = Annotated[date, BeforeValidator(not_a_number), AfterValidator(_plausible)]
Username = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9._-]{3,60}$")]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=500), OneLine]
ABOUT = ("email", "first_name", "last_name", "username")
"""What a password must not be like."""

Code = Annotated[str, StringConstraints(min_length=1, max_length=40), OneLine]


class User(Answer):
    id: UUID
    email: str
    is_email_verified: bool
    username: str | None
    first_name: str
    last_name: str
    phone_number: str | None
    avatar_url: str | None
    date_of_birth: date | None
    gender: str | None
    country_code: str | None
    language: str
    has_two_factor: bool


class NewVendor(Body):
    name: Name
    timezone: Timezone = "UTC"
    locale: Language = "en"
    currency: Currency = "USD"
    country_code: Country | None = None
    website: Website = ""
    industry: ShortLine = ""
    size: ShortLine = ""


def check_unlike(password: str, **about: str | None) -> None:
    """Raises ValueError when the password is too much like what is known about the person."""
    known = {name: value or "" for name, value in about.items()}
    try:
        UserAttributeSimilarityValidator(tuple(known)).validate(password, UserRow(**known))
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None


class NewUser(Body):
    email: Email
    first_name: ShortName
    last_name: ShortName
    username: Username | None = None
    language: Language = Field("en", description="Of letters to this person.")
    password: NewPassword

    @field_validator("password")
    @classmethod
    def _unlike_the_person(cls, password: str, given: ValidationInfo) -> str:
        check_unlike(password, **{name: given.data.get(name) for name in ABOUT})
        return password


class Registration(NewUser):
    vendor: NewVendor | None = None


def _as_registered(login: str) -> str:
    """An e-mail in the form in which it was stored; a username, or anything else, as it is."""
    try:
        return validate_email(login, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        return login


class Login(Body):
    login: Annotated[Secret, AfterValidator(_as_registered)] = Field(description="E-mail or username.")
    password: Secret
    vendor_id: UUID | None = Field(None, description="Which of your vendors; the last used when left out.")
    code: Code | None = Field(None, description="Of the second factor, or a recovery code.")


class RefreshRequest(Body):
    refresh: Secret


class VendorSwitch(Body):
    vendor_id: UUID


class PasswordForgotten(Body):
    email: Email


class PasswordReset(Body):
    token: Secret = Field(description="From the letter's link.")
    password: NewPassword


class PasswordChange(Body):
    current_password: Secret
    new_password: NewPassword


class EmailProof(Body):
    token: Secret = Field(description="From the letter's link.")


class EmailChange(Body):
    email: Email
    password: Secret = Field(description="Your present password.")


class Tokens(Answer):
    access: str = Field(description="For the Authorization header; 15 minutes.")
    refresh: str = Field(description="Spend it once at /auth/refresh; 30 days.")


class SignedIn(Tokens):
    user: User
    vendor: Vendor | None


class SocketTicket(Answer):
    ticket: str = Field(description="For `?ticket=` of a socket; once, within 30 seconds.")
    expires_in: int


class ProfileUpdate(Body):
    first_name: ShortName | MISSING = MISSING
    last_name: ShortName | MISSING = MISSING
    username: Username | MISSING | None = MISSING
    phone_number: Phone | MISSING | None = MISSING
    date_of_birth: BirthDate | MISSING | None = MISSING
    gender: ShortLine | MISSING | None = MISSING
    country_code: Country | MISSING | None = MISSING
    language: Language | MISSING = MISSING


class RoleRef(Answer):
    id: UUID
    name: str
    key: str | None


class Membership(Answer):
    id: UUID
    vendor: Vendor
    role: RoleRef


class MembershipList(Answer):
    items: list[Membership]


class Session(Answer):
    id: UUID
    device: str = Field(description="The User-Agent that signed in.")
    address: str | None
    vendor: Ref | None
    created_at: datetime
    last_seen_at: datetime = Field(description="When it signed in or refreshed last; at most 15 minutes behind.")
    is_current: bool


class SessionList(Answer):
    items: list[Session]


class TwoFactor(Answer):
    is_on: bool
    confirmed_at: datetime | None
    recovery_codes_left: int


class TwoFactorOffer(Answer):
    secret: str = Field(description="Base32, for typing in.")
    provisioning_uri: str = Field(description="`otpauth://totp/…`, to be shown as a QR code.")


class RecoveryCodes(Answer):
    recovery_codes: list[str] = Field(description="Each stands in once for a code. Not shown again.")


class OwnPassword(Body):
    password: Secret = Field(description="Your present password.")


class TwoFactorProof(Body):
    code: Code = Field(description="Made from the secret by the authenticator.")


class TwoFactorEnd(OwnPassword):
    code: Code = Field(description="A present code, or a recovery code.")
