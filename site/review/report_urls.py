"""Addresses of the readers' door to the desk."""

from django.urls import path

from .views import report

app_name = "report"
urlpatterns = [
    path("<int:page_id>/", report.report, name="report"),
    path("<int:page_id>/terima-kasih/", report.thanks, name="thanks"),
]
