"""Reading webhooks: every sample, batches, and what strangers may send. The samples are invented."""

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any, get_args
from uuid import UUID

import pytest

from domain.conversations.cloud_api import (
    FILE_KINDS,
    IdentityChange,
    Incoming,
    Item,
    Person,
    Preference,
    Reaction,
    StatusReport,
    TemplateReview,
    Unusable,
)
from domain.conversations.webhook import read
from domain.deliveries.rules import Price

SAMPLES = {path.stem: path.read_bytes() for path in sorted((Path(__file__).parent / "samples").glob("*.json"))}
STATUSES = [name for name in SAMPLES if name.split("_")[0] in ("sent", "delivered", "read", "failed")]
OTHERS: dict[str, type[Item]] = {
    "message_template_status_approved": TemplateReview,
    "message_template_status_rejected": TemplateReview,
    "reaction_add": Reaction,
    "reaction_remove": Reaction,
    "system_user_changed_number": IdentityChange,
    "system_user_changed_user_id": IdentityChange,
    "user_preferences_stop_marketing": Preference,
    "value_level_errors": Unusable,
}
MESSAGES = [name for name in SAMPLES if name not in {*STATUSES, *OTHERS, "vectors"}]
AMINA = Person("447700900142", "GB.70000000000000000142", "Amina Example")


def only(name: str) -> Any:
    (item,) = read(SAMPLES[name])
    return item


def of(*messages: Any) -> list[Item]:
    """What is read of these messages in one change."""
    payload = json.loads(SAMPLES["text"])
    payload["entry"][0]["changes"][0]["value"]["messages"] = list(messages)
    return list(read(json.dumps(payload).encode()))


def message(kind: str, **parts: Any) -> dict[str, Any]:
    return {"from": "447700900142", "id": "wamid.1", "timestamp": "1795344001", "type": kind, **parts}


@pytest.mark.parametrize("name", MESSAGES)
def test_each_sample_of_a_message_is_read(name: str) -> None:
    item = only(name)
    assert isinstance(item, Incoming), item
    assert item.provider_id.startswith("wamid.")
    assert item.whatsapp_id or item.business_scoped_id
    assert (item.file is not None) == (item.kind in FILE_KINDS)


@pytest.mark.parametrize("name", STATUSES)
def test_each_sample_of_a_status_is_read(name: str) -> None:
    item = only(name)
    assert isinstance(item, StatusReport), item
    assert item.status == name.split("_")[0]


@pytest.mark.parametrize("name", OTHERS)
def test_each_other_sample_is_read_as_what_it_is(name: str) -> None:
    assert type(only(name)) is OTHERS[name]


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("text", "text", "Hi, can I move my massage to Friday?"),
        ("image", "image", "The broken hinge"),
        ("document", "document", "Insurance form"),
        ("audio_voice", "audio", ""),
        ("location", "location", "Example Clinic"),
        ("interactive_button_reply", "interactive", "Confirm"),
        ("interactive_list_reply", "interactive", "Fri 27 Nov 09:30"),
        ("template_quick_reply_button", "button", "Cancel"),
        ("flow_nfm_reply", "interactive", "Sent"),
        ("unsupported", "unsupported", ""),
    ],
)
def test_what_a_message_says(name: str, kind: str, words: str) -> None:
    item = only(name)
    assert (item.kind, item.text) == (kind, words)


def test_what_is_kept_besides_the_words() -> None:
    assert (
        only("interactive_button_reply").content["interactive"]["button_reply"]["id"] == "spout:v1:confirm:bk_01TEST:r3"
    )
    assert only("template_quick_reply_button").content["button"]["payload"] == "spout:v1:cancel:bk_01TEST:r3"
    assert only("flow_nfm_reply").content["form"]["slot"] == "2026-11-27T09:30:00Z"
    assert only("location").content["location"]["latitude"] == 51.500729
    assert only("text_from_ad_referral").content["referral"]["source_id"] == "600000000000001"
    assert only("unsupported").content["errors"][0]["code"] == 131051
    assert only("audio_voice").content["audio"]["voice"] is True
    assert "url" not in only("image").content["image"], "it opens the file to whoever has it"
    assert only("text").content == {}
    assert only("text_reply_to_ours").reply_to == "wamid.SPOUTTEST9001="


