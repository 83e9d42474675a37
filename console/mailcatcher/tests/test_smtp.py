"""Over SMTP: on disk before it is accepted, and there after a restart."""

import asyncio
import smtplib
from email.message import EmailMessage
from pathlib import Path

import pytest

from console.mailcatcher.smtp import SmtpServer
from console.mailcatcher.store import MailStore

pytestmark = pytest.mark.anyio


def post(port: int, subject: str = "Hello") -> None:
    """Send one mail with a hidden copy."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Spa <spa@x.example>", "a@x.example", subject
    message["Message-ID"] = "<d1@spout.example>"
    message.set_content("Text with ünïcode\n.\nand a lone dot")
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.send_message(message, to_addrs=["a@x.example", "hidden@x.example"])


async def test_what_is_accepted_is_on_disk(store: MailStore, tmp_path: Path) -> None:
    async with SmtpServer(store, host="127.0.0.1", port=0) as server:
        await asyncio.to_thread(post, server.port)
    (path,) = (tmp_path / "mail").iterdir()
    assert path.suffix == ".eml"
    (found,) = MailStore(tmp_path / "mail").find()
    assert found == store.find()[0]
    assert (found.subject, found.message_id) == ("Hello", "<d1@spout.example>")
    assert found.to == ("a@x.example", "hidden@x.example")
    assert store.source(found.id) == path.read_bytes()


async def test_a_disk_that_refuses_is_a_451(store: MailStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(store, "write", full)
    async with SmtpServer(store, host="127.0.0.1", port=0) as server:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            await asyncio.to_thread(post, server.port)
    assert refused.value.smtp_code == 451
    assert store.find() == []


def test_keeps_the_newest(tmp_path: Path) -> None:
    store = MailStore(tmp_path, keep=3)
    for n in range(5):
        store.enter(store.write(f"Subject: {n}\r\n\r\n".encode(), sender="", recipients=[]))
    assert [mail.subject for mail in store.find()] == ["4", "3", "2"]
    assert len(list(tmp_path.iterdir())) == 3
    assert [mail.subject for mail in MailStore(tmp_path, keep=2).find()] == ["4", "3"]


def test_half_written_files_are_swept(tmp_path: Path) -> None:
    (tmp_path / "20261122T100000000000Z-00000000.part").write_bytes(b"Subject: half")
    (tmp_path / "stranger.eml").write_bytes(b"")
    assert MailStore(tmp_path).find() == []
    assert [path.name for path in tmp_path.iterdir()] == ["stranger.eml"]
