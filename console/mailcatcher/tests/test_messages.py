"""The API: list, search, read, and mails that mean harm."""

from email.message import EmailMessage

import httpx
import pytest

from console.mailcatcher.store import MailStore

pytestmark = pytest.mark.anyio
HOSTILE = (
    "<html><head></head><body><script>alert(1)</script>"
    '<img src="https://spy.example/x"><img src="cid:logo"></body></html>'
)


def put(store: MailStore, *, to: str = "amina@x.example", subject: str = "Booking", html: str | None = None) -> str:
    """Store a mail with a picture and a file; answers its id."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Spa <spa@x.example>", to, subject
    message.set_content("See you on Friday")
    if html:
        message.add_alternative(html, subtype="html")
        html_part = list(message.iter_parts())[1]
        assert isinstance(html_part, EmailMessage)
        html_part.add_related(b"PNG", "image", "png", cid="<logo>")
        message.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="büch/ung.ics")
    summary = store.write(message.as_bytes(), sender="spa@x.example", recipients=[to])
    store.enter(summary)
    return summary.id


async def test_newest_first_and_found_by_recipient_and_words(client: httpx.AsyncClient, store: MailStore) -> None:
    first, second = put(store), put(store, to="ben@x.example", subject="Réset")

    async def ids(query: str) -> list[str]:
        return [item["id"] for item in (await client.get(f"/api/messages?{query}")).json()["items"]]

    assert await ids("") == [second, first]
    assert await ids("to=BEN@x.example") == [second]
    assert await ids("q=friday+booking") == [first]
    assert await ids("q=réset") == [second]
    assert await ids("q=nowhere") == []


async def test_unchanged_list_is_304(client: httpx.AsyncClient, store: MailStore) -> None:
    tag = (await client.get("/api/messages")).headers["etag"]
    assert (await client.get("/api/messages", headers={"If-None-Match": tag})).status_code == 304
    put(store)
    assert (await client.get("/api/messages", headers={"If-None-Match": tag})).status_code == 200


async def test_a_mail_taken_apart(client: httpx.AsyncClient, store: MailStore) -> None:
    mail_id = put(store, html=HOSTILE)
    mail = (await client.get(f"/api/messages/{mail_id}")).json()
    assert (mail["from"], mail["to"], mail["subject"]) == ("Spa <spa@x.example>", ["amina@x.example"], "Booking")
    assert mail["text"].strip() == "See you on Friday"
    assert "<script>" in mail["html"]
    assert [a["filename"] for a in mail["attachments"]] == ["part-1", "büch/ung.ics"]
    file = await client.get(f"/api/messages/{mail_id}/attachments/1")
    assert file.content == b"BEGIN:VCALENDAR"
    assert file.headers["content-disposition"] == "attachment; filename*=UTF-8''b%C3%BCch%2Fung.ics"
    assert (await client.get(f"/api/messages/{mail_id}/attachments/2")).status_code == 404
    source = await client.get(f"/api/messages/{mail_id}/source")
    assert (source.content, source.headers["content-type"]) == (store.source(mail_id), "text/plain; charset=utf-8")


async def test_html_is_locked_up(client: httpx.AsyncClient, store: MailStore) -> None:
    answer = await client.get(f"/api/messages/{put(store, html=HOSTILE)}/html")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';")
    assert "script" not in policy
    assert "img-src data:;" in policy
    assert 'src="data:image/png;base64,UE5H"' in answer.text
    assert '<head><base target="_blank">' in answer.text


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"no headers at all",
        b"Subject: =?nonsense?q?x?=\r\n\r\n",
        b"Subject: \xff\xfe\r\nFrom: \xff\r\n\r\n\xff",
        b"Content-Type: text/plain; charset=nonsense\r\n\r\nx",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>",
        b"Content-Type: text/html; charset=utf-7\r\n\r\n+2AA-",
        b"Content-Type: text/plain; charset=\x00\r\n\r\nx",
        b"Content-Type: a/\xff\r\n\r\nx",
        b"Content-Transfer-Encoding: base64\r\n\r\n%%%",
        b"Content-Disposition: attachment; filename*=nonsense''%ff\r\n\r\nx",
    ],
)
async def test_broken_mails_are_shown(client: httpx.AsyncClient, store: MailStore, source: bytes) -> None:
    summary = store.write(source, sender="", recipients=["a@x.example"])
    store.enter(summary)
    for path in ("", "/source", "/html"):
        assert (await client.get(f"/api/messages/{summary.id}{path}")).status_code == 200


@pytest.mark.parametrize("mail_id", ["nothing", "..%2f..%2fetc%2fpasswd", "20261122T100000000000Z-00000000"])
async def test_unknown_is_404(client: httpx.AsyncClient, mail_id: str) -> None:
    for path in ("", "/source", "/html", "/attachments/0"):
        assert (await client.get(f"/api/messages/{mail_id}{path}")).status_code == 404


async def test_delete_all(client: httpx.AsyncClient, store: MailStore) -> None:
    put(store)
    assert (await client.delete("/api/messages")).status_code == 204
    assert (await client.get("/api/messages")).json() == {"items": [], "total": 0}


async def test_page(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    assert page.headers["content-security-policy"].startswith("default-src 'self'")
    for path in ("/health", "/shared/look.css", "/shared/dom.js", "/static/main.js"):
        assert (await client.get(path)).status_code == 200
    assert (await client.get("/shared/main.js")).status_code == 404
