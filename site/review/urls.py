"""Addresses of the review desk."""

from django.urls import path

from . import views

app_name = "review"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("<int:page_id>/", views.text, name="text"),
    path("<int:page_id>/baca/", views.read, name="read"),
    path("<int:page_id>/ketik/", views.keep, name="keep"),
]
