from typing import Literal

ListConversationsAssigneeType1 = Literal["me", "none"]

LIST_CONVERSATIONS_ASSIGNEE_TYPE_1_VALUES: set[ListConversationsAssigneeType1] = {
    "me",
    "none",
}


def check_list_conversations_assignee_type_1(value: str) -> ListConversationsAssigneeType1:
    if value in LIST_CONVERSATIONS_ASSIGNEE_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_CONVERSATIONS_ASSIGNEE_TYPE_1_VALUES!r}")
