"""What the API refused, as an exception."""

from typing import TypeVar

from .models.problem import Problem
from .types import Response

T = TypeVar("T")


class ProblemError(Exception):
    """`code` is stable and for programs; the text is for people. `retry_after`: seconds to wait, of a 429 or 503."""

    def __init__(self, problem: Problem, retry_after: int | None = None) -> None:
        super().__init__(problem.detail)
        self.problem = problem
        self.code, self.status = problem.code, problem.status
        self.retry_after = retry_after


def expect(response: Response[T | Problem]) -> T:
    """What an operation's `sync_detailed` or `asyncio_detailed` answered. Raises ProblemError.

    >>> booking = expect(create_booking.sync_detailed(client=session.client, body=wanted))
    """
    wait = response.headers.get("Retry-After", "")
    if isinstance(response.parsed, Problem):
        raise ProblemError(response.parsed, int(wait) if wait.isdigit() else None)
    if response.status_code >= 400:  # a proxy answered in the API's place
        status, title = response.status_code.value, response.status_code.phrase
        problem = Problem(
            type_="about:blank", title=title, status=status, detail=title, code=f"http_{status}", request_id=""
        )
        raise ProblemError(problem, int(wait) if wait.isdigit() else None)
    return response.parsed  # type: ignore[return-value]  # None where the operation answers nothing
