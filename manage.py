#!/usr/bin/env python3
"""Spout's commands. `python3 manage.py up` runs everything, `python3 manage.py test` checks everything.

Needs only Python 3.11 or newer: what else is needed is installed into .venv beside this file.
"""

import sys

# In words that an older Python understands, to say that it is too old.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Spout needs Python 3.11 or newer; this is " + sys.executable + " " + sys.version.split()[0])

from core.runtime import bootstrap, cli

if __name__ == "__main__":
    bootstrap.ensure(sys.argv[1:])
    sys.exit(cli.main(sys.argv))
