"""A vendor's system that is called: it verifies with the library that vendors use, and answers as told."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks import Webhook


class Receiver:
    """`calls`: (headers, verified body) of what it could verify with `secret`. `forged`: how many it could not."""

    def __init__(self) -> None:
        self.secret = ""
        self.calls: list[tuple[dict[str, str], Any]] = []
        self.forged = 0
        self.status, self.answer = 204, b""
        self.headers: dict[str, str] = {}
        self.drip = 0.0  # seconds between the bytes of its answer
        self.hang = threading.Event()
        self.hang.set()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/hook?key=value"

    def take(self, headers: dict[str, str], body: bytes) -> None:
        try:
            self.calls.append((headers, Webhook(self.secret).verify(body, headers)))
        except Exception:
            self.forged += 1


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.take(headers, self.rfile.read(int(headers["content-length"])))
            receiver.hang.wait(20)
            self.send_response(receiver.status)
            for name, value in receiver.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for byte in receiver.answer if receiver.drip else [receiver.answer]:
                try:
                    self.wfile.write(bytes([byte]) if isinstance(byte, int) else byte)
                except OSError:
                    return  # whoever called has heard enough
                time.sleep(receiver.drip)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


@contextmanager
def listening() -> Iterator[Receiver]:
    receiver = Receiver()
    thread = threading.Thread(target=receiver.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.hang.set()
        receiver.server.shutdown()
        receiver.server.server_close()
        thread.join()
