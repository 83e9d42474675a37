"""`/contacts` as spreadsheets: in, row by row, and out."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import StreamingHttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import BaseModel, BeforeValidator, Field, ValidationError
from typing_extensions import TypeAliasType

from api.auth import ActorRequest, in_vendor
from api.contacts.schemas import BusinessScopedId, WhatsAppId
from api.fields import Answer, Body, Email, Language, Name, Phone, Search
from api.idempotency import idempotent
from api.media import uploads
from domain import sheets
from domain.contacts import exports, importing
from domain.contacts.importing import Outcome, Row

router = Router(tags=["contacts"], auth=in_vendor)

BESIDES_DIGITS = str.maketrans("", "", " \u00a0-./()")
"""What people write into phone numbers."""


class Cells(Body):
    """A row of the file. An empty cell changes nothing."""

    id: UUID | None = None
    name: Name | None = None
    phone_number: (
        Annotated[Phone, BeforeValidator(lambda text: text.translate(BESIDES_DIGITS) if text else text)] | None
    ) = None
    whatsapp_id: WhatsAppId | None = None
    business_scoped_id: BusinessScopedId | None = None
    email: Email | None = None
    language: Language | None = None


class ImportQuery(BaseModel):
    dry_run: bool = Field(False, description="Tell what would become of each row, and write nothing.")


class CellError(Answer):
    column: str
    msg: str


RowResult = TypeAliasType("RowResult", Literal["created", "updated", "unchanged", "refused"])


class ImportItem(Answer):
    row: int = Field(description="As a spreadsheet counts: the header is row 1.")
    result: RowResult
    id: UUID | None
    code: str | None = Field(description="Why not; `request.invalid`: see `errors`.")
    detail: str | None
    errors: list[CellError]


class ImportResult(Answer):
    items: list[ImportItem] = Field(description="One for each row that holds anything.")
    created: int
    updated: int
    unchanged: int
    refused: int
    dry_run: bool


class ExportQuery(BaseModel):
    search: Search = Field("", description="As of the list.")


@router.post(
    "/import",
    response=ImportResult,
    openapi_extra=uploads.described(
        f"CSV in UTF-8, at most {importing.MOST_ROWS} rows and 2 MB. The first row names the columns: name, "
        "phone_number, whatsapp_id, business_scoped_id, email, language, and id for those that are known; as exported."
    ),
)
@idempotent
def import_contacts(request: ActorRequest, query: Query[ImportQuery]) -> Status[ImportResult]:
    """Add contacts, or fill in those that are known by id, phone, WhatsApp id or else e-mail: each row by itself."""
    request.auth.require("contact.write")
    good, bad = _checked(importing.read(uploads.one_file(request)))
    outcomes = importing.take_in(request.auth, good, dry_run=query.dry_run, now=now())
    items = sorted([*map(_item, outcomes), *bad], key=lambda item: item.row)
    results = [item.result for item in items]
    return Status(
        200,
        ImportResult(
            items=items,
            created=results.count("created"),
            updated=results.count("updated"),
            unchanged=results.count("unchanged"),
            refused=results.count("refused"),
            dry_run=query.dry_run,
        ),
    )


@router.get("/export", response=str, openapi_extra={"x-content-type": "text/csv"})
def export_contacts(request: ActorRequest, query: Query[ExportQuery]) -> StreamingHttpResponse:
    """Contacts as CSV, the oldest first; what is changed in it can be imported again."""
    response = StreamingHttpResponse(exports.as_csv(request.auth, search=query.search), content_type=sheets.TYPE)
    response["Content-Disposition"] = 'attachment; filename="contacts.csv"'
    return response


def _checked(rows: list[Row]) -> tuple[list[Row], list[ImportItem]]:
    """The rows whose cells are as a contact's should be, and what is wrong with the others."""
    good, bad = [], []
    for row in rows:
        try:
            good.append(Row(row.number, Cells.model_validate(row.cells).filled()))
        except ValidationError as invalid:
            bad.append(_refused(row, invalid))
    return good, bad


def _refused(row: Row, invalid: ValidationError) -> ImportItem:
    found: list[Any] = list(invalid.errors(include_url=False, include_input=False, include_context=False))
    errors = [CellError(column=str(error["loc"][0]), msg=error["msg"]) for error in found]
    sentence = "Some cells are not as they should be."
    return ImportItem(row=row.number, result="refused", id=None, code="request.invalid", detail=sentence, errors=errors)


def _item(outcome: Outcome) -> ImportItem:
    refusal = outcome.refusal
    return ImportItem(
        row=outcome.number,
        result=outcome.result,
        id=outcome.contact_id,
        code=refusal.code if refusal else None,
        detail=refusal.message if refusal else None,
        errors=[],
    )
