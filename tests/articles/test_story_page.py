"""What a reader gets of a published story."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import PIL.Image
import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client

from library.models import Rendition
from library.renditions import SOCIAL, write_pending
from practices.articles.models import PracticePage
from tests.factories.accounts import SchoolFactory
from tests.factories.pages import document, image, publish_community, publish_report, publish_story, story

pytestmark = pytest.mark.django_db
ATTACK = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'


def read(client: Client, page: Any) -> str:
    """The page as a reader gets it."""
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def executable(body: str) -> list[str]:
    """What a browser would run and we have not written: scripts, event attributes, addresses with a script."""
    soup = BeautifulSoup(body, "html.parser")
    found = [
        str(tag)
        for tag in soup.find_all("script")
        if tag.get("type") != "application/ld+json"
        and (tag.string or not str(tag.get("src")).startswith("/static/js/"))
    ]
    for tag in soup.find_all(True):
        for name, value in tag.attrs.items():
            if name.startswith("on") or (
                name in ("href", "src") and str(value).strip().lower().startswith("javascript:")
            ):
                found.append(str(tag))
    return found


def linked_data(body: str) -> dict[str, Any]:
    """What search engines read of it."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', body, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_context_stands_before_the_parts_and_what_did_not_work_comes_last(client: Client) -> None:
    body = read(client, publish_story())

    order = [
        "<h1>",
        "Konteks kelas ini",
        "Kab. Pesisir Selatan",
        ">Situasi<",
        ">Tantangan<",
        ">Aksi<",
        ">Refleksi",
        "Apa yang belum berhasil",
    ]
    assert [body.index(words) for words in order] == sorted(body.index(words) for words in order)
    assert body.count("<h1") == 1


def test_context_tells_class_place_time_and_cost_as_people_say_it(client: Client) -> None:
    page = publish_story(
        instruction_language="keduanya", local_language="Minangkabau", multigrade=True, cost=120_000
    )

    body = read(client, page)

    for words in (
        "SD/MI, kelas 5 (fase C)",
        "27 anak, 2 PDBK, kelas rangkap",
        "Pesisir, pedesaan",
        "Sinyal di titik tertentu",
        "Minangkabau dan Indonesia",
        "3 × 70 menit, Rp120.000",
    ):
        assert f"<dd>{words}</dd>" in body


def test_steps_are_a_numbered_list_within_the_action(client: Client) -> None:
    body = read(
        client,
        publish_story(steps=[("Tiga nota", "<p>Bawa pulang.</p>"), ("Bandingkan", "<p>Letakkan.</p>")]),
    )

    assert '<ol class="steps"><li><b>Tiga nota</b><p>Bawa pulang.</p></li><li><b>Bandingkan</b>' in body


@pytest.mark.parametrize(
    ("outcome", "words"), [("berhasil", "Berhasil"), ("belum-berhasil", "ini yang kami pelajari")]
)
def test_each_outcome_stands_at_the_same_place_in_the_same_form(
    client: Client, outcome: str, words: str
) -> None:
    body = read(client, publish_story(outcome=outcome))

    assert words in body.split('class="outcome big"')[1][:250]


def test_pupils_are_shown_by_initials_and_others_with_their_role(client: Client) -> None:
    page = publish_story(
        school=SchoolFactory(name="SDN 07 Painan Timur"),
        contributors=[
            ("Rahma Yunita", "guru", "guru kelas 5"),
            ("Nofri", "mitra-usaha", "juru lelang TPI"),
            ("Ahmad Fauzan", "murid", ""),
        ],
    )

    body = read(client, page)

    assert "<b>Rahma Yunita</b>, guru kelas 5" in body
    assert "SDN 07 Painan Timur" in body
    assert "<b>Nofri</b>, juru lelang TPI" in body
    assert "A.F." in body
    assert "Ahmad Fauzan" not in body


def test_files_are_told_with_kind_and_size_and_licence_with_its_address(client: Client) -> None:
    body = read(client, publish_story(attachments=[document()]))

    assert re.search(r"Nota lelang kosong, PDF, \d+", body)
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/deed.id" rel="license"' in body


def test_sound_tells_its_size_and_is_not_fetched_before_it_is_started(client: Client) -> None:
    sound = ContentFile(b"ID3\x04" + bytes(2_000), name="juru-lelang.mp3")
    body = read(client, publish_story(attachments=[document(file=sound)]))

    assert re.search(r"Nota lelang kosong, MP3, 2,0\sKB", body)
    assert re.search(r'<audio[^>]* controls preload="none" src="/berkas/', body)