def test_what_is_told_of_a_file() -> None:
    file = only("document").file
    assert (file.media_id, file.mime_type, file.name) == ("700000000000004", "application/pdf", "form.pdf")
    assert file.sha256 == ("abcdef1234567890" * 4)
    assert only("audio_voice").file.mime_type == "audio/ogg"


def test_shared_contacts_are_named() -> None:
    cards = [{"name": {"formatted_name": name}, "phones": [{"phone": "+1 212 555 0117"}]} for name in ("Ella", "Diego")]
    (item,) = of(message("contacts", contacts=cards))
    assert isinstance(item, Incoming)
    assert (item.text, item.content["contacts"]) == ("Ella, Diego", cards)


@pytest.mark.parametrize("kind", ["order", "edit", "a_kind_of_tomorrow"])
def test_a_kind_that_is_not_known_yet_is_kept_whole(kind: str) -> None:
    (item,) = of(message(kind, **{kind: {"anything": [1, 2]}}))
    assert isinstance(item, Incoming)
    assert (item.kind, item.text, item.content) == (kind, "", {kind: {"anything": [1, 2]}})


@pytest.mark.parametrize("form", ["not json", "[1]", 7, None, "[" * 100_000, '{"a": NaN}'])
def test_a_form_that_is_no_form_costs_no_message(form: Any) -> None:
    reply = {"type": "nfm_reply", "nfm_reply": {"name": "flow", "body": "Sent", "response_json": form}}
    (item,) = of(message("interactive", interactive=reply))
    assert isinstance(item, Incoming)
    assert item.text == "Sent"


def test_reactions() -> None:
    put, back = only("reaction_add"), only("reaction_remove")
    assert (put.emoji, put.to, put.person) == ("👍", "wamid.SPOUTTEST9001=", AMINA)
    assert (back.emoji, back.to) == ("", "wamid.SPOUTTEST9001=")
    (empty,) = of(message("reaction", reaction={"message_id": "wamid.0", "emoji": ""}))
    assert isinstance(empty, Reaction)
    assert empty.emoji == ""


def test_changed_identities() -> None:
    number, user_id = only("system_user_changed_number"), only("system_user_changed_user_id")
    assert (number.before.whatsapp_id, number.after.whatsapp_id) == ("447700900142", "447700900199")
    for change in (number, user_id):
        assert change.before.business_scoped_id == "GB.70000000000000000142"
        assert change.after.business_scoped_id == "GB.70000000000000000199"
    assert user_id.before.whatsapp_id is None


def test_what_is_told_of_accounts() -> None:
    assert only("user_preferences_stop_marketing").takes_marketing is False
    assert only("user_preferences_stop_marketing").person == AMINA
    approved, rejected = only("message_template_status_approved"), only("message_template_status_rejected")
    assert (approved.name, approved.status, approved.reason) == ("booking_reminder", "approved", "")
    assert (rejected.business_account_id, rejected.reason) == ("900000000000001", "INVALID_FORMAT")
    assert "130429 Rate limit hit" in only("value_level_errors").why


def test_errors_of_a_status_are_told_with_their_codes() -> None:
    failed = only("failed_131047_window_closed")
    assert (failed.codes, failed.reason) == ((131047,), "131047 Re-engagement message")
    assert only("delivered_bsuid_only").person.business_scoped_id == "GB.70000000000000000142"


def test_a_customer_without_a_phone() -> None:
    item = only("text_bsuid_only_no_phone")
    assert (item.whatsapp_id, item.business_scoped_id) == (None, "GB.70000000000000000142")
    assert item.name == "Amina Example"


def test_every_item_of_a_batch_three_levels_deep_is_read_and_poison_hides_nothing() -> None:
    change = json.loads(SAMPLES["text"])["entry"][0]["changes"][0]
    status = json.loads(SAMPLES["delivered"])["entry"][0]["changes"][0]
    twice = json.loads(json.dumps(change))
    twice["value"]["messages"] = [twice["value"]["messages"][0], {"type": "text"}, "poison", None]
    batch = {"entry": [{"changes": [change, status]}, {"changes": [twice, None, 7]}, "poison"]}
    kinds = [type(item).__name__ for item in read(json.dumps(batch).encode())]
    assert kinds.count("Incoming") == 2
    assert kinds.count("StatusReport") == 1
    assert kinds.count("Unusable") == 6


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff", b"[]", b"null", b'{"entry": null}', b'{"entry": 5}', b'{"entry": [[[]]]}', b'{"a": 1}', b"1e999"],
)
def test_nonsense_is_never_an_exception(body: bytes) -> None:
    assert all(isinstance(item, Unusable) for item in read(body))


