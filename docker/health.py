"""Whether this container does its work: `python docker/health.py web|worker|beat|flower`; code 0, or 1 with the reason.

Worker and beat are judged by their pulse in the database. The worker notes its own from its event loop, beat's is noted
by a task that beat sends, so a fresh one shows that process, broker and database work together; a pidfile would show
only that a process stands there. `celery inspect ping` takes twice the CPU and eight times as long as reading a pulse
without Django and Celery (0.4 s). Workers share one pulse: of several, any living one keeps it fresh.
"""

import http.client
import os
import sys

FRESH_SECONDS = 30
ADDRESSES = {"web": (8000, "/health/live"), "flower": (5555, "/healthcheck")}
AGE = "SELECT extract(epoch FROM now() - seen_at) FROM domain_pulse WHERE name = %s"


def main(service: str) -> str | None:
    """The reason why not, None when healthy."""
    return trouble_of_address(*ADDRESSES[service]) if service in ADDRESSES else trouble_of_pulse(service)


def trouble_of_address(port: int, path: str) -> str | None:
    # By a name that Django serves; 127.0.0.1 need not be one.
    host = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    named = {"Host": host} if host and host != "*" else {}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path, headers=named)
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        return f"{path}: {error}"
    finally:
        connection.close()
    return None if status == 200 else f"{path}: status {status}"


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
