"""Reports for programs: JSON, JSON Lines, CSV."""
