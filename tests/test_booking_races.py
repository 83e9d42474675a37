"""Never double-booked, on the whole running system. `python -m bench.races` runs the long version, and the control."""

import json
from collections.abc import Iterator

import pytest

from tests import races
from tests.races import KINDS, Kind, Track
from tests.system import System

pytestmark = pytest.mark.xdist_group("system")

ROUNDS = 5


@pytest.fixture(scope="module")
def database_url(system: System) -> str:
    return str(json.loads((system.data / "running.json").read_text())["environment"]["DATABASE_URL"])


@pytest.fixture(scope="module")
def track(system: System, database_url: str) -> Iterator[Track]:
    track = Track([system.web], database_url, "races")
    yield track
    track.close()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_of_sixteen_at_once_as_many_win_as_there_are_places(system: System, track: Track, kind: Kind) -> None:
    result = races.run(track, kind, ROUNDS)
    assert result.wrong == []
    assert races.doubles(track.database_url) == {}
    assert races.deadlocks(system.data / "log" / "postgres.log") == 0
