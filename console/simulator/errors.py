"""Meta's error codes: HTTP status, wording and body shape.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/
"""

from dataclasses import dataclass
from typing import Any

from console.simulator import identity

HREF = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"


@dataclass(frozen=True, slots=True)
class Known:
    """One code of Meta's table: HTTP status of a refusal, title, and the usual details."""

    status: int
    title: str
    details: str


_MANY = "Message failed to send because there were too many messages sent from this phone number"
KNOWN: dict[int, Known] = {
    4: Known(400, "Application request limit reached", "The app has reached its API call rate limit."),
    10: Known(
        403,
        "Application does not have permission for this action",
        "Permission is not granted or was removed.",
    ),
    100: Known(400, "Invalid parameter", "The request included one or more unsupported or misspelled parameters."),
    190: Known(401, "Error validating access token: Session has expired", "Your access token has expired."),
    368: Known(
        403,
        "Temporarily blocked for policies violations",
        "The account was restricted.",
    ),
    80007: Known(400, "Rate limit issues", "The WhatsApp Business Account has reached its rate limit."),
    130429: Known(400, "Rate limit hit", f"{_MANY} in a short period of time."),
    130497: Known(403, "Business account is restricted from messaging users in this country.", "Country restriction."),
    131000: Known(500, "Something went wrong", "Message failed to send due to an unknown error."),
    131016: Known(500, "Service unavailable", "A service is temporarily unavailable."),
    131026: Known(400, "Message undeliverable", "Message Undeliverable."),
    131031: Known(403, "Account has been locked", "The business account has been restricted or disabled."),
    131047: Known(
        400,
        "Re-engagement message",
        "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
    ),
    131048: Known(400, "Spam rate limit hit", "Message failed to send because of restrictions on this phone number."),
    131049: Known(
        400,
        "Meta chose not to deliver",
        "This message was not delivered to maintain healthy ecosystem engagement.",
    ),
    131050: Known(
        400, "User stopped marketing messages", "The user has stopped marketing messages from this business."
    ),
    131051: Known(400, "Message type unknown", "Message type is currently not supported."),
    131053: Known(400, "Media upload error", "Unable to upload the media used in the message."),
    131056: Known(
        400,
        "(Business Account, Consumer Account) pair rate limit hit",
        f"{_MANY} to the same phone number in a short period of time.",
    ),
    131062: Known(
        400,
        "Business-scoped user id not supported",
        "This message cannot be sent to a business-scoped user id.",
    ),
    132000: Known(
        400,
        "Number of parameters does not match the expected number of params",
        "The template parameters do not match the template.",
    ),
    132001: Known(404, "Template name does not exist in the translation", "The template does not exist."),
    132015: Known(400, "Template is paused", "Template is paused due to low quality."),
    132016: Known(400, "Template is disabled", "Template was paused too many times and is now disabled."),
    135000: Known(400, "Generic user error", "Message failed to send because of an unknown error with the request."),
}


class MetaError(Exception):
    """A refusal, answered as Meta answers it."""

    def __init__(
        self, code: int, details: str | None = None, *, status: int | None = None, subcode: int | None = None
    ) -> None:
        known = KNOWN.get(code, Known(400, "Something went wrong", "An invented failure."))
        super().__init__(f"({code}) {details or known.details}")
        self.code = code
        self.status = status or known.status
        self.title = known.title
        self.details = details or known.details
        self.subcode = subcode

    def body(self) -> dict[str, Any]:
        """The JSON of the answer."""
        error: dict[str, Any] = {
            "message": f"(#{self.code}) {self.title}",
            "type": "OAuthException",
            "code": self.code,
        }
        if self.code == 190:
            # Token errors carry a sentence and no error_data.
            error["message"] = self.title if self.subcode else self.details
        else:
            error["error_data"] = {"messaging_product": "whatsapp", "details": self.details}
        if self.subcode:
            error["error_subcode"] = self.subcode
        return {"error": error | {"fbtrace_id": identity.trace_id()}}


def expired_token() -> MetaError:
    """190 with the subcode that Meta gives to a token past its time."""
    return MetaError(190, subcode=463)


def status_error(code: int) -> dict[str, Any]:
    """The item of `errors` in a `failed` status webhook."""
    known = KNOWN.get(code, KNOWN[131000])
    return {
        "code": code,
        "title": known.title,
        "message": known.title,
        "error_data": {"details": known.details},
        "href": HREF,
    }
