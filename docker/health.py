"""Whether this container does its work: `python docker/health.py web|worker|beat|flower`; code 0, or 1 with the reason.

Without Django and Celery, since it runs every few seconds: `celery inspect ping` costs seconds of CPU and asks by way
of the broker, and a pidfile says only that a process stands there. The worker notes a pulse in the database from its
own loop, and so does the task that beat sends: fresh, it shows that process, broker and database work together.
"""

import os
import sys
import urllib.error
import urllib.request

FRESH_SECONDS = 30
ADDRESSES = {"web": "http://127.0.0.1:8000/health/live", "flower": "http://127.0.0.1:5555/healthcheck"}
AGE = "SELECT extract(epoch FROM now() - seen_at) FROM domain_pulse WHERE name = %s"


def main(service: str) -> str | None:
    """The reason why not, None when healthy."""
    return trouble_of_address(ADDRESSES[service]) if service in ADDRESSES else trouble_of_pulse(service)


def trouble_of_address(address: str) -> str | None:
    # By a name that Django serves; 127.0.0.1 need not be one.
    host = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    named = {"Host": host} if host and host != "*" else {}
    try:
        # Never through a proxy that the environment may name.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        opener.open(urllib.request.Request(address, headers=named), timeout=5).close()
    except (urllib.error.URLError, OSError) as error:
        return f"{address}: {error}"
    return None


def trouble_of_pulse(name: str) -> str | None:
    import psycopg

    try:
        with psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5) as connection:
            row = connection.execute(AGE, (name,)).fetchone()
    except psycopg.Error as error:
        return f"The database: {error}"
    if row is None:
        return f"{name}: not seen yet"
    return None if row[0] < FRESH_SECONDS else f"{name}: last seen {row[0]:.0f} s ago"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
