"""What is refused about resources. Pure."""

from domain.errors import Conflict, NotFound


class ResourceNotFound(NotFound):
    code = "resource.not_found"
    sentence = "There is no such resource."


class ResourceNameTaken(Conflict):
    code = "resource.name_taken"
    sentence = "There is a resource of this name."


class ResourceInUse(Conflict):
    code = "resource.in_use"
    sentence = "Bookings or services need it; deactivate it instead."
