"""The page of the API's document: what the server answers. tests/test_docs_page.py has a browser use it."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

FOLDER = Path(__file__).parents[1]


def test_the_page_with_its_headers(client: Client) -> None:
    answer = client.get("/api/v1/docs")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Frame-Options"] == "DENY"
    policy = answer["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"} <= {*policy}
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not re.search(r"https?:|\*", answer["Content-Security-Policy"])
    assert client.post("/api/v1/docs").status_code == 405


def test_it_has_nothing_inline_and_nothing_of_other_hosts(client: Client) -> None:
    html = client.get("/api/v1/docs").content.decode()
    assert len(re.findall(r"<script [^>]*src=[^>]*></script>", html)) == len(re.findall(r"<script", html)) == 2
    assert not re.search(r"<style|\sstyle=|\son\w+=", html)
    for address in re.findall(r'(?:src|href)="([^"]*)"', html):
        if not address.startswith("/api/v1/"):
            assert finders.find(address.removeprefix("/static/")), address
    scripts = "".join(path.read_text() for path in (FOLDER / "static" / "docs").glob("*.js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|https?://|localStorage", scripts)
