"""The processes of a development system: name, command, port. One place to see what `up` runs."""

import sys
from dataclasses import dataclass
from pathlib import Path

from core.runtime.bootstrap import ROOT

# Code whose change restarts the web process.
RELOADED = ("api", "chat", "core", "domain", "tasks")
ROOT_WARNING = "ignore:You're running the worker with superuser privileges"


@dataclass(frozen=True)
class Ports:
    web: int
    flower: int
    simulator: int
    mail: int
    smtp: int


@dataclass(frozen=True)
class Service:
    name: str
    command: list[str]
    port: int | None = None
    # Without these the system is not up, and they need its tables. The others may fail and be tried again.
    essential: bool = False


def all_services(*, host: str, ports: Ports, data: Path, reload: bool) -> list[Service]:
    celery = ["-m", "celery", "--quiet", "-A", "core.celery"]
    webhook = f"http://127.0.0.1:{ports.web}/api/v1/webhooks/whatsapp"
    mail = ["--port", str(ports.mail), "--smtp-port", str(ports.smtp), "--folder", str(data / "mail")]
    simulator = ["--port", str(ports.simulator), "--webhook-url", webhook, "--open-windows"]
    return [
        Service("web", _python(*_web(host, ports.web, reload=reload)), ports.web, essential=True),
        # Celery's word of warning to root is for production.
        Service("worker", _python("-W", ROOT_WARNING, *celery, "worker", *_worker()), essential=True),
        Service("beat", _python(*celery, "beat", "-l", "INFO", "--pidfile", ""), essential=True),
        Service("flower", _python(*celery, "flower", *_flower(ports.flower)), ports.flower),
        Service("simulator", _python("-m", "console.simulator", *simulator), ports.simulator),
        Service("mail", _python("-m", "console.mailcatcher", *mail), ports.mail),
    ]


def _web(host: str, port: int, *, reload: bool) -> list[str]:
    options = ["-m", "uvicorn", "core.asgi:application", "--host", host, "--port", str(port)]
    options += ["--ws", "websockets-sansio", "--ws-max-size", "1048576", "--ws-per-message-deflate", "false"]
    options += ["--lifespan", "off", "--timeout-graceful-shutdown", "10", "--no-server-header", "--no-access-log"]
    options += ["--no-proxy-headers"]  # NUM_PROXIES says how far they are trusted
    if reload:
        folders = [str(ROOT / name) for name in RELOADED if (ROOT / name).is_dir()]
        options += ["--reload", *(part for folder in folders for part in ("--reload-dir", folder))]
    return options


def _worker() -> list[str]:
    # Threads: the work is waiting for others. Events for Flower; no chatter among workers.
    pool = ["--pool", "threads", "--concurrency", "16"]
    return [*pool, "-E", "--without-gossip", "--without-mingle", "-l", "INFO"]


def _flower(port: int) -> list[str]:
    # It has no sign-in, so it listens on this machine only.
    return ["--address=127.0.0.1", f"--port={port}"]


def _python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]
