"""Addresses of the review desk."""

from django.urls import path

from .views import aftercare, compare, desk, learning, link, offering, overview, people, record, text

app_name = "review"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("ikhtisar/", overview.overview, name="overview"),
    path("ikhtisar/telaah-pertama/<int:review_id>/", overview.first_read, name="first_read"),
    path("laporan/", aftercare.flags, name="flags"),
    path("laporan/<int:flag_id>/", aftercare.flag, name="flag"),
    path("terbit/<int:page_id>/", aftercare.published, name="published"),
    path("<int:page_id>/", text.text, name="text"),
    path("<int:page_id>/baca/", text.read, name="read"),
    path("<int:page_id>/ketik/", text.keep, name="keep"),
    path("<int:page_id>/banding/", compare.compare, name="compare"),
    path("<int:page_id>/riwayat/", record.record, name="record"),
    path("<int:page_id>/riwayat.csv", record.record_file, {"form": "csv"}, name="record-csv"),
    path("<int:page_id>/riwayat.json", record.record_file, {"form": "json"}, name="record-json"),
    path("riwayat/", record.desk_record, name="desk-record"),
    path("riwayat.csv", record.desk_record_file, {"form": "csv"}, name="desk-record-csv"),
    path("riwayat.json", record.desk_record_file, {"form": "json"}, name="desk-record-json"),
    path("<int:page_id>/tawarkan/", offering.offering, name="offering"),
    path("tautan/<str:token>/", link.link, name="link"),
    path("tautan/<str:token>/ketik/", link.keep, name="link-keep"),
    path("kesediaan/", people.availability, name="availability"),
    path("saya/", people.own, name="own"),
    path("belajar/", learning.learn, name="learn"),
    path("surat/", people.issue_letter, name="issue-letter"),
    path("surat/<slug:code>/", people.letter, name="letter"),
]
