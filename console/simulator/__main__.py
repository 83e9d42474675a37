"""`python -m console.simulator --port P --webhook-url URL`: run it until SIGTERM or SIGINT."""

import argparse
import logging
import os
import sys

from console.serving import serve
from console.simulator.app import create_app
from console.simulator.state import World

log = logging.getLogger("console.simulator")


def main() -> None:
    """Read the arguments and serve. Exits with 2 when the secret is missing."""
    parser = argparse.ArgumentParser(prog="python -m console.simulator", description="WhatsApp Cloud API simulator")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--webhook-url", required=True, help="where inbound messages and statuses are posted")
    parser.add_argument("--public-url", help="where clients reach this simulator (default http://HOST:PORT)")
    parser.add_argument(
        "--open-windows",
        action="store_true",
        help="begin with the 24-hour window open: the memory of who wrote is gone with each restart",
    )
    options = parser.parse_args()
    secret = os.environ.get("WHATSAPP_APP_SECRET", "")
    if not secret:
        sys.exit("WHATSAPP_APP_SECRET is not set: give the app secret that the backend checks signatures with")
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s", stream=sys.stderr)
    # httpx logs each request with its address at INFO; ours say the same in terms of ids.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    public_url = options.public_url or f"http://{options.host}:{options.port}"
    app = create_app(
        webhook_url=options.webhook_url,
        app_secret=secret,
        public_url=public_url,
        world=World(open_windows=options.open_windows),
    )
    log.info("simulator on %s, webhooks to %s", public_url, options.webhook_url)
    try:
        serve(app, host=options.host, port=options.port)
    finally:
        log.info("simulator stopped")


if __name__ == "__main__":
    main()
