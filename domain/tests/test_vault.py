import base64
from typing import Any

import pytest

from domain import vault

OLD, NEW = (f"{name}:" + base64.b64encode(name.encode() * 16).decode() for name in ("k1", "k2"))


@pytest.fixture(autouse=True)
def fresh_keys(settings: Any) -> Any:
    settings.FIELD_ENCRYPTION_KEYS = [OLD]
    vault._ciphers.cache_clear()
    yield settings
    vault._ciphers.cache_clear()


def test_a_secret_comes_back_where_it_belongs_and_nowhere_else() -> None:
    sealed = vault.seal("token", of="row:1")
    assert vault.unseal(sealed, of="row:1") == "token"
    assert b"token" not in sealed
    assert vault.seal("token", of="row:1") != sealed, "a nonce of its own each time"
    for damaged, of in (
        (sealed, "row:2"),
        (sealed[:-1] + b"\0", "row:1"),
        (b"k9" + sealed[2:], "row:1"),
        (b"", "row:1"),
    ):
        with pytest.raises(vault.SecretUnreadable):
            vault.unseal(damaged, of=of)


def test_the_first_key_seals_and_every_key_opens(fresh_keys: Any) -> None:
    sealed = vault.seal("token", of="row:1")
    fresh_keys.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    vault._ciphers.cache_clear()
    assert vault.unseal(sealed, of="row:1") == "token"
    assert vault.seal("token", of="row:1").startswith(b"k2\0")
    fresh_keys.FIELD_ENCRYPTION_KEYS = [NEW]
    vault._ciphers.cache_clear()
    with pytest.raises(vault.SecretUnreadable, match="k1"):
        vault.unseal(sealed, of="row:1")
