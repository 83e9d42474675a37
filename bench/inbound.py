"""`python -m bench.inbound`: 5,000 WhatsApp messages, each sent one to five times, shuffled and batched, while 1,000
answers go out, on a whole `manage.py up` of its own, with a simulator that doubles and reorders its statuses."""

import argparse
import sys
import tempfile
from pathlib import Path

import httpx

from tests import flood
from tests.system import System


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="spout-flood-") as folder:
        system = System(Path(folder))
        try:
            faults = {"duplicate_webhooks": 2, "reorder_statuses": True}
            httpx.post(f"{system.phone}/control/faults", json=faults, timeout=30).raise_for_status()
            result = flood.run(
                system, messages=options.messages, customers=options.customers, outbound=options.outbound
            )
        finally:
            system.stop()
    print(f"{result.items:,} items in {result.webhooks:,} webhooks; {options.outbound:,} answers went out meanwhile")
    print(f"webhooks answered  p50 {result.percentile(50):.0f} ms, p99 {result.percentile(99):.0f} ms")
    print(f"all posted         after {result.flooded_seconds:.1f} s")
    print(f"all in the logs    after {result.taken_seconds:.1f} s ({result.items / result.taken_seconds:.0f} items/s)")
    print(f"all answers read   after {result.sent_seconds:.1f} s")
    print(f"rows {result.rows:,}, conversations {result.conversations:,}, statuses {dict(result.statuses)}")
    for complaint in result.wrong[:10]:
        print(f"wrong: {complaint}")
    return 1 if result.wrong else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.inbound", description=__doc__)
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--customers", type=int, default=500)
    parser.add_argument("--outbound", type=int, default=1000)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
