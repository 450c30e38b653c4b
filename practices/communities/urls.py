"""Addresses of founding."""

from django.urls import path

from . import views

app_name = "communities"
urlpatterns = [
    path("ikut/<str:token>/", views.confirm_founder, name="confirm"),
    path("<int:page_id>/undang/", views.invite_founders, name="invite"),
]
