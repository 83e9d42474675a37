"""The table, and whether each target is met."""

from statistics import median

from bench.rounds import HASHER, UNHASHED, Figures
from bench.servers import SPOUT
from bench.works import LOGIN_LIMIT_MS, Work


def show(work: Work, figures: dict[str, Figures]) -> bool:
    """Print a work's figures and verdicts. Whether all its targets are met."""
    print(f"\n{work.name}  {work.title}, {work.at_once} at once")
    print(f"  {'':10} {'CPU ms':>8} {'±':>5} {'PostgreSQL ms':>14} {'Spout is':>9} {'target':>7}")
    spout, met = figures[SPOUT], []
    for name, found in figures.items():
        line = f"  {name:10} {found.cpu:8.2f} {found.spread:5.0%} {median(found.database):14.2f}"
        if name in work.limits:
            ratio, limit = spout.cpu / found.cpu, work.limits[name]
            met.append(ratio <= limit)
            line += f" {ratio:8.2f}× {limit:6.2f}× {_verdict(met[-1])}"
        print(line)
    if HASHER in figures:
        alone, warm = figures[HASHER].server, figures[UNHASHED].cpu
        beside = median(a - b for a, b in zip(spout.server, alone, strict=True))
        met.append(beside <= LOGIN_LIMIT_MS)
        print(f"  beside the hasher {beside:.2f} ms, target {LOGIN_LIMIT_MS:.0f} ms {_verdict(met[-1])}")
        print(f"  (not judged: {warm:.2f} ms when no argon2 runs between logins and the caches stay warm)")
    return all(met)


def _verdict(met: bool) -> str:
    return "pass" if met else "MISS"
