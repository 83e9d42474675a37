"""Vendors as the API shows them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field, StringConstraints

from api.bulk import Bulk
from api.fields import (
    Answer,
    Body,
    Colour,
    Country,
    Currency,
    Language,
    Name,
    Printable,
    Search,
    ShortLine,
    Timezone,
    Website,
)
from api.pagination import Page, PageQuery

AwayMessage = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000), Printable]
LogoUrl = Annotated[
    Website, StringConstraints(pattern=r"^(https://.*)?$"), Field(description="`https` address of a PNG or JPEG.")
]


class Vendor(Answer):
    id: UUID
    name: str
    slug: str
    website: str
    industry: str
    size: str
    timezone: str
    locale: str
    currency: str
    country_code: str
    colour: str = Field(description="Of letters: `#rrggbb`; empty: Spout's own.")
    logo_url: str = Field(description="Shown in letters; empty: the first letter of the name.")
    requires_two_factor: bool
    takes_public_bookings: bool
    away_message: str = Field(description="What customers who write outside the hours are answered; empty: nothing.")


class CurrentVendor(Vendor):
    booking_page_url: str | None = Field(description="Where customers book without an account; null when they can't.")


class PlatformVendor(Vendor):
    is_active: bool = Field(description="False: suspended, its members can't work in it.")
    created_at: datetime


class PlatformVendorPage(Page[PlatformVendor]):
    pass


class VendorOrder(StrEnum):
    newest_first = "-created_at"
    oldest_first = "created_at"


class VendorQuery(PageQuery):
    search: Search = Field("", description="Words of the name, or the beginning of the slug.")
    is_active: bool | None = None
    country_code: Country | None = None
    industry: ShortLine | None = None
    ordering: VendorOrder = VendorOrder.newest_first


class VendorUpdate(Body):
    name: Name | MISSING = MISSING
    website: Website | MISSING = MISSING
    industry: ShortLine | MISSING = MISSING
    size: ShortLine | MISSING = MISSING
    timezone: Timezone | MISSING = MISSING
    locale: Language | MISSING = MISSING
    currency: Currency | MISSING = MISSING
    country_code: Country | MISSING = MISSING
    colour: Colour | MISSING = MISSING
    logo_url: LogoUrl | MISSING = MISSING
    requires_two_factor: bool | MISSING = Field(
        MISSING, description="Members without a second factor can do nothing here until they set one up."
    )
    takes_public_bookings: bool | MISSING = Field(MISSING, description="Whether customers may book without an account.")
    away_message: AwayMessage | MISSING = MISSING


class PlatformVendorUpdate(VendorUpdate):
    is_active: bool | MISSING = MISSING


class VendorBulkUpdate(Bulk):
    changes: PlatformVendorUpdate
