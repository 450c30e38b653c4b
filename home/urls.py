"""Addresses of home: `fixed` stand outside the languages, `localised` under each."""

from typing import Any

from django.urls import path, re_path

from core.delivery.manifest import manifest
from core.delivery.worker import service_worker
from core.gallery.views import gallery

from . import kept, views
from .feeds import NewestStories

fixed: list[Any] = [
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<slug:piece>.xml", views.sitemap_piece, name="sitemap_piece"),
    path("robots.txt", views.robots, name="robots"),
    path("sw.js", service_worker, name="service_worker"),
    path("healthz", views.health, name="health"),
    path("gaya/", gallery, name="gallery"),
]
localised: list[Any] = [
    path("umpan/", NewestStories(), name="feed"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("tersimpan/", kept.kept, name="kept"),
    path("tersimpan/kumpulan/", kept.listed_set, name="kept_set"),
    path("tersimpan/kumpulan/<slug:slug>/", kept.community_set, name="kept_community"),
    # As Wagtail's own, which still makes the addresses; what begins with an underscore are its small views.
    re_path(r"^(?!_)((?:[\w\-]+/)*)$", views.page, name="page"),
]
