"""Contains all the data models used in inputs/outputs"""

from .ack import Ack
from .api_key import ApiKey
from .api_key_create import ApiKeyCreate
from .api_key_page import ApiKeyPage
from .ask_history import AskHistory
from .assignee import Assignee
from .assignee_word import AssigneeWord
from .attachment import Attachment
from .attachment_frame import AttachmentFrame
from .attachment_kind import AttachmentKind
from .attachment_state import AttachmentState
from .audit_actor import AuditActor
from .audit_event import AuditEvent
from .audit_event_page import AuditEventPage
from .audit_event_payload import AuditEventPayload
from .booked_by_customer import BookedByCustomer
from .booked_service import BookedService
from .booking import Booking
from .booking_bulk_changes import BookingBulkChanges
from .booking_bulk_delete import BookingBulkDelete
from .booking_bulk_update import BookingBulkUpdate
from .booking_changed_data import BookingChangedData
from .booking_changed_frame import BookingChangedFrame
from .booking_create import BookingCreate
from .booking_figures import BookingFigures
from .booking_gone import BookingGone
from .booking_hold import BookingHold
from .booking_id_data import BookingIdData
from .booking_news import BookingNews
from .booking_order import BookingOrder
from .booking_page import BookingPage
from .booking_report import BookingReport
from .booking_report_line import BookingReportLine
from .booking_rescheduled_data import BookingRescheduledData
from .booking_status import BookingStatus
from .booking_terms import BookingTerms
from .booking_then import BookingThen
from .booking_then_status import BookingThenStatus
from .booking_update import BookingUpdate
from .bulk_delete import BulkDelete
from .bulk_item import BulkItem
from .bulk_result import BulkResult
from .bulk_retry import BulkRetry
from .bulk_status import BulkStatus
from .button_create import ButtonCreate
from .buttons_content import ButtonsContent
from .buttons_create import ButtonsCreate
from .calendar_date import CalendarDate
from .calendar_day import CalendarDay
from .calendar_feed import CalendarFeed
from .calendar_month import CalendarMonth
from .cancellation import Cancellation
from .cancelled_by import CancelledBy
from .canned_reply import CannedReply
from .canned_reply_create import CannedReplyCreate
from .canned_reply_page import CannedReplyPage
from .canned_reply_update import CannedReplyUpdate
from .cell_error import CellError
from .channel_resumed_data import ChannelResumedData
from .channel_standing import ChannelStanding
from .channel_stopped_data import ChannelStoppedData
from .charged_messages import ChargedMessages
from .clock_span import ClockSpan
from .code_request import CodeRequest
from .contact import Contact
from .contact_added_data import ContactAddedData
from .contact_changed_data import ContactChangedData
from .contact_create import ContactCreate
from .contact_erase import ContactErase
from .contact_merge import ContactMerge
from .contact_merged_data import ContactMergedData
from .contact_page import ContactPage
from .contact_removed_data import ContactRemovedData
from .contact_request_content import ContactRequestContent
from .contact_request_create import ContactRequestCreate
from .contact_update import ContactUpdate
from .contacts_content import ContactsContent
from .conversation import Conversation
from .conversation_bulk_update import ConversationBulkUpdate
from .conversation_changed_data import ConversationChangedData
from .conversation_changed_frame import ConversationChangedFrame
from .conversation_contact import ConversationContact
from .conversation_create import ConversationCreate
from .conversation_detail import ConversationDetail
from .conversation_events import ConversationEvents
from .conversation_gone import ConversationGone
from .conversation_page import ConversationPage
from .conversation_reach import ConversationReach
from .conversation_status import ConversationStatus
from .conversation_update import ConversationUpdate
from .count_by_status import CountByStatus
from .create_attachment_body import CreateAttachmentBody
from .current_vendor import CurrentVendor
from .cursor_frame import CursorFrame
from .date_hours import DateHours
from .deliveries_retried import DeliveriesRetried
from .deliveries_retry import DeliveriesRetry
from .delivery import Delivery
from .delivery_attempt import DeliveryAttempt
from .delivery_channel import DeliveryChannel
from .delivery_detail import DeliveryDetail
from .delivery_page import DeliveryPage
from .delivery_state import DeliveryState
from .email_change import EmailChange
from .email_proof import EmailProof
from .erasure import Erasure
from .erasure_counts import ErasureCounts
from .erasure_list import ErasureList
from .erasure_page import ErasurePage
from .erasure_search import ErasureSearch
from .erasure_state import ErasureState
from .error_frame import ErrorFrame
from .form_content import FormContent
from .form_content_answers import FormContentAnswers
from .format_ import Format
from .history import History
from .hours import Hours
from .hours_answer import HoursAnswer
from .import_contacts_body import ImportContactsBody
from .import_item import ImportItem
from .import_result import ImportResult
from .inbox_message import InboxMessage
from .inbox_message_changed import InboxMessageChanged
from .inbox_status import InboxStatus
from .invitation import Invitation
from .invitation_acceptance import InvitationAcceptance
from .invitation_create import InvitationCreate
from .invitation_item import InvitationItem
from .invitation_list import InvitationList
from .invitation_page import InvitationPage
from .invitation_preview import InvitationPreview
from .invitation_refused import InvitationRefused
from .invitation_state import InvitationState
from .invitation_token import InvitationToken
from .invited_to import InvitedTo
from .joined import Joined
from .label import Label
from .label_create import LabelCreate
from .label_page import LabelPage
from .label_ref import LabelRef
from .label_update import LabelUpdate
from .last_direction import LastDirection
from .list_content import ListContent
from .list_create import ListCreate
from .location_content import LocationContent
from .location_create import LocationCreate
from .login import Login
from .media_content import MediaContent
from .media_create import MediaCreate
from .member import Member
from .member_bulk_changes import MemberBulkChanges
from .member_bulk_update import MemberBulkUpdate
from .member_changed_data import MemberChangedData
from .member_create import MemberCreate
from .member_data import MemberData
from .member_hours import MemberHours
from .member_order import MemberOrder
from .member_page import MemberPage
from .member_profile import MemberProfile
from .member_update import MemberUpdate
from .member_user import MemberUser
from .membership import Membership
from .membership_list import MembershipList
from .message import Message
from .message_attachment import MessageAttachment
from .message_changed_data import MessageChangedData
from .message_changed_frame import MessageChangedFrame
from .message_channel import MessageChannel
from .message_direction import MessageDirection
from .message_figures import MessageFigures
from .message_frame import MessageFrame
from .message_kind import MessageKind
from .message_page import MessagePage
from .message_posted_data import MessagePostedData
from .message_report import MessageReport
from .message_report_line import MessageReportLine
from .message_status import MessageStatus
from .message_status_data import MessageStatusData
from .message_template import MessageTemplate
from .message_template_list import MessageTemplateList
from .message_template_put import MessageTemplatePut
from .messages_by import MessagesBy
from .named import Named
from .new_api_key import NewApiKey
from .new_user import NewUser
from .new_vendor import NewVendor
from .new_webhook_endpoint import NewWebhookEndpoint
from .note_create import NoteCreate
from .notification_settings import NotificationSettings
from .notification_settings_update import NotificationSettingsUpdate
from .occurrence import Occurrence
from .occurrence_list import OccurrenceList
from .of_booking import OfBooking
from .outside_template import OutsideTemplate
from .outside_window import OutsideWindow
from .own_password import OwnPassword
from .password_change import PasswordChange
from .password_forgotten import PasswordForgotten
from .password_reset import PasswordReset
from .permission import Permission
from .permission_list import PermissionList
from .permission_name import PermissionName
from .ping import Ping
from .plain_text_create import PlainTextCreate
from .platform_vendor import PlatformVendor
from .platform_vendor_page import PlatformVendorPage
from .platform_vendor_update import PlatformVendorUpdate
from .pong import Pong
from .posted_direction import PostedDirection
from .preview import Preview
from .preview_request import PreviewRequest
from .problem import Problem
from .problem_details_type_0 import ProblemDetailsType0
from .problem_error import ProblemError
from .profile_update import ProfileUpdate
from .public_booking import PublicBooking
from .public_booking_create import PublicBookingCreate
from .public_booking_staff import PublicBookingStaff
from .public_refusal import PublicRefusal
from .public_reschedule import PublicReschedule
from .public_service import PublicService
from .public_service_list import PublicServiceList
from .public_staff import PublicStaff
from .public_vendor import PublicVendor
from .public_vendor_page import PublicVendorPage
from .quiet import Quiet
from .reach import Reach
from .reaction import Reaction
from .reaction_create import ReactionCreate
from .reaction_frame import ReactionFrame
from .read import Read
from .read_up_to import ReadUpTo
from .recovery_code_list import RecoveryCodeList
from .ref import Ref
from .referral_content import ReferralContent
from .refresh_request import RefreshRequest
from .refusable_kind import RefusableKind
from .refusal import Refusal
from .refusal_data import RefusalData
from .refusal_list import RefusalList
from .refusal_put import RefusalPut
from .registration import Registration
from .reminder_channel import ReminderChannel
from .reminder_rule import ReminderRule
from .reminder_rule_create import ReminderRuleCreate
from .reminder_rule_page import ReminderRulePage
from .reminder_rule_update import ReminderRuleUpdate
from .render_for import RenderFor
from .rendered import Rendered
from .renew import Renew
from .report_by import ReportBy
from .reschedule import Reschedule
from .resource import Resource
from .resource_create import ResourceCreate
from .resource_page import ResourcePage
from .resource_update import ResourceUpdate
from .response_figures import ResponseFigures
from .response_report import ResponseReport
from .response_report_line import ResponseReportLine
from .responses_by import ResponsesBy
from .resync import Resync
from .revenue import Revenue
from .role import Role
from .role_create import RoleCreate
from .role_item import RoleItem
from .role_list import RoleList
from .role_ref import RoleRef
from .role_update import RoleUpdate
from .row_create import RowCreate
from .row_result import RowResult
from .scheduled import Scheduled
from .scope import Scope
from .section_create import SectionCreate
from .send_message import SendMessage
from .send_read import SendRead
from .send_typing import SendTyping
from .sender import Sender
from .sender_kind import SenderKind
from .series import Series
from .series_cancellation import SeriesCancellation
from .series_create import SeriesCreate
from .series_detail import SeriesDetail
from .series_page import SeriesPage
from .series_preview import SeriesPreview
from .series_reschedule import SeriesReschedule
from .series_written import SeriesWritten
from .service import Service
from .service_changed_data import ServiceChangedData
from .service_create import ServiceCreate
from .service_data import ServiceData
from .service_detail import ServiceDetail
from .service_page import ServicePage
from .service_update import ServiceUpdate
from .session import Session
from .session_list import SessionList
from .set_avatar_body import SetAvatarBody
from .shown_button import ShownButton
from .shown_contact import ShownContact
from .shown_row import ShownRow
from .shown_section import ShownSection
from .signed_in import SignedIn
from .slot import Slot
from .slot_list import SlotList
from .socket_ticket import SocketTicket
from .staff import Staff
from .status_frame import StatusFrame
from .tap_content import TapContent
from .team import Team
from .team_create import TeamCreate
from .team_members import TeamMembers
from .team_page import TeamPage
from .team_update import TeamUpdate
from .template_content import TemplateContent
from .template_content_parameters import TemplateContentParameters
from .template_create import TemplateCreate
from .template_create_parameters_type_0 import TemplateCreateParametersType0
from .template_page import TemplatePage
from .test_data import TestData
from .test_placed import TestPlaced
from .test_send import TestSend
from .text_create import TextCreate
from .time_off import TimeOff
from .time_off_create import TimeOffCreate
from .time_off_page import TimeOffPage
from .timeline import Timeline
from .timeline_item import TimelineItem
from .timeline_kind import TimelineKind
from .tokens import Tokens
from .told_how import ToldHow
from .two_factor import TwoFactor
from .two_factor_end import TwoFactorEnd
from .two_factor_offer import TwoFactorOffer
from .two_factor_proof import TwoFactorProof
from .typing import Typing
from .unread_from import UnreadFrom
from .unsupported_content import UnsupportedContent
from .user import User
from .user_joined import UserJoined
from .user_left import UserLeft
from .vendor import Vendor
from .vendor_bulk_update import VendorBulkUpdate
from .vendor_order import VendorOrder
from .vendor_switch import VendorSwitch
from .vendor_update import VendorUpdate
from .wait_status import WaitStatus
from .waitlist_entry import WaitlistEntry
from .waitlist_entry_data import WaitlistEntryData
from .waitlist_join import WaitlistJoin
from .waitlist_joined_data import WaitlistJoinedData
from .waitlist_offered_data import WaitlistOfferedData
from .waitlist_page import WaitlistPage
from .way_outside import WayOutside
from .webhook_attempt import WebhookAttempt
from .webhook_attempt_page import WebhookAttemptPage
from .webhook_booking_cancelled import WebhookBookingCancelled
from .webhook_booking_changed import WebhookBookingChanged
from .webhook_booking_completed import WebhookBookingCompleted
from .webhook_booking_confirmed import WebhookBookingConfirmed
from .webhook_booking_created import WebhookBookingCreated
from .webhook_booking_customer_is_coming import WebhookBookingCustomerIsComing
from .webhook_booking_no_show import WebhookBookingNoShow
from .webhook_booking_rescheduled import WebhookBookingRescheduled
from .webhook_channel_whatsapp_resumed import WebhookChannelWhatsappResumed
from .webhook_channel_whatsapp_stopped import WebhookChannelWhatsappStopped
from .webhook_contact_added import WebhookContactAdded
from .webhook_contact_changed import WebhookContactChanged
from .webhook_contact_erased import WebhookContactErased
from .webhook_contact_merged import WebhookContactMerged
from .webhook_contact_removed import WebhookContactRemoved
from .webhook_conversation_changed import WebhookConversationChanged
from .webhook_endpoint import WebhookEndpoint
from .webhook_endpoint_create import WebhookEndpointCreate
from .webhook_endpoint_page import WebhookEndpointPage
from .webhook_endpoint_update import WebhookEndpointUpdate
from .webhook_event_name import WebhookEventName
from .webhook_event_type import WebhookEventType
from .webhook_event_type_data_schema import WebhookEventTypeDataSchema
from .webhook_member_changed import WebhookMemberChanged
from .webhook_member_joined import WebhookMemberJoined
from .webhook_member_left import WebhookMemberLeft
from .webhook_message_changed import WebhookMessageChanged
from .webhook_message_posted import WebhookMessagePosted
from .webhook_message_status_changed import WebhookMessageStatusChanged
from .webhook_refusal_told import WebhookRefusalTold
from .webhook_replay import WebhookReplay
from .webhook_secret_rotate import WebhookSecretRotate
from .webhook_service_added import WebhookServiceAdded
from .webhook_service_changed import WebhookServiceChanged
from .webhook_service_removed import WebhookServiceRemoved
from .webhook_test import WebhookTest
from .webhook_waitlist_joined import WebhookWaitlistJoined
from .webhook_waitlist_left import WebhookWaitlistLeft
from .webhook_waitlist_offered import WebhookWaitlistOffered
from .webhook_webhook_test import WebhookWebhookTest
from .weekday_hours import WeekdayHours
from .whats_app_change import WhatsAppChange
from .whats_app_channel import WhatsAppChannel
from .whats_app_connection import WhatsAppConnection
from .whats_app_rates import WhatsAppRates
from .whats_app_rates_given import WhatsAppRatesGiven
from .whats_app_template import WhatsAppTemplate

