"""The database file: opening, locking, migrating, and temporary files beside it."""
