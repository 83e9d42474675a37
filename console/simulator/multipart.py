"""multipart/form-data, read whole: enough for a media upload, exact to the byte (RFC 7578)."""

from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser


@dataclass(frozen=True, slots=True)
class Part:
    """One field of the form."""

    name: str
    filename: str | None
    content_type: str
    content: bytes


def parse(content_type: str, body: bytes) -> dict[str, Part]:
    """The parts by name. Raises ValueError when it is no multipart form or has no boundary."""
    header = Message()
    header["Content-Type"] = content_type
    boundary = header.get_boundary()
    if header.get_content_type() != "multipart/form-data" or not boundary:
        raise ValueError("not a multipart form")
    found: dict[str, Part] = {}
    # The first delimiter has no line break before it; with one added all look alike.
    for chunk in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:]:
        if chunk.startswith(b"--"):
            break
        head, separator, content = chunk.partition(b"\r\n\r\n")
        if not separator:
            raise ValueError("a part without a blank line after its headers")
        fields = BytesHeaderParser().parsebytes(head.lstrip(b"\r\n") + b"\r\n\r\n")
        name = str(fields.get_param("name", "", header="content-disposition"))
        if not name:
            raise ValueError("a part without a name")
        found[name] = Part(name, fields.get_filename(), fields.get_content_type(), content)
    return found
