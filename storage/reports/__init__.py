"""Reports: the matters themselves, their history, their media and who stands behind them."""
