"""Demo: what `make demo` runs. Like production in speed, but on loopback, without a second factor, mails to files."""

import os

os.environ.setdefault("SECRET_KEY", "demo-only-and-never-in-production-0123456789-abcdefghij")
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
os.environ.setdefault("BASE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")

from .production import *

IS_DEMO = True
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
STAFF_NEED_SECOND_FACTOR = False
WHITENOISE_MAX_AGE = 0
# Straight from the folders: collecting and compressing Wagtail's thousand files would keep a newcomer waiting.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
# The worker sets its own loggers' level; what reaches the console is decided at the handler.
LOGGING["root"]["level"] = LOGGING["handlers"]["console"]["level"] = "WARNING"
