"""The simplest bot there is, as the library's own pages show it: it answers each tap."""

import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters


async def tapped(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.callback_query:
        await update.callback_query.answer("ok")


async def wrote(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message:
        buttons = [InlineKeyboardButton(word, callback_data=word) for word in ("同意", "反对")]
        await update.message.reply_text("ok", reply_markup=InlineKeyboardMarkup([buttons]))


def main() -> None:
    url = os.environ["BOT_API_URL"]
    application = (
        Application.builder().token(os.environ["BOT_TOKEN"]).base_url(f"{url}/bot").build()
    )
    application.add_handler(CallbackQueryHandler(tapped))
    application.add_handler(MessageHandler(filters.TEXT, wrote))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
