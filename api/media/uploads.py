"""A file that a client sends as multipart/form-data, by any method.

Not by ninja's `File`: Django reads the files of a POST only, and ninja's middleware for the other methods makes each
PATCH with a multipart body a 500. Of two files ninja takes the last, and a body without boundary is a 500 too.
"""

import io
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.utils.datastructures import MultiValueDict
from ninja.errors import HttpError, ValidationError

FIELD = "file"


def described(what: str) -> dict[str, Any]:
    """The request body of such an operation, for `openapi_extra`. `what` says which files are taken."""
    file = {"type": "string", "format": "binary", "description": what}
    schema = {"type": "object", "properties": {FIELD: file}, "required": [FIELD], "additionalProperties": False}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}


def one_file(request: HttpRequest) -> bytes:
    """What is in the field `file`. Another content type is 415, a body that can't be read 400, other parts 422."""
    return one_named_file(request)[1]


def one_named_file(request: HttpRequest) -> tuple[str, bytes]:
    """As `one_file`, with the file's name on one line and without folders."""
    if request.content_type != "multipart/form-data":
        raise HttpError(415, "Send the file as multipart/form-data.")
    fields, files = _parts(request)
    try:
        _check(fields.keys(), files)
        file = files.getlist(FIELD)[0]
        return _printable(file.name or ""), file.read()
    finally:
        for _, several in files.lists():
            for file in several:
                file.close()


def _printable(name: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in name).split())[-200:]


def _parts(request: HttpRequest) -> tuple[MultiValueDict[str, str], MultiValueDict[str, UploadedFile]]:
    # Django parses as many bytes as the header says, and a chunked request has none.
    meta = request.META | {"CONTENT_LENGTH": len(request.body)}
    try:
        return request.parse_file_upload(meta, io.BytesIO(request.body))
    except (MultiPartParserError, SuspiciousOperation) as error:
        raise HttpError(400, "This is not multipart/form-data as RFC 7578 has it.") from error


def _check(fields: Any, files: MultiValueDict[str, UploadedFile]) -> None:
    """One file in its field and nothing else, or ValidationError."""
    wrong = [_error(name, "extra_forbidden", "Unknown field") for name in [*fields, *files] if name != FIELD]
    if FIELD in fields:
        wrong.append(_error(FIELD, "file_type", "Should be a file, with a filename"))
    elif FIELD not in files:
        wrong.append(_error(FIELD, "missing", "Field required"))
    elif len(files.getlist(FIELD)) > 1:
        wrong.append(_error(FIELD, "too_long", "Should be one file"))
    if wrong:
        raise ValidationError(wrong)


def _error(name: str, kind: str, message: str) -> dict[str, Any]:
    return {"loc": ["body", name], "msg": message, "type": kind}
