"""Addresses of the review desk."""

from django.urls import path

from .views import desk, text

app_name = "review"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("<int:page_id>/", text.text, name="text"),
    path("<int:page_id>/baca/", text.read, name="read"),
    path("<int:page_id>/ketik/", text.keep, name="keep"),
]
