"""What was said. The words stand on a message's own page, not in lists."""

from django.contrib import admin

from console.admin.reading import Table
from domain.models import Attachment, Conversation, Message


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
