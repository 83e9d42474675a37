"""What is refused about services. Pure."""

from domain.errors import Conflict, NotFound


class ServiceNotFound(NotFound):
    code = "service.not_found"
    sentence = "There is no such service."


class ServiceInUse(Conflict):
    code = "service.in_use"
    sentence = "There are bookings of it; deactivate it instead."
