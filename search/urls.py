"""The addresses of the search, below `/cari/`."""

from django.urls import path

from . import views

app_name = "search"
urlpatterns = [
    path("", views.search, name="search"),
    path("saran/", views.suggestions, name="suggestions"),
]
