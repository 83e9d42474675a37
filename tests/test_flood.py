"""A small flood; `python -m bench.inbound` is the large one."""

import httpx
import pytest

from tests import flood
from tests.system import System

pytestmark = pytest.mark.xdist_group("system")


def test_a_flood_with_repeats_and_disorder_leaves_each_message_once(system: System) -> None:
    disorder = {"duplicate_webhooks": 2, "reorder_statuses": True, "read_delay_ms": 300}
    httpx.post(f"{system.phone}/control/faults", json=disorder, timeout=30).raise_for_status()
    try:
        result = flood.run(system, messages=150, customers=10, outbound=20)
    finally:
        httpx.post(f"{system.phone}/control/faults", json={"reset": True}, timeout=30).raise_for_status()
    assert result.wrong == []
