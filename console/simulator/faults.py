"""What goes wrong on purpose. Set over `POST /control/faults`; defaults are a healthy day."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

LostReplyHow = Literal["500", "drop", "hang"]


class FailNext(BaseModel):
    """Refuse the next `count` sends with this error; nothing of them is accepted."""

    model_config = ConfigDict(extra="forbid")

    code: int = 131000
    status: int | None = Field(default=None, ge=400, le=599, description="HTTP status; left out: Meta's for the code")
    count: int = Field(default=1, ge=0)


class FailStatusNext(BaseModel):
    """Accept the next `count` sends with 200 and let a `failed` status webhook follow."""

    model_config = ConfigDict(extra="forbid")

    code: int = 131026
    count: int = Field(default=1, ge=0)


class Faults(BaseModel):
    """All settings; milliseconds where the name says so."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)

    fail_next: FailNext | None = None
    fail_status_next: FailStatusNext | None = None
    delay_ms: int = Field(default=0, ge=0, le=600_000, description="wait before answering a send")
    lost_reply: int = Field(default=0, ge=0, description="how many next sends are accepted but not answered properly")
    lost_reply_how: LostReplyHow = Field(default="500", description="answer 500, cut the connection, or never answer")
    duplicate_webhooks: int = Field(default=1, ge=1, le=20, description="each webhook is posted this many times")
    reorder_statuses: bool = Field(default=False, description="delivered before sent")
    status_delay_ms: int = Field(default=200, ge=0, le=600_000, description="before each status webhook")
    read_delay_ms: int = Field(default=1500, ge=0, le=600_000, description="from delivered to read, with auto_read")
    auto_read: bool = Field(default=True, description="messages are read without anyone opening the chat")
    no_phone: bool = Field(default=False, description="every customer hides the number: BSUID only")

    def take_failure(self) -> FailNext | None:
        """The refusal due now, used up by one."""
        if self.fail_next is None or self.fail_next.count < 1:
            return None
        failure, self.fail_next.count = self.fail_next, self.fail_next.count - 1
        return failure

    def take_status_failure(self) -> int | None:
        """The error code that this send shall fail with after acceptance, used up by one."""
        if self.fail_status_next is None or self.fail_status_next.count < 1:
            return None
        self.fail_status_next.count -= 1
        return self.fail_status_next.code

    def take_lost_reply(self) -> LostReplyHow | None:
        """How this send's answer gets lost, used up by one."""
        if self.lost_reply < 1:
            return None
        self.lost_reply -= 1
        return self.lost_reply_how
