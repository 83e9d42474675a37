"""Secrets at rest: AES-256-GCM with a key id in front and the row's identity as associated data.

Sealed form: key id, NUL, 12 bytes of nonce, ciphertext and tag. A value copied into another row does not open.
"""

import base64
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings


class SecretUnreadable(Exception):
    """The key is gone, or the value was changed or belongs to another row. Nothing is sent with a guess."""


@cache
def _ciphers() -> dict[bytes, AESGCM]:
    pairs = (entry.partition(":") for entry in settings.FIELD_ENCRYPTION_KEYS)
    return {key_id.encode(): AESGCM(base64.b64decode(key)) for key_id, _, key in pairs}


def seal(secret: str, *, of: str) -> bytes:
    """Encrypt with the first key. `of` names the row and field, e.g. `whatsapp_channel.access_token:<vendor id>`."""
    key_id, cipher = next(iter(_ciphers().items()))
    nonce = os.urandom(12)
    return key_id + b"\0" + nonce + cipher.encrypt(nonce, secret.encode(), of.encode())


def reseal(sealed: bytes | memoryview, *, of: str) -> bytes | None:
    """The same secret under the first key; None when it is that one's already. Raises SecretUnreadable."""
    first = next(iter(_ciphers()))
    return None if bytes(sealed).partition(b"\0")[0] == first else seal(unseal(sealed, of=of), of=of)


def unseal(sealed: bytes | memoryview, *, of: str) -> str:
    """The secret again. Raises SecretUnreadable."""
    key_id, _, rest = bytes(sealed).partition(b"\0")
    cipher = _ciphers().get(key_id)
    if cipher is None:
        raise SecretUnreadable(f"no key {key_id.decode(errors='replace')!r} in FIELD_ENCRYPTION_KEYS")
    try:
        return cipher.decrypt(rest[:12], rest[12:], of.encode()).decode()
    except InvalidTag:
        raise SecretUnreadable("the value does not belong here") from None
