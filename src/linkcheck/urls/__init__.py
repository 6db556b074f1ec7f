"""Normalise destinations, group links into targets, include and exclude. Pure."""
