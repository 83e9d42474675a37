"""CPU time of other processes, in nanoseconds: of a whole tree, user and system together."""

import time

from core.runtime import process_table


def cpu_seconds(pid: int) -> float:
    """What the process and all below it have used so far; its dead threads count, its dead children don't."""
    return sum(_clock(each) for each in process_table.descendants(pid)) if pid else 0.0


def _clock(pid: int) -> float:
    # The kernel's CPU clock of another process (clock_getcpuclockid(3)): /proc shows the same in ticks of 10 ms.
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0
