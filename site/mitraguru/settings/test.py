"""Tests: no server needed, nothing leaves the machine, files in a folder that is thrown away."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "tests-only-and-never-in-production-0123456789-abcdefghij")
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,testserver,example.test")
os.environ.setdefault("BASE_URL", "http://testserver")
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="mitraguru-tests-"))

from .production import *

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
STAFF_NEED_SECOND_FACTOR = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# A test tells the search engine when it wants to; a thread would do so in the middle of the next test.
SEARCH_NUDGES = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "renditions": CACHES["renditions"],
    "pages": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(VAR_DIR / "pages"),
    },
}
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    (BASE_DIR / "var").mkdir(exist_ok=True)
    # A file, not memory: threads of concurrency tests and the live server share it.
    DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_DB", str(BASE_DIR / "var" / "tests.sqlite3"))}
