"""Where files live, from one address: `file:///folder` or `s3://KEY:SECRET@host/private-bucket?released=bucket`.

Two storages follow: `default` holds originals that only a checking view gives out, `released` holds what everybody may
fetch by its random name.
"""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

#: released files have random names and never change
KEEP = {"CacheControl": "public, max-age=31536000, immutable"}
STATIC = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}


def storages_for(url: str) -> dict[str, dict[str, Any]]:
    """Django's STORAGES for a media address; raises ValueError for a scheme that is not known."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return {
            "default": _folder(f"{parts.path}/private", ""),
            "released": _folder(f"{parts.path}/released", "/media/"),
            "staticfiles": STATIC,
        }
    if parts.scheme == "s3":
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        private = parts.path.strip("/")
        common = {
            "access_key": unquote(parts.username or ""),
            "secret_key": unquote(parts.password or ""),
            "endpoint_url": f"{query.get('scheme', 'https')}://{parts.hostname}"
            + (f":{parts.port}" if parts.port else ""),
            "region_name": query.get("region"),
        }
        return {
            "default": _bucket(
                {
                    **common,
                    "alias": "default",
                    "bucket_name": private,
                    "querystring_auth": True,
                    "default_acl": "private",
                }
            ),
            "released": _bucket(
                {
                    **common,
                    "alias": "released",
                    "object_parameters": KEEP,
                    "bucket_name": query.get("released", f"{private}-released"),
                    "querystring_auth": False,
                    "custom_domain": query.get("domain"),
                }
            ),
            "staticfiles": STATIC,
        }
    raise ValueError(f"MEDIA_STORAGE_URL: unknown scheme {parts.scheme!r}; use file:// or s3://")


def origin_of(url: str) -> list[str]:
    """Where browsers fetch released files from, if that is not this site: for the content security policy."""
    parts = urlsplit(url)
    if parts.scheme != "s3":
        return []
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    host = query.get("domain", "").split("/")[0] or parts.netloc.rpartition("@")[2]
    return [f"{query.get('scheme', 'https')}://{host}"]


def _folder(location: str, base_url: str) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": location, "base_url": base_url or "/tak-terbuka/"},
    }


def _bucket(options: dict[str, Any]) -> dict[str, Any]:
    return {
        "BACKEND": "library.buckets.Bucket",
        "OPTIONS": {k: v for k, v in options.items() if v is not None},
    }
