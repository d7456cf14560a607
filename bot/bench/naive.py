"""The bot most people would write: votes in memory, the panel edited on each tap."""

import logging
import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

CHOICES = ("同意", "反对")
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton(c, callback_data=c) for c in CHOICES]])
votes: dict[int, str] = {}


def panel() -> str:
    return " · ".join(f"{choice} {list(votes.values()).count(choice)}" for choice in CHOICES)


async def tapped(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if (query := update.callback_query) is None:
        return
    votes[query.from_user.id] = query.data or ""
    await query.answer("已记下")
    await query.edit_message_text(panel(), reply_markup=BUTTONS)


async def wrote(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message:
        await update.message.reply_text(panel(), reply_markup=BUTTONS)


def main() -> None:
    # Each refused edit would print a traceback, and printing would be measured as well.
    logging.disable(logging.CRITICAL)
    url = os.environ["BOT_API_URL"]
    application = (
        Application.builder().token(os.environ["BOT_TOKEN"]).base_url(f"{url}/bot").build()
    )
    application.add_handler(CallbackQueryHandler(tapped))
    application.add_handler(MessageHandler(filters.TEXT, wrote))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
