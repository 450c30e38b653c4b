"""What each role may do, before any rule about a particular text."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from accounts.models import User
from accounts.roles import ensure_roles, is_editor, is_reviewer, is_staff
from home.models import HomePage
from places.schools import find_schools
from tests.factories.accounts import (
    PASSWORD,
    AdministratorFactory,
    EditorFactory,
    PersonFactory,
    ReviewerFactory,
    SchoolFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "reviews", "decides", "enters"),
    [
        (UserFactory, False, False, False),
        (ReviewerFactory, True, False, False),
        (EditorFactory, False, True, True),
        (AdministratorFactory, False, True, True),
    ],
)
def test_who_reviews_who_decides_who_enters_the_admin(
    factory: type, reviews: bool, decides: bool, enters: bool
) -> None:
    user = factory()
    assert (is_reviewer(user), is_editor(user), is_staff(user)) == (reviews, decides, enters)


def test_closed_account_has_no_role() -> None:
    assert not is_reviewer(ReviewerFactory(is_active=False))


def test_roles_made_twice_are_the_same_roles() -> None:
    homes = list(HomePage.objects.all())
    before = [model.objects.count() for model in (Group, GroupPagePermission, GroupCollectionPermission)]
    ensure_roles(homes)
    assert [
        model.objects.count() for model in (Group, GroupPagePermission, GroupCollectionPermission)
    ] == before


def test_permission_added_by_an_administrator_stays() -> None:
    group = Group.objects.get(name="Penelaah")
    extra = Group.objects.get(name="Administrator").permissions.first()
    group.permissions.add(extra)
    ensure_roles(list(HomePage.objects.all()))
    assert extra in group.permissions.all()


def test_editor_may_publish_pages_in_both_languages() -> None:
    editor = EditorFactory()
    assert [home.permissions_for_user(editor).can_publish() for home in Page.objects.filter(depth=2)] == [
        True,
        True,
    ]


@pytest.mark.parametrize("factory", [UserFactory, ReviewerFactory])
def test_teacher_and_reviewer_may_do_nothing_in_the_page_tree(factory: type) -> None:
    tester = Page.objects.filter(depth=2).first().permissions_for_user(factory())
    assert [tester.can_edit(), tester.can_publish(), tester.can_add_subpage()] == [False, False, False]


@pytest.mark.parametrize(("factory", "status"), [(EditorFactory, 302), (AdministratorFactory, 200)])
def test_only_administrators_look_after_accounts(client: Client, factory: type, status: int) -> None:
    client.force_login(factory())
    assert client.get("/admin/users/").status_code == status


def test_administrator_adds_an_account_by_address_and_name(client: Client) -> None:
    client.force_login(AdministratorFactory())
    form = {
        "email": "Baru@Sekolah.example",
        "display_name": "Bu Baru",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    client.post("/admin/users/new/", form)
    user = User.objects.get(email="baru@sekolah.example")
    assert (user.person.name, user.emailaddress_set.get().verified) == ("Bu Baru", False)


def test_address_typed_by_an_administrator_replaces_the_old_one_at_the_door(client: Client) -> None:
    user = UserFactory()
    client.force_login(AdministratorFactory())
    form = {
        "email": "lain@sekolah.example",
        "display_name": user.display_name,
        "is_active": "on",
        "password1": "",
        "password2": "",
    }
    client.post(f"/admin/users/edit/{user.pk}/", form)
    assert [at.email for at in user.emailaddress_set.all()] == ["lain@sekolah.example"]


def test_accounts_are_found_by_display_name(client: Client) -> None:
    UserFactory(display_name="Bu Zubaidah")
    client.force_login(AdministratorFactory())
    assert "Bu Zubaidah" in client.get("/admin/users/?q=zubaidah").content.decode()


def test_own_page_in_the_admin_asks_for_one_name_only(client: Client) -> None:
    client.force_login(EditorFactory())
    page = client.get("/admin/account/").content.decode()
    assert "display_name-display_name" in page
    assert "last_name" not in page


@pytest.mark.parametrize("path", ["/admin/", "/telaah/"])
def test_staff_without_a_second_factor_are_led_to_set_it_up(
    client: Client, settings: object, path: str
) -> None:
    settings.STAFF_NEED_SECOND_FACTOR = True
    client.force_login(EditorFactory())
    response = client.get(path, follow=True)
    assert response.redirect_chain == [("/akun/dua-langkah/", 302)]
    assert "ruang penyunting" in response.content.decode()


def test_staff_with_a_second_factor_enter(client: Client, settings: object) -> None:
    settings.STAFF_NEED_SECOND_FACTOR = True
    editor = EditorFactory()
    TOTP.activate(editor, generate_totp_secret())
    client.force_login(editor)
    assert client.get("/admin/").status_code == 200


def test_reviewers_need_no_second_factor(client: Client, settings: object) -> None:
    settings.STAFF_NEED_SECOND_FACTOR = True
    client.force_login(ReviewerFactory())
    assert client.get("/telaah/").status_code == 200


def test_editor_confirms_a_school_that_a_teacher_added(client: Client) -> None:
    school = SchoolFactory()
    client.force_login(EditorFactory())
    form = {
        "npsn": school.npsn,
        "name": "SD Negeri 7 Kambang",
        "level": "sd-mi",
        "regency": school.regency_id,
        "is_confirmed": "on",
    }
    client.post(f"/admin/snippets/places/school/edit/{school.pk}/", form)
    assert find_schools("sdn 7 kambang")[0].is_confirmed


def test_editor_mends_the_name_of_a_person(client: Client) -> None:
    person = PersonFactory(name="Bu Sri")
    client.force_login(EditorFactory())
    client.post(f"/admin/snippets/accounts/person/edit/{person.pk}/", {"name": "Bu Sari"})
    person.refresh_from_db()
    assert person.name == "Bu Sari"


@pytest.mark.parametrize("path", ["/admin/snippets/places/school/", "/admin/snippets/accounts/person/"])
def test_lists_of_schools_and_persons_open_for_editors(client: Client, path: str) -> None:
    SchoolFactory()
    PersonFactory()
    client.force_login(EditorFactory())
    assert client.get(path).status_code == 200
