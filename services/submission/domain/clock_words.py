"""Days and moments as they stand in Chinese documents, in the country's one time."""

from datetime import date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")


def day_in_words(day: str | date) -> str:
    """2023年5月14日."""
    read = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{read.year}年{read.month}月{read.day}日"


def moment_in_words(moment: str | datetime) -> str:
    """2023年5月14日 9:30; a moment without a zone is Beijing's."""
    read = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    local = read.astimezone(BEIJING) if read.tzinfo else read
    return f"{day_in_words(local.date())} {local.hour}:{local.minute:02d}"
