"""`manage.py status`: what runs in this folder, where, and how much memory it takes."""

import argparse
import json
from typing import Any

from core.runtime import data_folder, holder, process_table
from core.runtime.data_folder import DataFolder
from core.runtime.process_table import Identity


def main(arguments: list[str]) -> int:
    """0 when something runs, 1 when not."""
    parser = argparse.ArgumentParser(prog="manage.py status", description=__doc__)
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--data", help="folder that keeps the databases (SPOUT_DATA, else .data)")
    options = parser.parse_args(arguments)
    found = describe(data_folder.choose(options.data))
    print(json.dumps(found, indent=2) if options.json else _as_text(found))
    return 0 if found["running"] else 1


def describe(data: DataFolder) -> dict[str, Any]:
    """The folder's system without its secrets. Memory in kilobytes, children included."""
    state = data.read_state()
    who = holder.owner(state)
    if not who or not data.is_held():
        return {"running": False, "data": str(data.path)}
    rows = [_row(state["command"], who, None, family=False)]
    rows += [_row(name, process, port) for name, (process, port) in holder.processes(state).items()]
    return {
        "running": True,
        "ready": state["state"] == "ready",
        "command": state["command"],
        "pid": who.pid,
        "since": state["since"],
        "data": str(data.path),
        "addresses": state["addresses"],
        "processes": rows,
        "memory_kilobytes": sum(row["memory_kilobytes"] for row in rows),
    }


def _row(name: str, process: Identity | None, port: int | None, *, family: bool = True) -> dict[str, Any]:
    pids = [] if not process else process_table.descendants(process.pid) if family else [process.pid]
    memory = sum(map(process_table.memory_kilobytes, pids))
    return {"name": name, "pid": process.pid if process else None, "port": port, "memory_kilobytes": memory}


def _as_text(found: dict[str, Any]) -> str:
    if not found["running"]:
        return f"Nothing runs in {found['data']}."
    state = "ready" if found["ready"] else "starting" if found["command"] == "up" else "running"
    lines = [f"`manage.py {found['command']}` is {state} (pid {found['pid']}, since {found['since']})"]
    lines += [f"  {name:<10}{address}" for name, address in found["addresses"].items()]
    lines += ["", f"  {'process':<10}{'pid':>8}{'port':>8}{'memory':>10}"]
    for row in found["processes"]:
        memory = f"{row['memory_kilobytes'] / 1024:.0f} MB"
        lines.append(f"  {row['name']:<10}{row['pid'] or 'gone':>8}{row['port'] or '':>8}{memory:>10}")
    return "\n".join([*lines, f"  {'all':<10}{'':>16}{found['memory_kilobytes'] / 1024:>7.0f} MB"])
