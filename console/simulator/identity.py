"""Invented ids in Meta's forms. What must be the same after a restart is derived, not drawn."""

import base64
import hashlib
import re
import secrets

# Calling code -> the country in a business-scoped user id; the longest match wins.
COUNTRIES = {
    "1": "US",
    "33": "FR",
    "34": "ES",
    "351": "PT",
    "44": "GB",
    "49": "DE",
    "52": "MX",
    "55": "BR",
    "61": "AU",
    "84": "VN",
}
BSUID = re.compile(r"^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$")


def digits(phone: str) -> str | None:
    """The number as WhatsApp writes it (digits with country code); None when it is no E.164 number."""
    bare = re.sub(r"[\s+().-]", "", phone)
    return bare if re.fullmatch(r"[1-9]\d{6,14}", bare) else None


def user_id(phone_number_id: str, wa_id: str) -> str:
    """The customer's BSUID. Meta scopes it to the business: two businesses see two ids of one person."""
    number = int.from_bytes(hashlib.sha256(f"{phone_number_id}/{wa_id}".encode()).digest()[:8], "big") % 10**19
    country = next((COUNTRIES[wa_id[:n]] for n in (3, 2, 1) if wa_id[:n] in COUNTRIES), "ZZ")
    return f"{country}.7{number:019d}"


def parent_user_id(bsuid: str) -> str:
    """The id of the same person above the business: `GB.7…` -> `GB.ENT.7…`."""
    return bsuid.replace(".", ".ENT.", 1)


def wamid() -> str:
    """A new message id: `wamid.` and base64, as Meta's; unique (144 random bits)."""
    return "wamid." + base64.b64encode(b"HBgM" + secrets.token_bytes(18) + b"AA==").decode()


def media_id() -> str:
    """A new media id: 15 digits."""
    return str(7 * 10**14 + secrets.randbelow(10**14))


def trace_id() -> str:
    """Meta's `fbtrace_id`, which its support asks for."""
    return "A" + secrets.token_urlsafe(16)


def username(name: str) -> str:
    """The @name of a customer who shows no number: `Amina Example` -> `amina.example`."""
    return re.sub(r"[^a-z0-9]+", ".", name.lower()).strip(".") or "customer"
