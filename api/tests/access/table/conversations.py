"""Conversations, their files, labels and ready answers; the channels they run over."""

from api.tests.access.grammar import LIKE_ANY_OTHER, PUBLIC, Case, Entry, Stranger, listing, needs, op
from api.tests.access.table.shared import CHANGED_TEAM, JOINED_TEAM
from api.tests.access.things import (
    ATTACHMENT,
    CALENDAR,
    CANNED_REPLY,
    COLLEAGUE,
    CONTACT,
    CONVERSATION,
    FILE_LINK,
    LABEL,
    OWN_TEAM,
    SECOND_TEAM,
    SPARE_CONTACT,
    SPARE_LABEL,
    TEMPLATE,
    UPLOAD,
)
from api.tests.access.values import PICTURE, a_colleague_takes_part, whatsapp_is_stopped

ANSWERS = needs("conversation.write")
ASKS_OTHERS = needs("conversation.write", "member.read")

OPERATIONS: dict[str, Entry] = {
    # attachments
    "POST /attachments": op(needs("conversation.write"), file=PICTURE),
    "GET /attachments/{attachment_id}": op(needs("conversation.read"), path={"attachment_id": ATTACHMENT}),
    "GET /attachments/content/{token}": op(PUBLIC, path={"token": FILE_LINK}),
    # conversations
    "GET /conversations": listing(
        needs("conversation.read"), CONVERSATION, assignee=CALENDAR, team=OWN_TEAM, label=LABEL, contact_id=CONTACT
    ),
    "POST /conversations": op(needs("conversation.write", "contact.read"), body={"contact_id": SPARE_CONTACT}),
    "GET /conversations/{conversation_id}": op(needs("conversation.read"), path={"conversation_id": CONVERSATION}),
    "PATCH /conversations/{conversation_id}": op(
        ANSWERS,
        Case("its status", path={"conversation_id": CONVERSATION}, body={"status": "closed"}),
        Case("its labels", path={"conversation_id": CONVERSATION}, body={"label_ids": [SPARE_LABEL]}),
        Case(
            "to a member",
            path={"conversation_id": CONVERSATION},
            body={"assignee_id": COLLEAGUE},
            also=("conversation.assign", "member.read"),
        ),
        Case(
            "to a team",
            path={"conversation_id": CONVERSATION},
            body={"team_id": SECOND_TEAM.beyond(LIKE_ANY_OTHER)},
            also=("conversation.assign", "member.read"),
        ),
    ),
    "POST /conversations/bulk-update": op(
        ANSWERS,
        Case("each", body={"ids": [CONVERSATION], "changes": {"status": "closed"}}),
        Case("labels", body={"ids": [CONVERSATION], "changes": {"label_ids": [SPARE_LABEL]}}),
        Case(
            "handed over",
            body={
                "ids": [CONVERSATION],
                "changes": {"assignee_id": COLLEAGUE, "team_id": SECOND_TEAM.beyond(LIKE_ANY_OTHER)},
            },
            also=("conversation.assign", "member.read"),
        ),
        Case("all or nothing", body={"ids": [CONVERSATION], "changes": {"status": "closed"}, "all_or_nothing": True}),
    ),
    "POST /conversations/{conversation_id}/read": op(
        needs("conversation.read"), path={"conversation_id": CONVERSATION}, body={"seq": 1}
    ),
    "POST /conversations/{conversation_id}/unread": op(
        needs("conversation.read"), path={"conversation_id": CONVERSATION}, body={"seq": 1}
    ),
    "PUT /conversations/{conversation_id}/collaborators/{member_id}": op(
        ASKS_OTHERS, path={"conversation_id": CONVERSATION, "member_id": COLLEAGUE}
    ),
    "DELETE /conversations/{conversation_id}/collaborators/{member_id}": op(
        ASKS_OTHERS, path={"conversation_id": CONVERSATION, "member_id": COLLEAGUE}, before=a_colleague_takes_part
    ),
    "PUT /conversations/{conversation_id}/labels/{label_id}": op(
        ANSWERS, path={"conversation_id": CONVERSATION, "label_id": SPARE_LABEL}
    ),
    "DELETE /conversations/{conversation_id}/labels/{label_id}": op(
        ANSWERS, path={"conversation_id": CONVERSATION, "label_id": LABEL}
    ),
    "POST /conversations/{conversation_id}/notes": op(
        ANSWERS,
        Case(path={"conversation_id": CONVERSATION}, body={"text": "Hello", "client_id": Stranger("a-client")}),
        Case(
            "to somebody",
            path={"conversation_id": CONVERSATION},
            body={"text": "Hello", "mentions": [COLLEAGUE]},
            also=("member.read",),
        ),
    ),
    "GET /conversations/{conversation_id}/messages": op(
        needs("conversation.read"), path={"conversation_id": CONVERSATION}
    ),
    "GET /conversations/{conversation_id}/events": op(
        needs("conversation.read"), path={"conversation_id": CONVERSATION}
    ),
    "POST /conversations/{conversation_id}/messages": op(
        needs("conversation.write"),
        Case(
            "a text",
            path={"conversation_id": CONVERSATION},
            body={"text": "Hello", "client_id": Stranger("a-client")},
        ),
        Case(
            "buttons",
            path={"conversation_id": CONVERSATION},
            body={"kind": "buttons", "text": "When?", "buttons": [{"id": Stranger("now"), "title": "Now"}]},
        ),
        Case(
            "a list",
            path={"conversation_id": CONVERSATION},
            body={
                "kind": "list",
                "text": "When?",
                "button": "Times",
                "sections": [{"rows": [{"id": Stranger("now"), "title": "Now"}]}],
            },
        ),
        Case("a file", path={"conversation_id": CONVERSATION}, body={"kind": "media", "attachment_id": UPLOAD}),
    ),
    "GET /labels": listing(needs("conversation.read"), LABEL),
    "POST /labels": op(needs("inbox.write"), body={"name": "New"}),
    "GET /labels/{label_id}": op(needs("conversation.read"), path={"label_id": LABEL}),
    "PATCH /labels/{label_id}": op(needs("inbox.write"), path={"label_id": LABEL}, body={"name": "Other"}),
    "DELETE /labels/{label_id}": op(needs("inbox.write"), path={"label_id": LABEL}),
    "GET /canned-replies": listing(needs("conversation.read"), CANNED_REPLY, team_id=OWN_TEAM),
    "POST /canned-replies": op(
        needs("inbox.write"),
        Case("for all", body={"shortcut": "new", "text": "New"}),
        Case("of a team", body={"shortcut": "new", "text": "New", "team_id": CHANGED_TEAM}, also=("member.read",)),
    ),
    "GET /canned-replies/{reply_id}": op(needs("conversation.read"), path={"reply_id": CANNED_REPLY}),
    "PATCH /canned-replies/{reply_id}": op(
        needs("inbox.write"),
        Case("its text", path={"reply_id": CANNED_REPLY}, body={"text": "Other"}),
        Case("its team", path={"reply_id": CANNED_REPLY}, body={"team_id": JOINED_TEAM}, also=("member.read",)),
    ),
    "DELETE /canned-replies/{reply_id}": op(needs("inbox.write"), path={"reply_id": CANNED_REPLY}),
    "POST /canned-replies/{reply_id}/render": op(
        needs("conversation.read"),
        path={"reply_id": CANNED_REPLY},
        body={"conversation_id": CONVERSATION},
        reads=True,
    ),
    # channels
    "GET /channels/whatsapp": op(needs("channel.write")),
    "PUT /channels/whatsapp": op(
        needs("channel.write"),
        body={
            "phone_number_id": Stranger("7000000001"),
            "business_account_id": Stranger("7000000002"),
            "access_token": "another-token",
        },
    ),
    "PATCH /channels/whatsapp": op(
        needs("channel.write"),
        Case("the window", body={"outside_window": "email"}),
        Case("the rates", body={"rates": {"currency": "USD", "marketing": "0.0529"}}),
    ),
    "POST /channels/whatsapp/resume": op(needs("channel.write"), before=whatsapp_is_stopped),
    "POST /channels/whatsapp/test": op(needs("channel.write"), body={"to": "+447700900142"}),
    "GET /channels/whatsapp/templates": listing(needs("conversation.write"), TEMPLATE),
    "POST /channels/whatsapp/templates/sync": op(needs("channel.write")),
}
