"""`manage.py down`: stops what runs in this folder, and cleans up after one that was killed."""

import argparse
import signal
import sys
import time

from core.runtime import data_folder, holder, process_table
from core.runtime.data_folder import Busy, DataFolder

# `up` needs about 12 s at the most for an orderly end.
PATIENCE_SECONDS = 20


def main(arguments: list[str]) -> int:
    """0 when nothing runs any more, 1 when it could not be stopped."""
    parser = argparse.ArgumentParser(prog="manage.py down", description=__doc__)
    parser.add_argument("--data", help="folder that keeps the databases (SPOUT_DATA, else .data)")
    data = data_folder.choose(parser.parse_args(arguments).data)
    try:
        return _stop(data)
    except PermissionError:
        print(f"What runs in {data.path} is another user's.", file=sys.stderr)
        return 1


def _stop(data: DataFolder) -> int:
    if not data.is_held():
        ended = _clean_up(data)
        print(f"Nothing was running; ended {len(ended)} leftovers." if ended else "Nothing was running.")
        return 0
    who = holder.owner(data.read_state())
    if not who:
        print(f"{data.path} is in use by a process that just started; try again.", file=sys.stderr)
        return 1
    began = time.monotonic()
    process_table.send(who, signal.SIGTERM)
    while data.is_held() and time.monotonic() - began < PATIENCE_SECONDS:
        time.sleep(0.05)
    if data.is_held():
        print(f"It did not stop in {PATIENCE_SECONDS} s; killing it.", file=sys.stderr)
        process_table.end([who], grace_seconds=0)
        _clean_up(data)
    print(f"Stopped in {time.monotonic() - began:.1f} s.")
    return 0


def _clean_up(data: DataFolder) -> list[int]:
    if not data.state_file.exists():
        return []
    try:
        data.acquire()
    except Busy:
        return []
    ended = holder.end_leftovers(data)
    data.state_file.unlink(missing_ok=True)
    data.release()
    return ended
