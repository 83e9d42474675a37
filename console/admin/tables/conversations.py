"""What was said. The words stand on a message's own page, not in lists."""

from django.contrib import admin

from console.admin.reading import Table
from domain.models import Attachment, CannedReply, Collaborator, Conversation, Label, Labelling, Message, ReadMark


class OfConversations(Table):
    group = "Conversations"


@admin.register(Conversation)
class Conversations(OfConversations):
    list_display = ("id", "vendor", "contact", "status", "assignee", "team", "last_seq", "last_message_at")
    list_filter = ("status",)


@admin.register(Message)
class Messages(OfConversations):
    list_display = ("id", "vendor", "conversation", "seq", "direction", "kind", "status", "status_reason", "created_at")
    list_filter = ("direction", "status")
    search_fields = ("provider_id",)


@admin.register(Attachment)
class Attachments(OfConversations):
    list_display = ("id", "vendor", "message", "kind", "mime_type", "size", "state", "reason", "tries", "due_at")
    list_filter = ("state", "kind")


@admin.register(Label)
class Labels(OfConversations):
    list_display = ("id", "vendor", "name", "colour", "created_at")


@admin.register(Labelling)
class Labellings(OfConversations):
    list_display = ("id", "vendor", "conversation", "label")


@admin.register(Collaborator)
class Collaborators(OfConversations):
    list_display = ("id", "vendor", "conversation", "member", "added_at")


@admin.register(ReadMark)
class ReadMarks(OfConversations):
    list_display = ("id", "vendor", "conversation", "reader_id", "seq", "read_at")


@admin.register(CannedReply)
class CannedReplies(OfConversations):
    list_display = ("id", "vendor", "shortcut", "team", "created_at")
