"""Reading a mail: whatever its sender made of it, this never raises."""

import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from html import unescape

SEARCHED_CHARACTERS = 20_000
SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Summary:
    """A line of the list, and the folded text that a search looks through."""

    id: str
    sender: str
    to: tuple[str, ...]
    subject: str
    at: datetime
    message_id: str
    attachments: int
    preview: str
    haystack: str

    def matches(self, to: str, words: list[str]) -> bool:
        """Whether `to` is in a recipient and every word is somewhere (both already case-folded)."""
        recipients = any(to in recipient.casefold() for recipient in self.to) if to else True
        return recipients and all(word in self.haystack for word in words)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a mail; `content_id` when the HTML refers to it."""

    filename: str
    content_type: str
    content: bytes
    content_id: str | None


@dataclass(frozen=True, slots=True)
class Content:
    """A mail taken apart."""

    headers: list[tuple[str, str]]
    text: str | None
    html: str | None
    attachments: list[Attachment]


def summarize(mail_id: str, at: datetime, source: bytes) -> Summary:
    """The line of the list for this file."""
    message = _parse(source)
    content = read(source)
    recipients = tuple(part.strip() for part in _header(message, "X-Envelope-To").split(",") if part.strip())
    text = content.text if content.text is not None else _plain(content.html or "")
    sender, subject = _header(message, "From"), _header(message, "Subject")
    return Summary(
        id=mail_id,
        sender=sender or _header(message, "Return-Path").strip("<>"),
        to=recipients or tuple(part.strip() for part in _header(message, "To").split(",") if part.strip()),
        subject=subject,
        at=at,
        message_id=_header(message, "Message-ID"),
        attachments=len(content.attachments),
        preview=" ".join(text.split())[:160],
        haystack="\n".join([sender, *recipients, subject, text[:SEARCHED_CHARACTERS]]).casefold(),
    )


def read(source: bytes) -> Content:
    """Headers, both bodies and the attachments."""
    message = _parse(source)
    text: str | None = None
    html: str | None = None
    attachments: list[Attachment] = []
    for part in message.walk():
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        filename = _filename(part)
        named = filename is not None or part.get_content_disposition() == "attachment"
        if kind == "text/plain" and text is None and not named:
            text = _text(part)
        elif kind == "text/html" and html is None and not named:
            html = _text(part)
        else:
            content_id = str(part.get("Content-ID", "")).strip().strip("<>") or None
            fallback = f"part-{len(attachments) + 1}"
            attachments.append(Attachment(filename or fallback, _clean(kind), _bytes(part), content_id))
    headers = [(name, _decoded(value)) for name, value in message.raw_items()]
    return Content(headers, text, html, attachments)


def page(content: Content) -> str:
    """The HTML to show: pictures that the mail carries are put in, links open in a tab of their own."""
    html = content.html or ""
    for attachment in content.attachments:
        if attachment.content_id and attachment.content_type.startswith("image/"):
            data = f"data:{attachment.content_type};base64,{b64encode(attachment.content).decode()}"
            html = html.replace(f"cid:{attachment.content_id}", data)
    base = '<base target="_blank">'
    with_base, found = re.subn(r"(<head\b[^>]*>)", rf"\1{base}", html, count=1, flags=re.IGNORECASE)
    return with_base if found else base + html


def _parse(source: bytes) -> Message:
    # compat32 takes headers that the newer policy stumbles over; they are decoded below.
    return BytesParser(policy=policy.compat32).parsebytes(source)


def _header(message: Message, name: str) -> str:
    return _decoded(message.get(name, ""))


def _decoded(value: object) -> str:
    text = " ".join(str(value).split())
    try:
        return _clean(str(make_header(decode_header(text))))
    except (ValueError, LookupError):
        return _clean(text)


def _clean(text: str) -> str:
    # Raw bytes in a header (and utf-7) come out as lone surrogates, which no answer can carry.
    return SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def _filename(part: Message) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, LookupError):
        return None
    return _decoded(name) if name else None


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    try:
        return _clean(_bytes(part).decode(part.get_content_charset() or "utf-8", "replace"))
    except (LookupError, ValueError):
        return _bytes(part).decode("utf-8", "replace")


def _plain(html: str) -> str:
    without_code = re.sub(r"(?is)<(script|style|head)\b.*?</\1>", " ", html)
    return unescape(re.sub(r"(?s)<[^>]*>", " ", without_code))
