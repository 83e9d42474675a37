"""Which words a message has: the vendor's own, else those that come with Spout."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from domain.access import Actor
from domain.message_templates import rules, texts
from domain.message_templates.models import MessageTemplate


@dataclass(frozen=True, slots=True)
class Wording:
    """What a kind of message says over a channel in a language, placeholders and all."""

    kind: str
    channel: str
    language: str
    variant: str
    subject: str
    body: str
    approved_template: str = ""
    is_default: bool = False

    @property
    def placeholders(self) -> tuple[str, ...]:
        return rules.KINDS[self.kind].placeholders


def list_wordings(actor: Actor, *, kind: str = "", channel: str = "", language: str = "") -> list[Wording]:
    """Everything the vendor's messages say, its own words in the place of those that come with Spout."""
    actor.require("booking.read")
    own = {_key(row): row for row in (_own(row) for row in MessageTemplate.objects.within(actor.vendor_id))}
    found = {_key(row): row for row in _defaults()} | own
    wanted = [
        row
        for row in found.values()
        if kind in ("", row.kind) and channel in ("", row.channel) and language in ("", row.language)
    ]
    order = list(rules.KINDS)
    return sorted(wanted, key=lambda row: (order.index(row.kind), row.channel, row.language, row.variant))


def wording(vendor_id: UUID, kind: str, channel: str, *, spoken: list[str], variant: str = "") -> Wording:
    """In the first of the languages `spoken` (see `rules.languages`) in which there are words; English always has."""
    rows = MessageTemplate.objects.within(vendor_id).filter(
        kind=kind, channel=channel, language__in=spoken, variant__in={variant, ""}
    )
    own = {(row.language, row.variant): row for row in rows}
    for language in spoken:
        for key in ((language, variant), (language, "")):
            if row := own.get(key):
                return _own(row)
        if language in texts.LANGUAGES:
            return _default(kind, channel, language)
    raise AssertionError("English is always spoken")


def get(actor: Actor, kind: str, channel: str, language: str, *, variant: str = "") -> MessageTemplate:
    """The vendor's own. Raises MessageTemplateNotFound."""
    rows = MessageTemplate.objects.within(actor.vendor_id)
    row = rows.filter(kind=kind, channel=channel, language=language, variant=variant).first()
    if row is None:
        raise rules.MessageTemplateNotFound
    return row


def _key(row: Wording) -> tuple[str, str, str, str]:
    return row.kind, row.channel, row.language, row.variant


def _own(row: MessageTemplate) -> Wording:
    return Wording(
        row.kind, row.channel, row.language, row.variant, row.subject, row.body, approved_template=row.approved_template
    )


def _defaults() -> Iterator[Wording]:
    for name, kind in rules.KINDS.items():
        for channel in kind.channels:
            for language in texts.LANGUAGES:
                yield _default(name, channel, language)


def _default(kind: str, channel: str, language: str) -> Wording:
    section = texts.load(language)[kind]
    if channel == "whatsapp":
        return Wording(kind, channel, language, "", "", section["whatsapp"], is_default=True)
    return Wording(kind, channel, language, "", section["subject"], section["sentence"], is_default=True)
