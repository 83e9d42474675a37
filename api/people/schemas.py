"""Accounts, sign-in, members and roles as the API shows them."""

from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import MISSING, AfterValidator, BeforeValidator, Field, StringConstraints

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
    ShortLine,
    ShortName,
    Timezone,
    Website,
    not_a_number,
)
from api.pagination import Page
from api.vendors.schemas import Vendor


def _plausible(value: date) -> date:
    if not date(1900, 1, 1) <= value <= datetime.now(UTC).date():
        raise ValueError("should lie between 1900 and today")
    return value


BirthDate = Annotated[date, BeforeValidator(not_a_number), AfterValidator(_plausible)]
Username = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9._-]{3,60}$")]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=500), OneLine]


class User(Answer):
    id: UUID
    email: str
    username: str | None
    first_name: str
    last_name: str
    phone_number: str | None
    avatar_url: str | None
    date_of_birth: date | None
    gender: str | None
    country_code: str | None


class NewVendor(Body):
    name: Name
    timezone: Timezone = "UTC"
    locale: Language = "en"
    currency: Currency = "USD"
    country_code: Country | None = None
    website: Website = ""
    industry: ShortLine = ""
    size: ShortLine = ""


class Registration(Body):
    email: Email
    password: NewPassword
    first_name: ShortName
    last_name: ShortName
    username: Username | None = None
    vendor: NewVendor | None = None


class Login(Body):
    login: Secret = Field(description="E-mail or username.")
    password: Secret
    vendor_id: UUID | None = Field(None, description="Which of your vendors; the last used when left out.")


class RefreshRequest(Body):
    refresh: Secret


class VendorSwitch(Body):
    vendor_id: UUID


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
    phone_number: Phone | MISSING | None = MISSING
    date_of_birth: BirthDate | MISSING | None = MISSING
    gender: ShortLine | MISSING | None = MISSING
    country_code: Country | MISSING | None = MISSING


class RoleRef(Answer):
    id: UUID
    name: str
    key: str | None


class Membership(Answer):
    id: UUID
    vendor: Vendor
    role: RoleRef


class Role(Answer):
    id: UUID
    name: str
    key: str | None = Field(description="`owner`, `admin`, `team_admin` or `agent`; null for the vendor's own.")
    permissions: list[str]
    reach: str


class RoleList(Answer):
    items: list[Role]


class MemberUser(Answer):
    id: UUID
    email: str
    first_name: str
    last_name: str
    phone_number: str | None
    avatar_url: str | None


class TeamRef(Answer):
    id: UUID
    name: str


class Member(Answer):
    id: UUID
    user: MemberUser
    role: RoleRef
    position: str
    teams: list[TeamRef]
    is_bookable: bool


class MemberPage(Page[Member]):
    pass


class NewUser(Body):
    email: Email
    password: NewPassword
    first_name: ShortName
    last_name: ShortName
    username: Username | None = None


class MemberCreate(Body):
    user: NewUser
    role_id: UUID
    position: ShortLine = ""
    is_bookable: bool = True
