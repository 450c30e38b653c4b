"""The fingerprint of a text: two revisions that readers could not tell apart have the same one."""

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Revision

#: what a revision stores beside the words: clocks, counters and states that change without the text changing
NOT_CONTENT = frozenset(
    [
        "pk",
        "path",
        "depth",
        "numchild",
        "url_path",
        "live",
        "has_unpublished_changes",
        "latest_revision",
        "live_revision",
        "first_published_at",
        "last_published_at",
        "latest_revision_created_at",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "draft_title",
        "content_type",
        "translation_key",
        "locale",
        "alias_of",
        "wagtail_admin_comments",
        "owner",
        "page",
        "sort_order",
    ]
)


def content_hash(revision: Revision) -> str:
    """SHA-256 (hex) over the words, choices and rows of a revision, without clocks and states."""
    return hash_of(revision.content)


def hash_of(content: dict[str, Any]) -> str:
    """The same for a page's serializable data that is no revision yet."""
    # Through JSON once more: dates and decimals of data that was never stored become what storing makes of them.
    plain = json.loads(json.dumps(content, cls=DjangoJSONEncoder))
    words = json.dumps(_words(plain), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


def _words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _words(item) for key, item in value.items() if key not in NOT_CONTENT}
    if isinstance(value, list):
        return [_words(item) for item in value]
    return value
