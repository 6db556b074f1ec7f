"""What the project is called, and where it is published."""

__version__ = "0.1.0"
DISTRIBUTION = "listhealth"
"""What package indexes call it; the command and the import are called linkcheck."""
HOME = "https://github.com/listhealth/linkcheck"
"""Where the project and its documentation are published; `[project.urls]` says the same."""
