from decimal import Decimal
from typing import Any

import pytest

from domain.channels.rules import Rates, rates


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (None, Rates()),
        ({"currency": "USD"}, Rates("USD")),
        ({"currency": "USD", "marketing": "0.0529"}, Rates("USD", {"marketing": Decimal("0.0529")})),
        ({"currency": "USD", "marketing": None, "service": "0.0000"}, Rates("USD", {"service": Decimal(0)})),
    ],
)
def test_what_the_vendor_says_that_it_pays(told: Any, expected: Rates) -> None:
    assert rates(told) == expected
