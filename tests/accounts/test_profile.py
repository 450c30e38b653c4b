"""What a person tells of herself, and how her school is found."""

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from places.models import School
from tests.accounts.test_sign_up import link_in
from tests.factories.accounts import PASSWORD, SchoolFactory, UserFactory, region

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return SchoolFactory(name="SD Negeri 05 Painan Utara", npsn="10301234")


@pytest.fixture
def teacher(client: Client) -> User:
    user = UserFactory()
    client.force_login(user)
    return user


def test_teacher_changes_name_and_school(client: Client, teacher: User, school: School) -> None:
    client.post("/akun/profil/", {"display_name": "Guru Pesisir", "school": "sdn 5 painan", "language": "id"})
    teacher.refresh_from_db()
    assert (teacher.display_name, teacher.school) == ("Guru Pesisir", school)


def test_unknown_school_keeps_what_was_typed(client: Client, teacher: User) -> None:
    response = client.post(
        "/akun/profil/", {"display_name": "Guru Pesisir", "school": "SD Entah", "language": "id"}
    )
    assert 'value="SD Entah"' in response.content.decode()
    assert 'value="Guru Pesisir"' in response.content.decode()


def test_school_is_searched_and_chosen_without_a_script(
    client: Client, teacher: User, school: School
) -> None:
    page = client.get("/akun/sekolah/", {"q": "painan"}).content.decode()
    client.post("/akun/sekolah/?q=painan", {"school": school.npsn})
    teacher.refresh_from_db()
    assert f'value="{school.npsn}"' in page
    assert teacher.school == school


def test_script_gets_at_most_ten_schools(client: Client, teacher: User) -> None:
    SchoolFactory.create_batch(12)
    response = client.get("/akun/sekolah/", {"q": "painan"}, headers={"Accept": "application/json"})
    assert len(response.json()["schools"]) == 10


def test_missing_school_is_added_and_chosen(client: Client, teacher: User) -> None:
    form = {
        "npsn": "10309999",
        "name": "SD Negeri 9 Kambang",
        "level": "sd-mi",
        "regency": region("13.01").pk,
        "next": "/tulis/",
    }
    response = client.post("/akun/sekolah/tambah/", form)
    teacher.refresh_from_db()
    assert (teacher.school.npsn, response["Location"]) == ("10309999", "/tulis/")


def test_adding_a_known_npsn_chooses_the_known_school(client: Client, teacher: User, school: School) -> None:
    form = {"npsn": school.npsn, "name": "Nama lain", "level": "slb", "regency": region("13.01").pk}
    client.post("/akun/sekolah/tambah/", form)
    teacher.refresh_from_db()
    school.refresh_from_db()
    assert teacher.school == school
    assert school.name == "SD Negeri 05 Painan Utara"


def test_a_burst_of_new_schools_is_slowed(client: Client, teacher: User) -> None:
    for number in range(15):
        client.post(
            "/akun/sekolah/tambah/",
            {"npsn": f"{20000000 + number}", "name": "SD X", "level": "sd-mi", "regency": region("13.01").pk},
        )
    assert School.objects.count() == 10


def test_next_after_choosing_never_leaves_the_site(client: Client, teacher: User, school: School) -> None:
    response = client.post("/akun/sekolah/", {"school": school.npsn, "next": "https://evil.example/"})
    assert response["Location"] == "/akun/profil/"


def test_new_password_signs_other_devices_out_and_is_told_by_mail(client: Client, teacher: User) -> None:
    other = Client()
    other.force_login(teacher)
    new = "gurita ungu menari pelan"
    client.post("/akun/sandi/ganti/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert other.get("/akun/profil/").status_code == 302
    assert client.get("/akun/profil/").status_code == 200
    assert "baru saja diganti" in mail.outbox[0].body


def test_another_address_counts_only_after_its_mail_was_opened(client: Client, teacher: User) -> None:
    client.post("/akun/pastikan/", {"password": PASSWORD})
    client.post("/akun/surel/", {"email": "baru@sekolah.example", "action_add": ""})
    teacher.refresh_from_db()
    assert teacher.email != "baru@sekolah.example"
    assert mail.outbox[-1].to == ["baru@sekolah.example"]


def test_confirmed_address_takes_the_place_of_the_old_one(client: Client, teacher: User) -> None:
    client.post("/akun/pastikan/", {"password": PASSWORD})
    client.post("/akun/surel/", {"email": "baru@sekolah.example", "action_add": ""})
    client.post(link_in(mail.outbox[-1]))
    teacher.refresh_from_db()
    assert teacher.email == "baru@sekolah.example"


def test_address_with_which_another_account_has_begun_is_not_taken(client: Client, teacher: User) -> None:
    UserFactory(email="baru@sekolah.example", confirmed=False)
    client.post("/akun/pastikan/", {"password": PASSWORD})
    client.post("/akun/surel/", {"email": "baru@sekolah.example", "action_add": ""})
    response = client.post(link_in(mail.outbox[-1]), follow=True)
    teacher.refresh_from_db()
    assert teacher.email != "baru@sekolah.example"
    assert response.status_code == 200
