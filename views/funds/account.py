"""Where to pay, for the custodians who say so and for those who look after it."""

from domain.funds import Fund
from views.funds import mine, panel
from views.funds.paying import code
from views.places import naming
from views.screen import Screen
from views.texts import Texts


def asking(say: Texts, fund: Fund) -> Screen:
    """Ask a custodian for words or a picture; what stands there now is shown with it."""
    lines = [say("fund-account-ask", title=fund.title), *panel.account(say, fund)]
    return Screen("\n".join([*lines, say("fund-not-held")]), ((mine.back(say, fund),),))


def shown(say: Texts, fund: Fund, by: str) -> Screen:
    """To custodians and organisers: this is what everybody is shown from now on."""
    text = say("fund-account-shown", title=fund.title, by=naming.person(say, by))
    lines = [text, *panel.account(say, fund), say("fund-not-held")]
    return Screen("\n".join(lines), ((mine.open_button(say, fund),),), code(fund))
