"""A storage that a task must find again says its name, never its key."""

import json

from django.core.files.storage import storages
from django.utils.module_loading import import_string

from library.buckets import Bucket


def test_task_row_holds_no_key(settings):
    options = {"alias": "default", "bucket_name": "privat", "access_key": "AKIA", "secret_key": "geheim"}
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "library.buckets.Bucket", "OPTIONS": options},
    }
    row = json.dumps(storages["default"].deconstruct())
    path, arguments, options = json.loads(row)
    assert "geheim" not in row
    assert isinstance(import_string(path)(*arguments, **options), Bucket)
