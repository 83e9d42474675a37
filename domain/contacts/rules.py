"""How a contact is named and reached."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

import phonenumbers

from domain.errors import Conflict, Invalid, NotFound

T = TypeVar("T")


class ContactNotFound(NotFound):
    code = "contact.not_found"
    sentence = "There is no such contact."


class ContactExists(Conflict):
    code = "contact.exists"
    sentence = "A contact with this phone or WhatsApp id exists."


class NameMissing(Invalid):
    code = "contact.name_missing"
    sentence = "A new contact has a name."


class Ambiguous(Conflict):
    code = "contact.ambiguous"
    sentence = "What it is known by belongs to several contacts."


class NotASheet(Invalid):
    code = "import.unreadable"
    sentence = "It is not CSV in UTF-8."


class UnknownColumns(Invalid):
    """`columns` in its details are those that are known."""

    code = "import.unknown_columns"


class TooManyRows(Invalid):
    code = "import.too_many_rows"
    sentence = "It holds more rows than are taken at once."


class BadPhone(Invalid):
    code = "contact.bad_phone"
    sentence = "The phone number is not E.164, like +447700900142."


def is_phone(text: str) -> bool:
    """Whether it is E.164 (ITU-T): a plus, a country, up to fifteen digits."""
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number) and text == e164(number)


def e164(number: phonenumbers.PhoneNumber) -> str:
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@dataclass(frozen=True, slots=True)
class Identities:
    """What a contact is known by on WhatsApp; `phone_number` may be there without WhatsApp."""

    whatsapp_id: str | None
    business_scoped_id: str | None
    phone_number: str | None = None

    def values(self) -> set[str]:
        return {value for value in (self.whatsapp_id, self.business_scoped_id, self.phone_number) if value}


def is_same(mine: Identities, theirs: Identities) -> bool:
    """Whether it is one person: by either id, or by a phone that belongs to no other WhatsApp id."""
    if theirs.business_scoped_id and mine.business_scoped_id == theirs.business_scoped_id:
        return True
    if not theirs.whatsapp_id:
        return False
    of_phone = mine.whatsapp_id is None and mine.phone_number == f"+{theirs.whatsapp_id}"
    return of_phone or mine.whatsapp_id == theirs.whatsapp_id


def is_successor(mine: Identities, theirs: Identities) -> bool:
    """Whether the number is theirs no more: somebody with another business-scoped id has it."""
    ids = mine.business_scoped_id, theirs.business_scoped_id
    return None not in ids and ids[0] != ids[1]


def best(rows: Sequence[T], told: Identities, *, of: Callable[[T], Identities]) -> T | None:
    """The one of them who is meant: by the business-scoped id before the WhatsApp id before the phone, since the first
    is one person's for ever and numbers are handed on."""
    fitting = [row for row in rows if is_same(of(row), told)]
    return min(
        fitting,
        key=lambda row: (
            not told.business_scoped_id or of(row).business_scoped_id != told.business_scoped_id,
            not told.whatsapp_id or of(row).whatsapp_id != told.whatsapp_id,
        ),
        default=None,
    )


def learn(mine: Identities, told: Identities, *, taken: Collection[str]) -> Identities:
    """Mine with what was told, save what others have. The phone goes along with the WhatsApp id that it stood for."""
    whatsapp_id, scoped, phone = mine.whatsapp_id, mine.business_scoped_id, mine.phone_number
    if told.whatsapp_id and told.whatsapp_id not in taken:
        stood_for = phone is None or phone == f"+{whatsapp_id}"
        whatsapp_id = told.whatsapp_id
        if stood_for and f"+{whatsapp_id}" not in taken:
            phone = f"+{whatsapp_id}"
    if told.business_scoped_id and told.business_scoped_id not in taken:
        scoped = told.business_scoped_id
    return Identities(whatsapp_id, scoped, phone)


def differing(before: Identities, after: Identities) -> list[str]:
    """The names of the fields that differ."""
    return sorted(
        name
        for name in ("whatsapp_id", "business_scoped_id", "phone_number")
        if getattr(before, name) != getattr(after, name)
    )
