"""What a preview says of reminders that could not come in time."""

import pytest

from tests.views.notices.test_drafts import seen
from views.notices import draft
from views.texts import Catalogue

CATALOGUE = Catalogue()


def test_a_reminder_that_would_come_before_the_notice_itself_is_said_to_be_left_out() -> None:
    tomorrow = seen("明天9:00", reminders=(1440, 60))
    text = draft.home(CATALOGUE.say("zh-CN"), tomorrow).text
    assert "“提前 1 天”的提醒比公告发出得还早" in text
    assert "“提前 1 小时”" not in text


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_reminders_after_the_post_are_named_without_a_warning(language: str) -> None:
    assert "⚠️" not in draft.home(CATALOGUE.say(language), seen(reminders=(1440, 60))).text
