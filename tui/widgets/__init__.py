"""Widgets: each draws values that it is handed, and says what the mouse did."""
