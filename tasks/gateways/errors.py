"""How a call to an outside service ends when it does not end well."""

from domain.channels.meta_errors import Verdict
from domain.deliveries.actions import Heard


class GatewayError(Exception):
    """The service said no, or could not be asked. Nothing was sent.

    `permanent`: asking again can't help. The text is the reason shown with the delivery: it holds no address,
    name or token. `code` and `verdict`: Meta's own error, and what it means, where it was Meta who said no. `heard`:
    what a webhook's receiver answered.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool,
        code: int | None = None,
        verdict: Verdict | None = None,
        heard: Heard | None = None,
    ) -> None:
        super().__init__(reason)
        self.permanent = permanent
        self.code = code
        self.verdict = verdict
        self.heard = heard


class OutcomeUnknown(Exception):
    """The request went out and no answer came back: it may have been sent."""
