"""Synthetic enterprises: no such enterprise exists."""
