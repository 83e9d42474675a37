"""A whole running system, and people who use it from outside: for tests that cross layers."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
from websockets.sync.client import connect

from chat.tests import documented
from core.runtime import ports

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120  # seconds until something that should happen is called missing; no test depends on how soon

T = TypeVar("T")


def eventually(look: Callable[[], T | None], what: str) -> T:
    """What `look` finds, as soon as it finds something."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE} s for {what}")


class System:
    """A running `manage.py up` and the addresses it printed."""

    def __init__(self, data: Path) -> None:
        self.data = data
        names = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "DJANGO_SETTINGS_MODULE")
        known = set(json.loads(subprocess.check_output([sys.executable, "-c", _SETTINGS], cwd=ROOT)))
        env = {k: v for k, v in os.environ.items() if k not in known and k not in names}
        command = [
            sys.executable,
            "manage.py",
            "up",
            "--no-reload",
            "--port",
            str(ports.next_free(20_000)),
            "--data",
            str(data),
        ]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.output: list[str] = []
        self.clients = ExitStack()
        self.addresses = self._wait_until_ready()
        self.web, self.phone, self.mail = (self.addresses[name] for name in ("web", "phone", "mail"))

    def _wait_until_ready(self) -> dict[str, str]:
        assert self.process.stdout
        found: dict[str, str] = {}
        for line in self.process.stdout:
            self.output.append(line)
            if match := re.match(r"\s+(web|API docs|Flower|phone|mail)\s+(http://\S+)", line):
                found[match[1]] = match[2]
            if "Ctrl-C" in line:
                # Keep reading, or the system would stop at a full pipe.
                self._reader = threading.Thread(target=self.output.extend, args=(self.process.stdout,), daemon=True)
                self._reader.start()
                return found
        raise AssertionError("up ended:\n" + "".join(self.output[-60:]))

    def stop(self) -> int:
        self.clients.close()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(30)
        self._reader.join()
        assert self.process.stdout
        self.process.stdout.close()
        return code


_SETTINGS = "import json; from core.env import Environment as e; print(json.dumps(list(e.model_fields)))"


class Staff:
    """A signed-in member of the vendor."""

    def __init__(self, system: System, signed_in: dict[str, Any]) -> None:
        self.system = system
        self.token, self.refresh = signed_in["access"], signed_in["refresh"]
        self.user = signed_in["user"]
        self.http = httpx.Client(
            base_url=f"{system.web}/api/v1", headers={"Authorization": f"Bearer {self.token}"}, timeout=30
        )
        system.clients.callback(self.http.close)

    def post(self, path: str, body: dict[str, Any], status: int = 201) -> dict[str, Any]:
        answer = self.http.post(path, json=body)
        assert answer.status_code == status, answer.text
        return dict(answer.json())

    def get(self, path: str) -> dict[str, Any]:
        answer = self.http.get(path)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def patch(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self.http.patch(path, json=body)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def chat(self, customer: str, query: str = "") -> "Chat":
        address = f"{self.system.web.replace('http', 'ws', 1)}/ws/chat/{customer}/{query}"
        return Chat(address, additional_headers={"Authorization": f"Bearer {self.token}"})


class Client:
    """Speaks to the API with whatever token it holds."""

    def __init__(self, system: System, token: str = "") -> None:
        self.http = httpx.Client(base_url=f"{system.web}/api/v1", timeout=30)
        system.clients.callback(self.http.close)
        if token:
            self.hold(token)

    def hold(self, token: str) -> None:
        self.http.headers["Authorization"] = f"Bearer {token}"

    def call(self, method: str, path: str, body: Any = None, *, status: int, **headers: str) -> Any:
        answer = self.http.request(method, path, json=body, headers=headers)
        assert answer.status_code == status, (method, path, answer.status_code, answer.text)
        return answer.json() if answer.content else None

    def get(self, path: str, status: int = 200) -> Any:
        return self.call("GET", path, status=status)

    def post(self, path: str, body: Any = None, status: int = 201, **headers: str) -> Any:
        return self.call("POST", path, body, status=status, **headers)


def letter(system: System, to: str, word: str) -> str:
    """The text of the letter to this address whose subject or text holds the word."""

    def look() -> str | None:
        found = httpx.get(f"{system.mail}/api/messages", params={"to": to}, timeout=30).json()["items"]
        for item in found:
            text = str(httpx.get(f"{system.mail}/api/messages/{item['id']}", timeout=30).json()["text"])
            if word in text:
                return text
        return None

    return eventually(look, f"a letter to {to} with {word!r}")


class Chat:
    """An open chat socket."""

    def __init__(self, address: str, **options: Any) -> None:
        self._open = ExitStack()
        self.path = urlsplit(address).path
        self.socket = self._open.enter_context(connect(address, **options))
        self.seen: list[dict[str, Any]] = []

    def send(self, frame: Any) -> None:
        self.socket.send(frame if isinstance(frame, str | bytes) else json.dumps(frame))

    def until(self, **wanted: Any) -> dict[str, Any]:
        """The next frame with these values; those before it are kept in `seen`."""
        while True:
            frame = json.loads(self.socket.recv(timeout=PATIENCE))
            documented.check(self.path, frame)
            self.seen.append(frame)
            if all(frame.get(key) == value for key, value in wanted.items()):
                return dict(frame)

    def error(self) -> dict[str, Any]:
        """The next error frame."""
        while "error" not in (frame := self.until()):
            continue
        return frame

    def close(self) -> None:
        self._open.close()