def echo(data: Any) -> UUID | None:
    payload = json.loads(SAMPLES["sent"])
    payload["entry"][0]["changes"][0]["value"]["statuses"][0]["biz_opaque_callback_data"] = data
    (item,) = read(json.dumps(payload).encode())
    assert isinstance(item, StatusReport)
    return item.delivery_id


def test_our_echo_is_recognised_and_others_are_not() -> None:
    key = UUID(int=7)
    assert echo(f"spout:{key}") == key
    assert [echo(data) for data in ("spout:msg:01TEST", "other", 5, None, "spout:")] == [None] * 5


def price(pricing: Any) -> Price | None:
    payload = json.loads(SAMPLES["delivered"])
    payload["entry"][0]["changes"][0]["value"]["statuses"][0]["pricing"] = pricing
    (item,) = read(json.dumps(payload).encode())
    assert isinstance(item, StatusReport), "the status counts, whatever stands there"
    return item.price


UTILITY = {"pricing_model": "PMP", "category": "utility"}
NO_CATEGORIES: list[Any] = [None, 7, [], {}, "", "x" * 41, "ütility"]
NO_PRICES: list[Any] = [None, True, 7, "utility", [], {}, [{"billable": True}]]


@pytest.mark.parametrize(
    ("pricing", "expected"),
    [
        ({**UTILITY, "billable": True, "type": "regular"}, Price(True, "utility")),
        ({**UTILITY, "billable": False, "type": "free_customer_service"}, Price(False, "utility")),
        ({**UTILITY, "billable": False}, Price(False, "utility")),
        ({**UTILITY, "type": "regular"}, Price(True, "utility")),
        ({**UTILITY, "type": "free_customer_service"}, Price(False, "utility")),
        ({**UTILITY, "type": "free_entry_point"}, Price(False, "utility")),
        ({"billable": True, "category": "authentication-international"}, Price(True, "authentication_international")),
        ({"billable": True, "category": "MARKETING_LITE"}, Price(True, "marketing_lite")),
        ({"billable": True, "category": "of_tomorrow"}, Price(True, "of_tomorrow")),
        (UTILITY, None),
        ({**UTILITY, "type": "of_tomorrow"}, None),
        ({**UTILITY, "type": ["regular"]}, None),
        ({**UTILITY, "billable": "true"}, None),
        ({**UTILITY, "billable": 1}, None),
        *(({"billable": True, "category": category}, None) for category in NO_CATEGORIES),
        *((junk, None) for junk in NO_PRICES),
    ],
)
def test_what_is_said_of_a_price(pricing: Any, expected: Price | None) -> None:
    assert price(pricing) == expected


JUNK: list[Any] = [
    None, True, 0, -1, 10**30, 1e308, "", "x", "\0\ud800", "9" * 300, "1795344001",
    [], [[]], [None], {}, {"id": 7}, {"a": {}},
]  # fmt: skip


def spoiled(value: Any, chance: random.Random) -> Any:
    """A copy with one part of it lost, doubled, or something else: whichever part the dice say."""
    if isinstance(value, dict) and value and chance.random() < 0.85:
        key = chance.choice([*value])
        copy = dict(value)
        if chance.random() < 0.1:
            del copy[key]
        else:
            copy[key] = spoiled(copy[key], chance)
        return copy
    if isinstance(value, list) and value and chance.random() < 0.85:
        place = chance.randrange(len(value))
        return [*value[:place], spoiled(value[place], chance), *value[place : None if chance.random() < 0.9 else 0 :]]
    return chance.choice(JUNK)


def test_ten_thousand_malformed_payloads_and_not_one_exception() -> None:
    chance, payloads = random.Random(1795344001), [json.loads(SAMPLES[name]) for name in SAMPLES if name != "vectors"]
    seen: Counter[str] = Counter()
    for _ in range(10_000):
        bad = spoiled(chance.choice(payloads), chance)
        body = json.dumps(bad).encode()
        if chance.random() < 0.1:
            cut = chance.randrange(len(body) + 1)
            body = body[:cut] + chance.randbytes(3) + body[cut + chance.randrange(20) :]
        for item in read(body):
            seen[type(item).__name__] += 1
            repr(item).encode()  # no lone surrogate is left
    assert set(seen) == {kind.__name__ for kind in get_args(Item)}, "each reader had its share"
    assert seen["Unusable"] > 3000
