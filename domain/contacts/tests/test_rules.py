"""Who is meant by which ids, and what a contact learns. No database."""

import pytest

from domain.contacts import rules
from domain.contacts.rules import Identities

W, W2, U, U2, P, P2 = "447700900142", "447700900199", "GB.1", "GB.2", "+447700900142", "+447700900199"


@pytest.mark.parametrize(
    ("rows", "told", "meant"),
    [
        ([Identities(W, None)], Identities(W, U), 0),
        ([Identities(None, U)], Identities(W, U), 0),
        ([Identities(None, U)], Identities(None, U), 0),
        ([Identities(None, None, P)], Identities(W, U), 0),
        ([Identities(W2, None, P)], Identities(W, None), None),
        ([Identities(W, U2)], Identities(W, U), 0),
        ([Identities(W, U2)], Identities(None, U), None),
        ([Identities(W, U2), Identities(W2, U)], Identities(W, U), 1),
        ([Identities(W, None), Identities(None, U)], Identities(W, U), 1),
        ([Identities(None, None, P), Identities(W, None)], Identities(W, U), 1),
        ([Identities(W2, U2)], Identities(W, U), None),
        ([], Identities(W, U), None),
    ],
)
def test_who_is_meant(rows: list[Identities], told: Identities, meant: int | None) -> None:
    found = rules.best(rows, told, of=lambda row: row)
    assert found == (None if meant is None else rows[meant])


@pytest.mark.parametrize(
    ("mine", "told", "taken", "then"),
    [
        (Identities(None, None, P), Identities(W, U), (), Identities(W, U, P)),
        (Identities(W, None, P), Identities(W, U), (), Identities(W, U, P)),
        (Identities(None, U), Identities(W, U), (), Identities(W, U, P)),
        (Identities(W, U, P), Identities(W2, U), (), Identities(W2, U, P2)),
        (Identities(W, U, "+15550100001"), Identities(W2, U), (), Identities(W2, U, "+15550100001")),
        (Identities(W, U, P), Identities(W, U2), (), Identities(W, U2, P)),
        (Identities(W, U, P), Identities(None, U), (), Identities(W, U, P)),
        (Identities(W, U, P), Identities(W, None), (), Identities(W, U, P)),
        (Identities(W, U, P), Identities(W2, U2), {W2, U2}, Identities(W, U, P)),
        (Identities(W, U, P), Identities(W2, U), {P2}, Identities(W2, U, P)),
        (Identities(None, U), Identities(W, U), {P}, Identities(W, U, None)),
        (Identities(W, None, P), Identities(W, U), {U}, Identities(W, None, P)),
    ],
    ids=[
        "the phone wrote", "first BSUID", "first number", "another number", "another phone stays", "another BSUID",
        "the phone is hidden", "the old shape", "others have both", "another has the phone", "another typed the phone",
        "another has the BSUID",
    ],
)  # fmt: skip
def test_what_a_contact_learns(mine: Identities, told: Identities, taken: set[str], then: Identities) -> None:
    assert rules.learn(mine, told, taken=taken) == then
