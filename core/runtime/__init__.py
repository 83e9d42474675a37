"""Runs Spout on one machine: bootstrap, embedded PostgreSQL and Redis, `manage.py up|down|status|test`.

Nothing here imports Django or a third-party package at import time: it must work before they are installed.
"""
