"""Asks the web, again and again, whether the whole system is ready."""

import http.client
import threading
import time

from core.runtime import ports


class Probe:
    """Asks `GET /health/ready` in a thread of its own until the answer is 200."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = ports.reachable(host), port
        self.is_ready = False
        self.last_answer = "nothing yet"
        threading.Thread(target=self._ask_until_ready, daemon=True).start()

    def _ask_until_ready(self) -> None:
        while not self.is_ready:
            self.is_ready = self._ask() == 200
            time.sleep(0.1)

    def _ask(self) -> int:
        """The status, 0 when there was no answer."""
        connection = http.client.HTTPConnection(self._host, self._port, timeout=10)
        try:
            connection.request("GET", "/health/ready")
            answer = connection.getresponse()
            self.last_answer = f"{answer.status} {answer.read(2000).decode(errors='replace')}"
            return answer.status
        except (OSError, http.client.HTTPException) as error:
            self.last_answer = f"{type(error).__name__}: {error}"
            return 0
        finally:
            connection.close()
