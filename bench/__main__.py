"""`python -m bench`: Spout beside its peers, in CPU ms per request; `--profile W1` shows where Spout's goes."""

import argparse
import importlib.util
import sys

from bench import load, profiling, report, rounds, servers, system, works


def main() -> int:
    options = _options()
    missing = [name for name in ("fastapi", "rest_framework", "sqlalchemy") if not importlib.util.find_spec(name)]
    if missing and not options.profile:
        raise SystemExit(f"Not installed: {', '.join(missing)}. The peers are in the extra `bench`.")
    chosen = [work for work in works.WORKS if options.only in (None, work.name)]
    with system.running(options.bookings) as found:
        if options.profile:
            return profiling.run(found, options.profile, options.requests)
        with servers.running(found, servers.APPLICATIONS) as started:
            requests = works.Requests(found.cast, lambda call: load.one(started[0], call).body)
            print(f"{options.bookings:,} bookings, {options.rounds} rounds of {options.requests} requests")
            results = []
            for work in chosen:
                works.check(work, requests, started)
                size = {"rounds": options.rounds, "count": options.requests}
                results.append(report.show(work, rounds.measure(work, started, requests, found, **size)))
            return 0 if all(results) else 1


def _options() -> argparse.Namespace:
    names = [work.name for work in works.WORKS]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds; their median counts")
    parser.add_argument("--requests", type=int, default=300, help="requests a round and server")
    parser.add_argument("--only", choices=names, help="one work alone")
    parser.add_argument("--bookings", type=int, default=100_000, help="bookings of the vendor measured")
    parser.add_argument("--profile", choices=names, help="profile Spout in-process instead of comparing")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
