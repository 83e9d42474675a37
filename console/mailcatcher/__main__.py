"""`python -m console.mailcatcher --port P --smtp-port S --folder DIR`: run it until SIGTERM or SIGINT."""

import argparse
import logging
import sys
from pathlib import Path

from console.mailcatcher.app import create_app
from console.mailcatcher.store import MailStore
from console.serving import serve

log = logging.getLogger("console.mailcatcher")


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser(prog="python -m console.mailcatcher", description="Catches mail and shows it")
    parser.add_argument("--port", type=int, required=True, help="of the page")
    parser.add_argument("--smtp-port", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True, help="where the .eml files are kept")
    parser.add_argument("--host", default="127.0.0.1")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s", stream=sys.stderr)
    # aiosmtpd logs addresses at INFO.
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    app = create_app(MailStore(options.folder), smtp_host=options.host, smtp_port=options.smtp_port)
    log.info("mail catcher on http://%s:%s", options.host, options.port)
    try:
        serve(app, host=options.host, port=options.port)
    finally:
        log.info("mail catcher stopped")


if __name__ == "__main__":
    main()
