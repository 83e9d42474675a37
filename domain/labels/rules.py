"""What is refused about labels. Pure."""

from domain.errors import Conflict, NotFound


class LabelNotFound(NotFound):
    code = "label.not_found"
    sentence = "There is no such label."


class LabelNameTaken(Conflict):
    code = "label.name_taken"
    sentence = "There is a label of this name."