def test_picture_stands_beside_its_part_with_words_credit_and_terms(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = publish_story(pictures=[(image(), "challenge")])

    body = read(client, page)

    part = body[body.index('id="challenge"') : body.index('id="actions"')]
    assert 'alt="Timbangan gantung dan dua ekor ikan."' in part
    assert "Timbangan Pak Nofri. Gambar: Rahma Yunita, CC BY-SA 4.0." in part
    assert 'type="image/avif"' in part


def test_picture_with_pupils_is_outside_the_open_licence(client: Client) -> None:
    consented = image(consent_basis="izin-tertulis", consent_date="2026-01-01", consent_kept_at="map kelas 5")

    body = read(client, publish_story(pictures=[(consented, "actions")]))

    assert "Gambar: Rahma Yunita." in body
    assert "Foto, suara, dan video yang memuat murid tidak termasuk lisensi ini." in body


def test_adaptation_and_what_it_adapts_point_to_each_other_and_share_their_weave(client: Client) -> None:
    origin = publish_story(title="Timbangan di TPI")
    adapted = publish_story(
        title="Timbangan kopi", adapted_from=origin, adaptation_note="Satuan bambu dan are."
    )

    first, second = read(client, origin), read(client, adapted)

    assert "Dicoba di tempat lain" in first
    assert f'href="{adapted.url}"' in first
    assert f'Mengadaptasi <a href="{origin.url}"' in second
    assert "Satuan bambu dan are." in second
    assert adapted.weave == origin.weave
    assert adapted.dye != origin.dye
    assert f'class="swatch {adapted.weave} {adapted.dye}"' in second


def test_draft_is_linked_nowhere_and_found_by_nobody(client: Client) -> None:
    origin = publish_story()
    draft = story(title="Masih draf", adapted_from=origin)

    assert "Masih draf" not in read(client, origin)
    assert client.get(f"/praktik/{draft.slug}/").status_code == 404


def test_story_links_its_community_and_the_workshops_about_it(client: Client) -> None:
    community = publish_community()
    page = publish_story(community=community)
    report = publish_report(stories=(page,))

    body = read(client, page)

    assert f'href="{community.url}"' in body
    assert f'href="{report.url}"' in body


def test_reader_is_invited_to_write_an_adaptation(client: Client) -> None:
    page = publish_story()

    assert f'href="/tulis/praktik/?adaptasi={page.pk}"' in read(client, page)


def test_words_from_outside_stay_words(client: Client) -> None:
    page = publish_story(
        title=ATTACK[:200],
        summary=ATTACK,
        pictures=[(image(credit=ATTACK, alt=ATTACK), "actions")],
        steps=[(ATTACK[:100], f"<p>{ATTACK}</p>")],
        contributors=[(ATTACK[:90], "guru", ATTACK[:90])],
        tags=["<b>tagar"],
        situation=f'<p onclick="alert(1)">{ATTACK}</p><a href="javascript:alert(1)">x</a>',
        place_note=ATTACK,
        credit=ATTACK,
    )

    body = read(client, page)

    assert executable(body) == []
    assert linked_data(body)["name"] == page.title


def test_link_preview_has_title_words_time_and_a_light_picture(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = publish_story(pictures=[(image(size=(2400, 1600)), "actions")])
    write_pending()

    body = read(client, page)

    address = re.search(r'property="og:image" content="http://testserver/media/([^"]+)"', body)
    assert address
    assert Rendition.objects.get(released_name=address[1]).filter_spec == SOCIAL
    content = storages["released"].open(address[1]).read()
    with PIL.Image.open(BytesIO(content)) as picture:
        assert (picture.size, picture.format) == ((1200, 630), "JPEG")
    assert len(content) < 300_000
    assert f'property="og:title" content="{page.title}"' in body
    assert f'property="og:url" content="http://testserver{page.url}"' in body
    assert 'property="og:locale" content="id_ID"' in body
    assert "article:published_time" in body


def test_search_engines_read_an_article_with_its_authors(client: Client) -> None:
    data = linked_data(read(client, publish_story()))

    assert (data["@type"], data["inLanguage"]) == ("Article", "id")
    assert data["author"] == [{"@type": "Person", "name": "Rahma Yunita"}]
    assert data["license"].startswith("https://creativecommons.org/")


def test_published_page_holds_nothing_personal(client: Client) -> None:
    answer = client.get(publish_story().url)

    assert not answer.cookies
    assert answer["Vary"] == "Accept-Encoding"
    body = answer.content.decode()
    assert "csrfmiddlewaretoken" not in body
    assert " style=" not in body
    assert "@sekolah.example" not in body


def test_preview_of_words_not_yet_saved_shows_them() -> None:
    page = PracticePage.objects.get(pk=publish_story().pk).get_latest_revision_as_object()
    page.title = "Judul yang sedang diketik"

    answer = page.make_preview_request()

    assert "Judul yang sedang diketik" in answer.content.decode()
