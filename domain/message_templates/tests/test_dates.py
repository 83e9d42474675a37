from datetime import UTC, datetime

import pytest

from domain.message_templates import dates

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
AT = datetime(2026, 12, 4, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tag", "country", "timezone", "written"),
    [
        ("en", "GB", "Europe/London", "Fri 4 Dec, 18:30 (London)"),
        ("en", "US", "America/New_York", "Fri, Dec 4, 1:30 PM (New York)"),
        ("es", "ES", "Europe/Madrid", "vie, 4 dic, 19:30 (Madrid)"),
        ("pt-BR", "GB", "America/Sao_Paulo", "sex., 4 de dez. 15:30 (São Paulo)"),
        ("vi", "VN", "Asia/Ho_Chi_Minh", "01:30 Th 7, 5 thg 12 (Ho Chi Minh)"),
        ("de", "", "Europe/Berlin", "Fr., 4. Dez., 19:30 (Berlin)"),
        ("tlh", "GB", "Europe/London", "Fri, Dec 4, 6:30 PM (London)"),
    ],
)
def test_as_the_reader_is_used_to_it(tag: str, country: str, timezone: str, written: str) -> None:
    assert dates.when(AT, timezone, dates.locale_of(tag, country=country), now=NOW) == written


def test_another_year_is_told() -> None:
    locale = dates.locale_of("en", country="GB")
    assert dates.date(datetime(2027, 1, 1, 12, tzinfo=UTC), "Europe/London", locale, now=NOW) == "Fri, 1 Jan 2027"
    # By the reader's clock it is still this year.
    assert "2026" not in dates.date(datetime(2027, 1, 1, 1, tzinfo=UTC), "America/New_York", locale, now=NOW)


@pytest.mark.parametrize(
    ("at", "clock"),
    [
        ("2026-10-25T00:30:00+00:00", "01:30"),
        ("2026-10-25T01:30:00+00:00", "01:30"),
        ("2026-03-29T01:30:00+00:00", "02:30"),
    ],
)
def test_on_the_days_when_clocks_change(at: str, clock: str) -> None:
    locale = dates.locale_of("en", country="GB")
    assert dates.time(datetime.fromisoformat(at), "Europe/London", locale) == clock


@pytest.mark.parametrize(("zone", "country"), [("Europe/London", "GB"), ("UTC", ""), ("Nowhere", ""), ("", "")])
def test_whose_clocks_they_are(zone: str, country: str) -> None:
    assert dates.country_of(zone) == country
