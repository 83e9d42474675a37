"""Vendors as the API shows them."""

from uuid import UUID

from api.fields import Answer, Body, Country, Currency, Language, Line, Name, Timezone


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


class VendorUpdate(Body):
    name: Name | None = None
    website: Line | None = None
    industry: Line | None = None
    size: Line | None = None
    timezone: Timezone | None = None
    locale: Language | None = None
    currency: Currency | None = None
    country_code: Country | None = None
