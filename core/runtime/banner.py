"""What `up` says when all is ready: where to look and whom to sign in as."""

from collections.abc import Mapping

from core.runtime import environment as settings
from core.runtime.ports import web_url
from core.runtime.services import Ports

PASSWORD = "demo-password"  # noqa: S105 (the demo's, known to all)
APP_SECRET = ("WHATSAPP_APP_SECRET", settings.APP_SECRET)
VERIFY_TOKEN = ("WHATSAPP_VERIFY_TOKEN", settings.VERIFY_TOKEN)
NUMBERS = {"serenity.example": "1000000001", "fixit.example": "1000000002"}


def addresses(public_url: str, host: str, ports: Ports) -> dict[str, str]:
    """Address by name. The web's own, since PUBLIC_URL may lead through a proxy."""
    web = web_url(host, ports.web)
    found = {"web": web, "API docs": f"{web}/api/v1/docs", "admin": f"{web}/admin/"}
    if public_url != web:
        found["public"] = public_url
    return found | {
        "Flower": f"http://127.0.0.1:{ports.flower}",
        "phone": f"http://127.0.0.1:{ports.simulator}",
        "mail": f"http://127.0.0.1:{ports.mail}",
    }


def text(addresses: Mapping[str, str], environment: Mapping[str, str], seconds: float) -> str:
    lines = ["", f"Spout is ready in {seconds:.1f} s", ""]
    lines += [f"  {name:<14}{address}" for name, address in addresses.items()]
    lines += ["", f"  sign in with the password {PASSWORD} as"]
    lines += [f"    {_cast(domain)}   (WhatsApp {number})" for domain, number in NUMBERS.items()]
    lines += ["    root@spout.example   (platform admin)", ""]
    for title, name, known in (("app secret", *APP_SECRET), ("verify token", *VERIFY_TOKEN)):
        # One that somebody set is theirs to know, and not for the terminal.
        lines.append(f"  {title:<14}{known if environment[name] == known else f'as set in {name}'}")
    lines += ["", "  Ctrl-C stops everything.", ""]
    return "\n".join(lines)


def _cast(domain: str) -> str:
    return "  ".join(f"{role}@{domain}" for role in ("owner", "admin", "lead", "staff"))
