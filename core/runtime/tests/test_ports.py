"""Choosing ports: free, stable for a folder, below the kernel's own."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.runtime import ports


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_with_a_listener_is_not_free(taken: int) -> None:
    assert not ports.is_free(taken)
    assert ports.next_free(taken) > taken


def test_ports_already_given_away_are_passed_over() -> None:
    first = ports.next_free(21_000)
    assert ports.next_free(first, taken=[first]) > first


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_a_folder_has_its_own_ports_and_keeps_them(name: str) -> None:
    folder = Path("/nowhere") / name
    found = [ports.inner(folder, number) for number in (0, 1, 2)]
    assert found == [ports.inner(folder, number) for number in (0, 1, 2)]
    assert len(set(found)) == 3
    assert all(ports.FIRST <= port < 32_768 for port in found)


def test_a_claimed_port_is_passed_over_until_the_claim_ends() -> None:
    first, second = ports.Claims(), ports.Claims()
    port = first.next_free(22_000)
    assert ports.is_free(port)
    assert second.next_free(port) > port
    first.close()
    second.close()
    third = ports.Claims()
    assert third.next_free(port) == port
    third.close()
