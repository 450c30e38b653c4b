"""Addresses for writing: /tulis/…"""

from django.urls import path

from . import answering, looking_back, media, offline, sending, views

app_name = "writing"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("luring/", offline.shell, name="offline"),
    path("siap/", sending.ready, name="ready"),
    path("kirim/", sending.send, name="send"),
    path("<slug:kind>/", views.new, name="new"),
    path("<slug:kind>/ketik/", views.keep_new, name="keep-new"),
    path("<slug:kind>/<int:page_id>/", views.edit, name="edit"),
    path("<slug:kind>/<int:page_id>/ketik/", views.keep, name="keep"),
    path("<slug:kind>/<int:page_id>/pratinjau/", views.preview, name="preview"),
    path("<slug:kind>/<int:page_id>/masukan/", answering.feedback, name="feedback"),
    path("<slug:kind>/<int:page_id>/banding/", looking_back.compare, name="compare"),
    path("<slug:kind>/<int:page_id>/riwayat/", looking_back.record, name="record"),
    path(
        "<slug:kind>/<int:page_id>/riwayat.csv", looking_back.record_file, {"form": "csv"}, name="record-csv"
    ),
    path(
        "<slug:kind>/<int:page_id>/riwayat.json",
        looking_back.record_file,
        {"form": "json"},
        name="record-json",
    ),
    path("<slug:kind>/<int:page_id>/berkas/", media.media, name="media"),
]
