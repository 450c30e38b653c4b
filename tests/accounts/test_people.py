"""Accounts and the persons that texts name."""

import pytest
from django.core import mail

from accounts.models import Person
from accounts.notices import send_notice
from accounts.people import add_account, find_or_add_person, person_of, set_school
from accounts.roles import REVIEWER, is_reviewer
from tests.factories.accounts import PersonFactory, SchoolFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_pupil_is_shown_by_initials_only() -> None:
    assert PersonFactory(name="Siti Rahma Yunita").shown_name(pupil=True) == "S.R.Y."
    assert PersonFactory(name="M., kelas 11").shown_name(pupil=True) == "M."
    assert PersonFactory(name="Ayu (7B)").shown_name(pupil=True) == "A."


def test_grown_up_is_shown_by_name() -> None:
    assert PersonFactory(name="Bu Sari").shown_name() == "Bu Sari"


def test_account_is_one_person_however_often_asked() -> None:
    user = UserFactory(display_name="Bu Rahma")
    assert person_of(user) == person_of(user)
    assert Person.objects.get().name == "Bu Rahma"


def test_new_display_name_reaches_the_person_that_texts_name() -> None:
    user = UserFactory(display_name="Bu Rahma")
    person = person_of(user)
    user.display_name = "Guru Pesisir"
    user.save()
    person.refresh_from_db()
    assert person.name == "Guru Pesisir"


def test_address_is_never_shown_as_a_name() -> None:
    user = UserFactory(display_name="")
    assert user.email.split("@")[0] not in person_of(user).name


def test_same_name_by_the_same_author_is_the_same_person() -> None:
    author = UserFactory()
    assert find_or_add_person("Bu  Sari", author) == find_or_add_person("bu sari", author)


def test_same_name_by_another_author_is_somebody_else() -> None:
    assert find_or_add_person("Bu Sari", UserFactory()) != find_or_add_person("Bu Sari", UserFactory())


def test_naming_a_colleague_never_takes_her_account() -> None:
    colleague = UserFactory(display_name="Bu Sari")
    author = UserFactory()
    assert find_or_add_person("Bu Sari", author) != person_of(colleague)


def test_school_is_remembered() -> None:
    user, school = UserFactory(), SchoolFactory()
    set_school(user, school)
    user.refresh_from_db()
    assert user.school == school


def test_account_made_without_the_form_can_enter_and_has_its_roles() -> None:
    user = add_account(
        email="Penelaah@Example.com", password="x", display_name="Pak Budi", roles=[REVIEWER], confirmed=True
    )
    assert user.emailaddress_set.get().verified
    assert is_reviewer(user)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("template", ["submitted", "changes_requested", "published", "founder_invited"])
def test_notice_says_which_text_and_leads_there(template: str, settings: object) -> None:
    user = UserFactory()
    words = [("Sampaikan", "Runtut & jelas."), ("Tanyakan", "Berapa murid?")]
    said = [{"who": "Bu Sari", "decision": "setuju", "words": words}]
    told = {"page_title": "Timbangan di TPI", "link": "/tulis/praktik/7/", "words": words, "said": said}
    send_notice(user, template, told)
    message = mail.outbox[0]
    html = message.alternatives[0].content
    assert "Timbangan di TPI" in message.subject
    assert f'href="{settings.BASE_URL}/tulis/praktik/7/"' in html
    assert ("Runtut & jelas." in message.body) == (template != "submitted")


@pytest.mark.django_db(transaction=True)
def test_notice_is_written_in_the_readers_language() -> None:
    user = UserFactory(language="en")
    send_notice(user, "published", {"page_title": "Timbangan", "link": "/praktik/timbangan/"})
    assert '<html lang="en">' in mail.outbox[0].alternatives[0].content


@pytest.mark.django_db(transaction=True)
def test_markup_and_foreign_addresses_in_words_stay_text() -> None:
    words = [("Konfirmasi akun:", "https://evil.example/x"), ("Tanyakan", "<script>alert(1)</script>")]
    send_notice(
        UserFactory(),
        "changes_requested",
        {
            "page_title": "Judul\nBcc: x@y.example",
            "link": "/tulis/",
            "said": [{"who": "Bu Sari", "decision": "setuju", "words": words}],
        },
    )
    message = mail.outbox[0]
    html = message.alternatives[0].content
    assert 'href="https://evil.example' not in html
    assert "<script>" not in html
    assert "\n" not in message.subject


@pytest.mark.django_db(transaction=True)
def test_closed_account_gets_no_mail() -> None:
    send_notice(UserFactory(is_active=False), "published", {"page_title": "Judul", "link": "/"})
    assert mail.outbox == []
