"""Keeping the indexes true: what waits to be told, who tells it, making an index anew, and comparing."""
