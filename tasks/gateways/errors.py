"""How a call to an outside service ends when it does not end well."""


class GatewayError(Exception):
    """The service said no, or could not be asked. Nothing was sent.

    `permanent`: asking again can't help. The text is the reason shown with the delivery: it holds no address,
    name or token.
    """

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent


class OutcomeUnknown(Exception):
    """The request went out and no answer came back: it may have been sent."""
