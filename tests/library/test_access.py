"""Who may fetch a picture or a file that is not public, and how it leaves the house."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission

from library import access
from library.models import Rendition


@pytest.fixture
def closed(picture, document):
    return picture(), document()


def addresses(closed) -> list[str]:
    image, file = closed
    return [image.get_rendition("width-300").url, reverse("library:picture", args=[image.pk]), file.url]


def answers(client, closed) -> set[int]:
    return {client.get(address).status_code for address in addresses(closed)}


def test_stranger_and_visitor_get_404(client, closed, person):
    assert answers(client, closed) == {404}
    client.force_login(person("lain"))
    assert answers(client, closed) == {404}


def test_sender_sees_own_media(client, closed, guru):
    client.force_login(guru)
    assert answers(client, closed) == {200}


def test_account_that_was_closed_sees_nothing(client, closed, guru):
    client.force_login(guru)
    guru.is_active = False
    guru.save()
    assert answers(client, closed) == {404}


def test_owner_of_the_text_sees_what_somebody_sent_for_it(client, picture, document, page_with, person):
    writer = person("penulis")
    page = page_with(owner=writer)
    closed = picture(page=page), document(page=page)
    client.force_login(writer)
    assert answers(client, closed) == {200}


def test_staff_who_may_change_pictures_see_them(client, closed, person):
    editor = person("penyunting")
    group = Group.objects.create(name="Meja")
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    for codename in ("change_image", "change_document"):
        app = "wagtailimages" if "image" in codename else "wagtaildocs"
        permission = Permission.objects.get(codename=codename, content_type__app_label=app)
        GroupCollectionPermission.objects.create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )
    editor.groups.add(group)
    client.force_login(editor)
    assert answers(client, closed) == {200}


def test_staff_without_that_right_do_not(client, closed, person):
    helper = person("pembantu")
    helper.user_permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    client.force_login(helper)
    assert answers(client, closed) == {404}


def test_rule_of_an_upper_room_opens_media(client, closed, person):
    reader = person("penelaah")
    known = list(access._rules)
    access.register_rule(lambda user, medium: user == reader)
    client.force_login(reader)
    found = answers(client, closed)
    access._rules[:] = known
    assert found == {200}


def test_everybody_sees_what_a_public_page_shows(client, closed, page_with, publish):
    publish(page_with(*closed))
    client.logout()
    assert {client.get(address).status_code for address in addresses(closed)} == {200}
    for rendition in Rendition.objects.exclude(released_name=""):
        response = client.get(rendition.url)
        assert (rendition.url[:7], response.status_code) == ("/media/", 200)


def test_closed_media_are_kept_by_no_cache_and_guessed_by_no_browser(client, closed, guru):
    client.force_login(guru)
    for address in addresses(closed):
        headers = client.get(address).headers
        assert "no-store" in headers["Cache-Control"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_released_picture_may_be_kept_for_ever(client, picture, page_with, publish):
    publish(page_with(picture()))
    response = client.get(Rendition.objects.get(filter_spec="format-avif|width-480").url)
    assert response["Content-Type"] == "image/avif"
    assert "immutable" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "Vary" not in response or "Cookie" not in response["Vary"]


def test_address_that_wagtail_gives_documents_leads_on_or_nowhere(client, document, guru):
    address = reverse("wagtaildocs_serve", args=[document().pk, "lembar-kerja.pdf"])
    assert client.get(address).status_code == 404
    client.force_login(guru)
    assert client.get(address, follow=True).getvalue() == b"%PDF-1.7 isi"


def test_released_document_is_asked_for_again_each_time(client, document, page_with, publish):
    file = document()
    publish(page_with(document=file))
    response = client.get(file.url)
    assert response["Cache-Control"] == "no-cache"
    assert client.get(file.url, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_document_is_saved_never_opened(client, document, guru):
    client.force_login(guru)
    response = client.get(document().url)
    assert response["Content-Disposition"] == 'attachment; filename="lembar-kerja.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name",
    [
        "../private/original_images/a.jpg",
        "%2e%2e/private/x",
        "ab/" + "0" * 32 + ".jpg",
        "ab",
        "ab/..%2f..%2fx.jpg",
        "ab/x.html",
    ],
)
def test_released_folder_gives_out_nothing_else(client, closed, name):
    assert client.get(f"/media/{name}").status_code == 404


def test_original_has_no_address(client, closed, guru, admin_user):
    for person in (None, guru, admin_user):
        if person is not None:
            client.force_login(person)
        assert client.get(closed[0].file.url).status_code == 404
        assert client.get(f"/media/{closed[0].file.name}").status_code == 404


def test_picture_whose_file_is_away_is_not_found(client, closed, guru, media):
    client.force_login(guru)
    for path in (media / "private").rglob("*.*"):
        path.unlink()
    assert client.get(reverse("library:picture", args=[closed[0].pk])).status_code == 404
    assert client.get(closed[1].url).status_code == 404
