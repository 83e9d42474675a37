"""What a socket refuses before the domain is asked. The domain's own refusals carry their own codes."""

from domain.errors import Forbidden, Invalid, Limited, NotFound, Refusal


class NotJson(Invalid):
    code = "chat.not_json"
    sentence = "The frame is not JSON."


class NotAnObject(Invalid):
    code = "chat.not_an_object"
    sentence = "A frame is a JSON object."


class NotText(Invalid):
    code = "chat.not_text"
    sentence = "Frames are text, not binary."


class FrameTooLong(Invalid):
    code = "chat.frame_too_long"
    sentence = "A frame has at most 65,536 characters."


class UnknownType(Invalid):
    code = "chat.unknown_type"
    sentence = "There is no frame of this type here."


class InvalidFrame(Invalid):
    code = "chat.invalid_frame"
    sentence = "The frame's fields are not as they should be."


class TooFast(Limited):
    code = "chat.too_fast"
    sentence = "Too many frames; wait a moment and send this one again."


class OtherIdentity(Forbidden):
    code = "chat.other_identity"
    sentence = "The token is of another user or vendor; open a new socket for it."


class OriginRefused(Forbidden):
    code = "chat.origin_refused"
    sentence = "Pages of this origin may not open sockets here."


class NoOrigin(Forbidden):
    code = "chat.no_origin"
    sentence = "A ticket is for browsers, which send Origin; send the Authorization header instead."


class BadPosition(Invalid):
    code = "chat.bad_after"
    sentence = "?after= is the seq of the last message received."


class NoSuchSocket(NotFound):
    code = "chat.no_such_socket"
    sentence = "There is no socket at this address."


class Fault(Refusal):
    """Not the client's mistake: something broke here, and the log says what."""

    code = "chat.internal"
    sentence = "Something went wrong here; send it again."
