"""Requests made of targets, and evidence made of outcomes. Pure."""
