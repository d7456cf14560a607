"""A Telegram to try the bot on: Bot API server and web chat; knows nothing of the bot."""
