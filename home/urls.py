"""Addresses of home: `fixed` stand outside the languages, `localised` under each."""

from typing import Any

from django.urls import path, re_path

from . import views
from .feeds import NewestStories

fixed: list[Any] = [
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<slug:piece>.xml", views.sitemap_piece, name="sitemap_piece"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", views.health, name="health"),
]
localised: list[Any] = [
    path("umpan/", NewestStories(), name="feed"),
    # As Wagtail's own, which still makes the addresses; what begins with an underscore are its small views.
    re_path(r"^(?!_)((?:[\w\-]+/)*)$", views.page, name="page"),
]
