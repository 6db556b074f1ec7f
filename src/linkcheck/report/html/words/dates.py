"""Dates as a person says them, in English and UTC whatever the machine's locale: reports are byte-stable."""

from datetime import date, datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(moment: date) -> str:
    """`22 Nov 2026`."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def short_day(moment: datetime) -> str:
    """`22 Nov`."""
    return f"{moment.day} {_MONTHS[moment.month - 1]}"


def full(moment: datetime) -> str:
    """`Sunday 22 Nov 2026, 03:12 UTC`."""
    return f"{_DAYS[moment.weekday()]} {day(moment)}, {moment:%H:%M} UTC"


def since(earlier: datetime, now: datetime) -> str:
    """What follows "since": `yesterday`, `Friday`, `12 Nov`; a time for the same day."""
    days = (now.date() - earlier.date()).days
    if days <= 0:
        return f"{earlier:%H:%M} UTC"
    if days == 1:
        return "yesterday"
    if days < 7:
        return _DAYS[earlier.weekday()]
    return short_day(earlier) if earlier.year == now.year else day(earlier)


def took(seconds: float) -> str:
    """`8 s`, `2 min 3 s`, `1 h 12 min`."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
