"""Git: which lines a change adds or edits."""
