"""Addresses of the library: what asks who looks lies below /berkas/, released pictures below /media/."""

from django.urls import path

from . import views

app_name = "library"
urlpatterns = [
    path("berkas/gambar/<int:pk>/", views.rendition, name="rendition"),
    path("berkas/foto/<int:pk>/", views.picture, name="picture"),
    path("berkas/foto/<int:pk>/turunkan/", views.take_down, name="take_down"),
    path("berkas/dokumen/<int:pk>/turunkan/", views.take_down_file, name="take_down_file"),
    path("berkas/dokumen/<int:pk>/<str:name>", views.document, name="document"),
    path("berkas/izin/", views.consent_form, name="consent_form"),
    path("media/<path:name>", views.released_file, name="released_file"),
]
