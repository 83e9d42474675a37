from typing import Literal

ReportBy = Literal["day", "member", "service"]

REPORT_BY_VALUES: set[ReportBy] = {
    "day",
    "member",
    "service",
}


def check_report_by(value: str) -> ReportBy:
    if value in REPORT_BY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REPORT_BY_VALUES!r}")
