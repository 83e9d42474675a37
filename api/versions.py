"""`If-Match` (RFC 9110): write only when the booking still has this version."""

from django.http import HttpRequest

from domain.errors import Invalid


class BadVersion(Invalid):
    code = "request.bad_if_match"
    sentence = 'If-Match should be the booking\'s version, like "3".'


def if_match(request: HttpRequest) -> int | None:
    """The version given, or None. Raises BadVersion."""
    given = request.headers.get("If-Match")
    if given is None or given == "*":
        return None
    digits = given.removeprefix("W/").strip('"')
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
        raise BadVersion
    return int(digits)
