from typing import Literal

AssigneeWord = Literal["me", "none"]

ASSIGNEE_WORD_VALUES: set[AssigneeWord] = {
    "me",
    "none",
}


def check_assignee_word(value: str) -> AssigneeWord:
    if value in ASSIGNEE_WORD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ASSIGNEE_WORD_VALUES!r}")
