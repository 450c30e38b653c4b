"""The small language in which teachers write longer texts, and the clean HTML it is kept as."""
