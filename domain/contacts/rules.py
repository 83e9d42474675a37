"""How a contact is named and reached."""

import phonenumbers

from domain.errors import Conflict, Invalid, NotFound


class ContactNotFound(NotFound):
    code = "contact.not_found"
    sentence = "There is no such contact."


class ContactExists(Conflict):
    code = "contact.exists"
    sentence = "A contact with this phone or WhatsApp id exists."


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