__all__ = (
    "Ack",
    "ApiKey",
    "ApiKeyCreate",
    "ApiKeyPage",
    "AskHistory",
    "Assignee",
    "AssigneeWord",
    "Attachment",
    "AttachmentFrame",
    "AttachmentKind",
    "AttachmentState",
    "AuditActor",
    "AuditEvent",
    "AuditEventPage",
    "AuditEventPayload",
    "BookedByCustomer",
    "BookedService",
    "Booking",
    "BookingBulkChanges",
    "BookingBulkDelete",
    "BookingBulkUpdate",
    "BookingChangedData",
    "BookingChangedFrame",
    "BookingCreate",
    "BookingFigures",
    "BookingGone",
    "BookingHold",
    "BookingIdData",
    "BookingNews",
    "BookingOrder",
    "BookingPage",
    "BookingReport",
    "BookingReportLine",
    "BookingRescheduledData",
    "BookingStatus",
    "BookingTerms",
    "BookingThen",
    "BookingThenStatus",
    "BookingUpdate",
    "BulkDelete",
    "BulkItem",
    "BulkResult",
    "BulkRetry",
    "BulkStatus",
    "ButtonCreate",
    "ButtonsContent",
    "ButtonsCreate",
    "CalendarDate",
    "CalendarDay",
    "CalendarFeed",
    "CalendarMonth",
    "Cancellation",
    "CancelledBy",
    "CannedReply",
    "CannedReplyCreate",
    "CannedReplyPage",
    "CannedReplyUpdate",
    "CellError",
    "ChannelResumedData",
    "ChannelStanding",
    "ChannelStoppedData",
    "ChargedMessages",
    "ClockSpan",
    "CodeRequest",
    "Contact",
    "ContactAddedData",
    "ContactChangedData",
    "ContactCreate",
    "ContactErase",
    "ContactMerge",
    "ContactMergedData",
    "ContactPage",
    "ContactRemovedData",
    "ContactRequestContent",
    "ContactRequestCreate",
    "ContactsContent",
    "ContactUpdate",
    "Conversation",
    "ConversationBulkUpdate",
    "ConversationChangedData",
    "ConversationChangedFrame",
    "ConversationContact",
    "ConversationCreate",
    "ConversationDetail",
    "ConversationEvents",
    "ConversationGone",
    "ConversationPage",
    "ConversationReach",
    "ConversationStatus",
    "ConversationUpdate",
    "CountByStatus",
    "CreateAttachmentBody",
    "CurrentVendor",
    "CursorFrame",
    "DateHours",
    "DeliveriesRetried",
    "DeliveriesRetry",
    "Delivery",
    "DeliveryAttempt",
    "DeliveryChannel",
    "DeliveryDetail",
    "DeliveryPage",
    "DeliveryState",
    "EmailChange",
    "EmailProof",
    "Erasure",
    "ErasureCounts",
    "ErasureList",
    "ErasurePage",
    "ErasureSearch",
    "ErasureState",
    "ErrorFrame",
    "Format",
    "FormContent",
    "FormContentAnswers",
    "History",
    "Hours",
    "HoursAnswer",
    "ImportContactsBody",
    "ImportItem",
    "ImportResult",
    "InboxMessage",
    "InboxMessageChanged",
    "InboxStatus",
    "Invitation",
    "InvitationAcceptance",
    "InvitationCreate",
    "InvitationItem",
    "InvitationList",
    "InvitationPage",
    "InvitationPreview",
    "InvitationRefused",
    "InvitationState",
    "InvitationToken",
    "InvitedTo",
    "Joined",
    "Label",
    "LabelCreate",
    "LabelPage",
    "LabelRef",
    "LabelUpdate",
    "LastDirection",
    "ListContent",
    "ListCreate",
    "LocationContent",
    "LocationCreate",
    "Login",
    "MediaContent",
    "MediaCreate",
    "Member",
    "MemberBulkChanges",
    "MemberBulkUpdate",
    "MemberChangedData",
    "MemberCreate",
    "MemberData",
    "MemberHours",
    "MemberOrder",
    "MemberPage",
    "MemberProfile",
    "Membership",
    "MembershipList",
    "MemberUpdate",
    "MemberUser",
    "Message",
    "MessageAttachment",
    "MessageChangedData",
    "MessageChangedFrame",
    "MessageChannel",
    "MessageDirection",
    "MessageFigures",
    "MessageFrame",
    "MessageKind",
    "MessagePage",
    "MessagePostedData",
    "MessageReport",
    "MessageReportLine",
    "MessagesBy",
    "MessageStatus",
    "MessageStatusData",
    "MessageTemplate",
    "MessageTemplateList",
    "MessageTemplatePut",
    "Named",
    "NewApiKey",
    "NewUser",
    "NewVendor",
    "NewWebhookEndpoint",
    "NoteCreate",
    "NotificationSettings",
    "NotificationSettingsUpdate",
    "Occurrence",
    "OccurrenceList",
    "OfBooking",
    "OutsideTemplate",
    "OutsideWindow",
    "OwnPassword",
    "PasswordChange",
    "PasswordForgotten",
    "PasswordReset",
    "Permission",
    "PermissionList",
    "PermissionName",
    "Ping",
    "PlainTextCreate",
    "PlatformVendor",
    "PlatformVendorPage",
    "PlatformVendorUpdate",
    "Pong",
    "PostedDirection",
    "Preview",
    "PreviewRequest",
    "Problem",
    "ProblemDetailsType0",
    "ProblemError",
    "ProfileUpdate",
    "PublicBooking",
    "PublicBookingCreate",
    "PublicBookingStaff",
    "PublicRefusal",
    "PublicReschedule",
    "PublicService",
    "PublicServiceList",
    "PublicStaff",
    "PublicVendor",
    "PublicVendorPage",
    "Quiet",
    "Reach",
    "Reaction",
    "ReactionCreate",
    "ReactionFrame",
    "Read",
    "ReadUpTo",
    "RecoveryCodeList",
    "Ref",
    "ReferralContent",
    "RefreshRequest",
    "RefusableKind",
    "Refusal",
    "RefusalData",
    "RefusalList",
    "RefusalPut",
    "Registration",
    "ReminderChannel",
    "ReminderRule",
    "ReminderRuleCreate",
    "ReminderRulePage",
    "ReminderRuleUpdate",
    "Rendered",
    "RenderFor",
    "Renew",
    "ReportBy",
    "Reschedule",
    "Resource",
    "ResourceCreate",
    "ResourcePage",
    "ResourceUpdate",
    "ResponseFigures",
    "ResponseReport",
    "ResponseReportLine",
    "ResponsesBy",
    "Resync",
    "Revenue",
    "Role",
    "RoleCreate",
    "RoleItem",
    "RoleList",
    "RoleRef",
    "RoleUpdate",
    "RowCreate",
    "RowResult",
    "Scheduled",
    "Scope",
    "SectionCreate",
    "Sender",
    "SenderKind",
    "SendMessage",
    "SendRead",
    "SendTyping",
    "Series",
    "SeriesCancellation",
    "SeriesCreate",
    "SeriesDetail",
    "SeriesPage",
    "SeriesPreview",
    "SeriesReschedule",
    "SeriesWritten",
    "Service",
    "ServiceChangedData",
    "ServiceCreate",
    "ServiceData",
    "ServiceDetail",
    "ServicePage",
    "ServiceUpdate",
    "Session",
    "SessionList",
    "SetAvatarBody",
    "ShownButton",
    "ShownContact",
    "ShownRow",
    "ShownSection",
    "SignedIn",
    "Slot",
    "SlotList",
    "SocketTicket",
    "Staff",
    "StatusFrame",
    "TapContent",
    "Team",
    "TeamCreate",
    "TeamMembers",
    "TeamPage",
    "TeamUpdate",
    "TemplateContent",
    "TemplateContentParameters",
    "TemplateCreate",
    "TemplateCreateParametersType0",
    "TemplatePage",
    "TestData",
    "TestPlaced",
    "TestSend",
    "TextCreate",
    "Timeline",
    "TimelineItem",
    "TimelineKind",
    "TimeOff",
    "TimeOffCreate",
    "TimeOffPage",
    "Tokens",
    "ToldHow",
    "TwoFactor",
    "TwoFactorEnd",
    "TwoFactorOffer",
    "TwoFactorProof",
    "Typing",
    "UnreadFrom",
    "UnsupportedContent",
    "User",
    "UserJoined",
    "UserLeft",
    "Vendor",
    "VendorBulkUpdate",
    "VendorOrder",
    "VendorSwitch",
    "VendorUpdate",
    "WaitlistEntry",
    "WaitlistEntryData",
    "WaitlistJoin",
    "WaitlistJoinedData",
    "WaitlistOfferedData",
    "WaitlistPage",
    "WaitStatus",
    "WayOutside",
    "WebhookAttempt",
    "WebhookAttemptPage",
    "WebhookBookingCancelled",
    "WebhookBookingChanged",
    "WebhookBookingCompleted",
    "WebhookBookingConfirmed",
    "WebhookBookingCreated",
    "WebhookBookingCustomerIsComing",
    "WebhookBookingNoShow",
    "WebhookBookingRescheduled",
    "WebhookChannelWhatsappResumed",
    "WebhookChannelWhatsappStopped",
    "WebhookContactAdded",
    "WebhookContactChanged",
    "WebhookContactErased",
    "WebhookContactMerged",
    "WebhookContactRemoved",
    "WebhookConversationChanged",
    "WebhookEndpoint",
    "WebhookEndpointCreate",
    "WebhookEndpointPage",
    "WebhookEndpointUpdate",
    "WebhookEventName",
    "WebhookEventType",
    "WebhookEventTypeDataSchema",
    "WebhookMemberChanged",
    "WebhookMemberJoined",
    "WebhookMemberLeft",
    "WebhookMessageChanged",
    "WebhookMessagePosted",
    "WebhookMessageStatusChanged",
    "WebhookRefusalTold",
    "WebhookReplay",
    "WebhookSecretRotate",
    "WebhookServiceAdded",
    "WebhookServiceChanged",
    "WebhookServiceRemoved",
    "WebhookTest",
    "WebhookWaitlistJoined",
    "WebhookWaitlistLeft",
    "WebhookWaitlistOffered",
    "WebhookWebhookTest",
    "WeekdayHours",
    "WhatsAppChange",
    "WhatsAppChannel",
    "WhatsAppConnection",
    "WhatsAppRates",
    "WhatsAppRatesGiven",
    "WhatsAppTemplate",
)
