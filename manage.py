#!/usr/bin/env python3
"""Spout's commands. `python3 manage.py up` runs everything, `python3 manage.py test` checks everything.

Needs only Python 3.11 or newer: what else is needed is installed into .venv beside this file.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Spout needs Python 3.11 or newer; %s is %d.%d." % ((sys.executable,) + sys.version_info[:2]))

from core.runtime import bootstrap, cli

if __name__ == "__main__":
    bootstrap.ensure(sys.argv[1:])
    sys.exit(cli.main(sys.argv))
