"""The search in Wagtail's admin: of pages by their titles, and what editors do for those who search."""
