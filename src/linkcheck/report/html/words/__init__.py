"""Names, dates and texts as the HTML page shows them."""
