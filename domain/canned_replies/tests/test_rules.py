import pytest

from domain.canned_replies import rules

VALUES = {"contact_name": "Ann {vendor_name}", "member_name": "Bob", "vendor_name": "Spa"}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hi {contact_name}", "Hi Ann {vendor_name}"),  # what a value holds is not filled in again
        ("{member_name}{vendor_name}", "BobSpa"),
        ("{contact_name.__class__} {0} {} { contact_name }", "{contact_name.__class__} {0} {} { contact_name }"),
        ("{{member_name}}", "{Bob}"),
        ("%(member_name)s", "%(member_name)s"),
    ],
)
def test_names_are_put_in_their_places_and_nothing_else(text: str, filled: str) -> None:
    assert rules.fill(text, VALUES) == filled


@pytest.mark.parametrize("text", ["{phone}", "{contact_name} {x}", "{0}"])
def test_a_placeholder_that_there_is_not(text: str) -> None:
    with pytest.raises(rules.UnknownPlaceholder):
        rules.check_placeholders(text)
