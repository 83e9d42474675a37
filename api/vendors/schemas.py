"""Vendors as the API shows them."""

from uuid import UUID

from pydantic import MISSING

from api.fields import Answer, Body, Country, Currency, Language, Name, ShortLine, Timezone, Website


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
    name: Name | MISSING = MISSING
    website: Website | MISSING = MISSING
    industry: ShortLine | MISSING = MISSING
    size: ShortLine | MISSING = MISSING
    timezone: Timezone | MISSING = MISSING
    locale: Language | MISSING = MISSING
    currency: Currency | MISSING = MISSING
    country_code: Country | MISSING = MISSING
