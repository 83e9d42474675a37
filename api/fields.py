"""Field types that the schemas share: what may come in, and how it goes out."""

import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit
from uuid import UUID

from babel import Locale, UnknownLocaleError
from babel.numbers import is_currency
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    EmailStr,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from domain.contacts.rules import is_phone
from domain.vendors.rules import is_timezone

LINE_BREAKS = "\n\r\t"
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CENT = Decimal("0.01")
_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""Two-letter territories of CLDR that are groups or placeholders."""


def _printable(text: str) -> str:
    """PostgreSQL stores no NUL, and nobody means the other control characters."""
    if any(unicodedata.category(char) in ("Cc", "Cs") and char not in LINE_BREAKS for char in text):
        raise ValueError("holds control characters")
    return text


def _one_line(text: str) -> str:
    """For what becomes a header, a name, an address: no line breaks either, nor what turns the direction of writing."""
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in _TURNING for char in text):
        raise ValueError("holds control characters")
    return text


def _no_address(text: str) -> str:
    """Names stand in letters to strangers: nobody's advertisement."""
    if "://" in text:
        raise ValueError("should not hold a web address")
    return text


def _website(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("should be an http(s) address")
    return text


def not_a_number(value: Any) -> Any:
    """pydantic reads 0 as 1970; an instant is text with an offset, a date is text (RFC 3339)."""
    if not isinstance(value, str | date):
        raise ValueError("should be text, as RFC 3339 has it")
    return value


def _in_our_time(value: datetime) -> datetime:
    if not 2000 <= value.year < 2200:
        raise ValueError("should lie between the years 2000 and 2200")
    return value.astimezone(UTC)


def _phone(text: str) -> str:
    if not is_phone(text):
        raise ValueError("should be E.164, like +447700900142")
    return text


def _timezone(text: str) -> str:
    if not is_timezone(text):
        raise ValueError("should be an IANA timezone, like Europe/London")
    return text


def _language(tag: str) -> str:
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        raise ValueError("should be a language known to CLDR, like en or pt-BR") from None
    return tag


def _currency(code: str) -> str:
    if not is_currency(code, locale="en"):
        raise ValueError("should be an ISO 4217 currency, like EUR")
    return code


def _in_cents(amount: Decimal) -> Decimal:
    """1E+2 is 100.00, and -0 is 0.00: an amount is written one way only."""
    return abs(amount.quantize(_CENT))


def _country(code: str) -> str:
    if code in _NO_COUNTRIES or code not in Locale("en").territories:
        raise ValueError("should be an ISO 3166 country, like GB")
    return code


def _strong(password: str) -> str:
    try:
        validate_password(password)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None
    return password


Printable = AfterValidator(_printable)
OneLine = AfterValidator(_one_line)
Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), OneLine, AfterValidator(_no_address)
]
ShortName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), OneLine, AfterValidator(_no_address)
]
ShortLine = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40), OneLine]
Website = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), OneLine, AfterValidator(_website)]
Prose = Annotated[str, StringConstraints(max_length=4000), Printable]
Search = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100), OneLine]
Email = Annotated[EmailStr, StringConstraints(max_length=254), AfterValidator(str.lower)]
Phone = Annotated[str, StringConstraints(max_length=20), AfterValidator(_phone)]
Timezone = Annotated[str, StringConstraints(max_length=64), AfterValidator(_timezone)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"), AfterValidator(_language)]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), AfterValidator(_currency)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), AfterValidator(_country)]
Colour = Annotated[
    str,
    StringConstraints(pattern=r"^(#[0-9a-fA-F]{6})?$"),
    AfterValidator(str.lower),
    Field(description="`#rrggbb`; empty: none."),
]
NewPassword = Annotated[str, StringConstraints(min_length=8, max_length=128), OneLine, AfterValidator(_strong)]
Instant = Annotated[AwareDatetime, BeforeValidator(not_a_number), AfterValidator(_in_our_time)]
Money = Annotated[
    Decimal,
    Field(ge=0, max_digits=12, decimal_places=2),
    AfterValidator(_in_cents),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,10}(\.\d{1,2})?$", "examples": ["49.00"]}),
]


class Body(BaseModel):
    """A request's body. Unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")

    def given(self) -> dict[str, Any]:
        """Only what the caller sent. In a PATCH absent (pydantic's MISSING) is not null: null empties, where it may."""
        return self.model_dump(exclude_unset=True)

    def filled(self) -> dict[str, Any]:
        """What is not null: for what is new, null and absent are the same."""
        return self.model_dump(exclude_none=True)


class Answer(BaseModel):
    """What an operation answers, read from attributes or from a dict. Every field is always present."""

    model_config = ConfigDict(from_attributes=True, json_schema_serialization_defaults_required=True)


class Ref(Answer):
    """Another thing, by its id and name."""

    id: UUID
    name: str
