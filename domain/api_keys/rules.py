"""What is refused about API keys. Pure."""

from domain.errors import Conflict, Invalid, NotFound

MOST_PER_VENDOR = 100


class KeyNotFound(NotFound):
    code = "api_key.not_found"
    sentence = "There is no such API key."


class KeyNameTaken(Conflict):
    code = "api_key.name_taken"
    sentence = "There is an API key of this name."


class TooManyKeys(Conflict):
    code = "api_key.too_many"
    sentence = f"A vendor has at most {MOST_PER_VENDOR} keys that stand; revoke one first."


class ExpiryInThePast(Invalid):
    code = "api_key.expiry_in_the_past"
    sentence = "The key would have expired before it was made."
