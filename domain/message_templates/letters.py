"""Letters: what stands in them, laid out as HTML and as text in the sender's look."""

from dataclasses import dataclass, field
from email.utils import parseaddr
from functools import cache

import css_inline
from django.conf import settings
from django.template.loader import render_to_string

from domain.message_templates import rules, texts
from domain.message_templates.queries import Wording
from domain.vendors.models import Vendor

PLAIN_COLOUR = "#0a6c68"
Details = list[tuple[str, str]]
"""Rows of a label and what it labels."""


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail, ready to send. `refuse_url`: one call to it (RFC 8058), and no more letters of this kind come."""

    to: str
    sender_name: str
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()
    refuse_url: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """Of whoever writes. `ink` is what can be read on `colour`."""

    name: str
    colour: str = PLAIN_COLOUR
    logo_url: str = ""
    website: str = ""

    @property
    def ink(self) -> str:
        return ink_on(self.colour)

    @property
    def initial(self) -> str:
        return self.name[:1].upper()


@dataclass(frozen=True, slots=True)
class Content:
    """What a letter says, in words that are final. An empty part is left out."""

    subject: str
    paragraphs: list[str]
    heading: str = ""
    greeting: str = ""
    details: Details = field(default_factory=list)
    button: str = ""
    link: str = ""
    expires: str = ""
    signed: str = ""
    footnote: str = ""
    names_receiver: bool = True
    refuse_link: str = ""


def brand() -> str:
    """What the operator calls this Spout: the display name of the address that it writes from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[0] or "Spout"


def look_of(vendor: Vendor) -> Look:
    """Everything that the vendor shows of itself."""
    return Look(texts.one_line(vendor.name), vendor.colour or PLAIN_COLOUR, vendor.logo_url, vendor.website)


def write(
    content: Content,
    look: Look,
    *,
    to: str,
    language: str,
    attachments: tuple[Attachment, ...] = (),
    refuse_url: str = "",
) -> Letter:
    """The letter; `language` is one of `texts.LANGUAGES`, for the words that every letter has."""
    context = {
        "language": language,
        "look": look,
        "subject": content.subject,
        "heading": content.heading,
        "greeting": content.greeting,
        "paragraphs": content.paragraphs,
        "details": [(label, texts.one_line(value)) for label, value in content.details],
        "button": content.button,
        "link": content.link,
        "link_below": texts.say(language, "common", "link_below"),
        "expires": content.expires,
        "signed": content.signed,
        "footnote": content.footnote,
        "sent_to": texts.say(language, "common", "sent_to", email=to) if content.names_receiver else "",
        "refuse": texts.say(language, "common", "refuse"),
        "refuse_link": content.refuse_link,
    }
    return Letter(
        to=to,
        sender_name=look.name,
        subject=texts.one_line(content.subject),
        text=render_to_string("mail/letter.txt", context),
        html=_inliner().inline(render_to_string("mail/letter.html", context)),
        attachments=attachments,
        refuse_url=refuse_url,
    )


def of_section(
    language: str,
    section: str,
    *,
    to: str,
    look: Look,
    link: str = "",
    details: Details | None = None,
    sentence: str = "sentence",
    own: Wording | None = None,
    name: str = "",
    **values: str,
) -> Letter:
    """What a section of the texts says, with these values, to somebody of this name. `own`: subject and sentence are
    these words of the vendor's. A label of `details` is a key of `[labels]`, or stands as it is."""
    values |= {"email": to, "brand": brand()}
    words = texts.fill(language, section, **values)
    if own:
        words["subject"] = rules.fill(own.subject, {"name": name, **values}) or words["subject"]
        words[sentence] = rules.fill(own.body, {"name": name, **values})
    labels = texts.load(language)["labels"]
    content = Content(
        subject=words["subject"],
        heading=words["heading"],
        greeting=texts.say(language, "common", "greeting" if name else "greeting_nameless", name=name),
        paragraphs=paragraphs(words[sentence]),
        details=[(labels.get(label, label), value) for label, value in details or []],
        button=words.get("button", ""),
        link=link,
        expires=words.get("expires", ""),
        footnote=words["footnote"],
    )
    return write(content, look, to=to, language=language)


def paragraphs(text: str) -> list[str]:
    """Split where a line is left empty."""
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()] or [""]


def ink_on(colour: str) -> str:
    """Black or white: whichever stands out more on `#rrggbb` (WCAG's relative luminance)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#ffffff" if 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 else "#111111"


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


@cache
def _inliner() -> css_inline.CSSInliner:
    """It loads nothing from anywhere: all styles stand in the letter."""
    return css_inline.CSSInliner(load_remote_stylesheets=False)
