"""`python -m bench.races`: many rounds of the races in tests/races.py, guarded and, as a control, not.

Two web processes, sixteen clients, a PostgreSQL of its own. The guard is two things: row locks on members and
resources, and exclusion constraints under them. `--guard` says which of them are there; a control that does not double
says that the races are none.
"""

import argparse
import sys
from collections.abc import Mapping
from statistics import median

import psycopg

from bench import servers, system
from bench.system import System
from tests import races
from tests.races import KINDS, Kind, Result, Track

LOCKED, UNLOCKED = "core.asgi:application", "bench.unlocked:application"
GUARDS: Mapping[str, tuple[str, bool]] = {
    "both": (LOCKED, True),
    "constraints": (UNLOCKED, True),
    "locks": (LOCKED, False),
    "none": (UNLOCKED, False),
}
_CONSTRAINTS = ("member_never_twice", "resource_never_twice")
_WEBS = 2


def main() -> int:
    options = _options()
    kinds = [kind for kind in KINDS if options.only in (None, kind.name)]
    kept = [_race(guard, kinds, options.rounds) for guard in options.guard]
    return 0 if all(kept) else 1


def _race(guard: str, kinds: list[Kind], rounds: int) -> bool:
    """Print what became of each kind. Whether it is what the guard promises."""
    application, constrained = GUARDS[guard]
    print(f"\nguard: {guard}. {rounds} rounds of {races.CLIENTS} clients each")
    print(
        f"  {'':18} {'wrong':>6} {'doubles':>8} {'5xx':>5} {'deadlocks':>10} {'ms, median':>11} {'worst':>7}  answers"
    )
    with system.running(1) as found, servers.running(found, dict.fromkeys(_names(), application)) as webs:
        if not constrained:
            _drop_constraints(found.database_url)
        track = Track([f"http://127.0.0.1:{web.port}" for web in webs], found.database_url, "races")
        try:
            kept = [_one(guard, kind, track, found, rounds) for kind in kinds]
        finally:
            track.close()
    return all(kept)


def _one(guard: str, kind: Kind, track: Track, found: System, rounds: int) -> bool:
    log = found.folder / "log" / "postgres.log"
    before = sum(races.doubles(found.database_url).values()), races.deadlocks(log)
    result = races.run(track, kind, rounds)
    doubles = sum(races.doubles(found.database_url).values()) - before[0]
    deadlocks = races.deadlocks(log) - before[1]
    times = sorted(1000 * seconds for seconds in result.seconds)
    line = f"  {kind.name:18} {len(result.wrong):6} {doubles:8} {result.faults:5} {deadlocks:10}"
    print(f"{line} {median(times):11.0f} {times[-1]:7.0f}  {_told(result)}", flush=True)
    for complaint in result.wrong[:1]:
        print(f"    first: {complaint[:300]}")
    if guard == "both":
        return not (result.wrong or doubles or result.faults or deadlocks)
    return guard != "none" or bool(result.wrong)


def _told(result: Result) -> str:
    counts = sorted(result.answers.items())
    return ", ".join(f"{count} × {status}{' ' + code if code else ''}" for (status, code), count in counts)


def _names() -> list[str]:
    return [f"web-{number}" for number in range(_WEBS)]


def _drop_constraints(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        for name in _CONSTRAINTS:
            connection.execute(f"ALTER TABLE domain_reservation DROP CONSTRAINT {name}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.races", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--only", choices=[kind.name for kind in KINDS], help="one kind alone")
    parser.add_argument("--guard", choices=GUARDS, nargs="+", default=["both", "none"])
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
