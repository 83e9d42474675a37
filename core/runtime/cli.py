"""Sends a command to where it is done: ours here, all others to Django."""

import sys

HELP = """Spout's own commands:
  up       run everything on this machine (--port, --host, --no-reload, --no-demo, --data)
  down     stop it
  status   say what runs and where (--json)
  test     check everything; with arguments only pytest with them
  clients  make clients/typescript and clients/python anew (--check: only say what is stale)
"""


def main(argv: list[str]) -> int:
    command, arguments = (argv[1], argv[2:]) if len(argv) > 1 else ("help", [])
    # Imported when needed: `down` and `status` answer at once, on any Python.
    if command == "up":
        from core.runtime import up

        return up.main(arguments)
    if command == "down":
        from core.runtime import down

        return down.main(arguments)
    if command == "status":
        from core.runtime import status

        return status.main(arguments)
    if command == "test":
        from core.runtime import checks

        return checks.main(arguments)
    if command in ("help", "--help", "-h") and not arguments:
        print(HELP, file=sys.stderr)
    from core.runtime import commands

    return commands.main(argv)
