"""A draft of a notice for the tests of shaping."""

from datetime import UTC, datetime

from domain.notices import Notice, Schedule

NOW = datetime(2026, 11, 20, 1, tzinfo=UTC)
SEVENTH = datetime(2026, 12, 7, 1, tzinfo=UTC)


def draft(title: str = "人人坞免费义诊", schedule: Schedule | None = None) -> Notice:
    """A clinic on 7 December from 9 to 11."""
    return Notice(
        id=1,
        place_id=1,
        number=1,
        title=title,
        author_id=7,
        created_at=NOW,
        schedule=schedule or Schedule(starts_at=SEVENTH, minutes=120),
    )
