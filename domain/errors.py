"""The five kinds of refusal. Concrete errors stand beside the rule that raises them.

Each has a stable dotted `code`, a sentence for people, and `details` (JSON) for programs. `api.errors` maps the
kind to an HTTP status; `chat` sends the same code in a frame. A refusal is not an incident and is not logged.
"""

from typing import Any, ClassVar


class Refusal(Exception):
    """Why something was not done; nothing has been written when it is raised."""

    code: ClassVar[str] = "refused"
    sentence: ClassVar[str] = "This can't be done."

    def __init__(self, sentence: str | None = None, **details: Any) -> None:
        self.message = sentence or self.sentence
        self.details = details
        super().__init__(self.message)


class NotFound(Refusal):
    """It does not exist, or belongs to another vendor, or the caller may not see it: the same answer."""

    code = "not_found"
    sentence = "There is no such thing."


class Forbidden(Refusal):
    code = "forbidden"
    sentence = "Your role does not allow this."


class Invalid(Refusal):
    code = "invalid"
    sentence = "This can't be done as asked."


class Conflict(Refusal):
    code = "conflict"
    sentence = "This clashes with what is already there."


class Limited(Refusal):
    code = "limited"
    sentence = "Too many tries; wait and try again."


class Unauthenticated(Refusal):
    """Who is asking is not known: no token, or one that no longer stands."""

    code = "auth.required"
    sentence = "Sign in first."


class Stale(Refusal):
    """The caller decided on a version that has since changed (RFC 9110 If-Match)."""

    code = "stale"
    sentence = "It was changed meanwhile; read it again."
