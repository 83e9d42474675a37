"""What is one of a few words, by name: the same name in types, in both documents, and in the clients. Pure."""

from typing import Literal

from typing_extensions import TypeAliasType

AssigneeWord = TypeAliasType("AssigneeWord", Literal["me", "none"])
AttachmentKind = TypeAliasType("AttachmentKind", Literal["image", "video", "audio", "document", "sticker"])
AttachmentState = TypeAliasType("AttachmentState", Literal["pending", "stored", "failed"])
ChannelStanding = TypeAliasType("ChannelStanding", Literal["connected", "stopped", "not_connected"])
ConversationStatus = TypeAliasType("ConversationStatus", Literal["open", "pending", "snoozed", "closed"])
LastDirection = TypeAliasType("LastDirection", Literal["inbound", "outbound", "note", ""])
MessageDirection = TypeAliasType("MessageDirection", Literal["inbound", "outbound", "note"])
MessageStatus = TypeAliasType("MessageStatus", Literal["queued", "sent", "delivered", "read", "failed"])
SenderKind = TypeAliasType("SenderKind", Literal["member", "contact", "system"])
WayOutside = TypeAliasType("WayOutside", Literal["template", "email", "refused"])
