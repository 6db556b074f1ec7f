"""The parts of the HTML page, each from results to a view."""
