"""When a number or a template may be used. Pure."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from domain.errors import Conflict, Invalid

STOPPED = "WhatsApp is stopped until the vendor has seen to it."
"""What a delivery waits for while its channel is stopped."""

APPROVED = "APPROVED"
PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Rates:
    """What the vendor pays for one message that is charged, by Meta's category; nothing is known until it is told."""

    currency: str | None = None
    by_category: Mapping[str, Decimal] = field(default_factory=dict)


def rates(told: Mapping[str, str | None] | None) -> Rates:
    """Of what the channel keeps: `currency`, and a decimal by category."""
    if not told:
        return Rates()
    by_category = {name: Decimal(rate) for name, rate in told.items() if rate is not None and name != "currency"}
    return Rates(told["currency"], by_category)


class NumberTaken(Conflict):
    code = "channel.number_taken"
    sentence = "This phone_number_id is connected to another vendor."


class TemplateUnknown(Invalid):
    code = "template.unknown"
    sentence = "There is no such template in this language; read them anew from WhatsApp if it should exist."


class TemplateNotApproved(Conflict):
    code = "template.not_approved"


class TemplateParametersWrong(Invalid):
    code = "template.parameters_wrong"


class OptedOut(Conflict):
    code = "contact.marketing_stopped"
    sentence = "The customer wants no more marketing."


class MarketingRests(Conflict):
    """`until` in its details is when it may be tried again."""

    code = "contact.marketing_rests"
    sentence = "WhatsApp takes no marketing for this customer now: they have had enough of it, of whatever business."


class TemplateDoesNotFit(Invalid):
    code = "template.does_not_fit"
    sentence = "A template for messages outside the window takes `name` and `message`, or one of them, or nothing."


OUTSIDE_PARAMETERS = ("name", "message")
"""What a template that stands in for a member's text may take; by position, in this order."""


def check_parameters(expected: Collection[str], given: Mapping[str, str]) -> None:
    """Raises TemplateParametersWrong, naming those expected."""
    if set(expected) != set(given):
        names = ", ".join(expected) or "none"
        raise TemplateParametersWrong(f"The template takes these parameters: {names}.", parameters=list(expected))


def check_marketing(category: str, *, taken: bool, rests_until: datetime | None, now: datetime) -> None:
    """Whether a template of this category may go to a customer who takes marketing or not. Raises OptedOut,
    MarketingRests."""
    if category != "MARKETING":
        return
    if not taken:
        raise OptedOut
    if rests_until and now < rests_until:
        raise MarketingRests(until=rests_until.isoformat())


def check_outside_template(parameters: Collection[str]) -> None:
    """Raises TemplateDoesNotFit."""
    if not set(parameters) <= {*OUTSIDE_PARAMETERS, "1", "2"}:
        raise TemplateDoesNotFit


def outside_values(parameters: Collection[str], *, name: str, message: str) -> dict[str, str]:
    """What the template takes of these."""
    known = {"name": name, "message": message, "1": name, "2": message}
    return {parameter: one_line(known[parameter]) for parameter in parameters}


def values_of(
    parameters: Collection[str], values: Mapping[str, str], *, in_order: Sequence[str]
) -> dict[str, str] | None:
    """What a template takes of these: by name or, when its parameters are numbered, in this order. None when it takes
    what there is not."""
    known = {str(number): values[name] for number, name in enumerate(in_order, 1)} | dict(values)
    if not set(parameters) <= known.keys():
        return None
    return {parameter: one_line(known[parameter]) for parameter in parameters}


def one_line(text: str) -> str:
    """As a template's parameter has to be."""
    return " ".join(text.split())[:1024] or "…"


def rendered(body: str, values: Mapping[str, str]) -> str:
    """What the customer reads."""
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), body)
