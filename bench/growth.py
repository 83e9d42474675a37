"""`python -m bench.growth`: what the same requests cost with ever more bookings in the table.

One process and one thread, without uvicorn: CPU ms of Spout and of PostgreSQL a request (medians of rounds), and how
many queries it asks. A fresh database for each size. `--sizes 1000 100000 1000000` takes some minutes.
"""

import argparse
import json
import subprocess
import sys

from bench import system
from core.runtime.bootstrap import ROOT

SIZES = (1_000, 100_000, 1_000_000)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="bookings of the vendor measured")
    parser.add_argument("--requests", type=int, default=100, help="requests a round")
    options = parser.parse_args()
    print(f"{'bookings':>10}  {'work':40} {'queries':>8} {'CPU ms':>8} {'PostgreSQL ms':>14}", flush=True)
    for size in options.sizes:
        with system.running(size) as found:
            what = [str(size), str(options.requests), str(found.database_pid), json.dumps(dict(found.cast))]
            command = [sys.executable, "-W", "ignore", "-m", "bench.grown", *what]
            if code := subprocess.run(command, env=dict(found.environment), cwd=ROOT, check=False).returncode:
                return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
