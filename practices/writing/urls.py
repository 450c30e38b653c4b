"""Addresses for writing: /tulis/…"""

from django.urls import path

from . import offline, views

app_name = "writing"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("luring/", offline.shell, name="offline"),
    path("<slug:kind>/", views.new, name="new"),
    path("<slug:kind>/ketik/", views.keep_new, name="keep-new"),
    path("<slug:kind>/<int:page_id>/", views.edit, name="edit"),
    path("<slug:kind>/<int:page_id>/ketik/", views.keep, name="keep"),
    path("<slug:kind>/<int:page_id>/pratinjau/", views.preview, name="preview"),
]
