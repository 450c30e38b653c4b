"""Two devices: what only one side changed is merged, what both changed is shown to the author."""

from .conftest import Writer


def test_a_stale_form_that_changes_another_field_is_merged(writer: Writer) -> None:
    page = writer.begin(title="Kartu", situation="Awal.", challenge="Awal.")
    base = writer.base(page)
    writer.post(writer.path(page, 2), act="save", situation="Dari laptop.", base_revision=base)
    response = writer.post(writer.path(page, 3), act="save", challenge="Dari ponsel.", base_revision=base)
    assert response.status_code == 302
    draft = writer.draft(page)
    assert (draft.situation, draft.challenge) == ("<p>Dari laptop.</p>", "<p>Dari ponsel.</p>")


def test_a_stale_form_that_changes_the_same_field_shows_both_versions(writer: Writer) -> None:
    page = writer.begin(title="Kartu", situation="Awal.")
    base = writer.base(page)
    writer.post(writer.path(page, 2), act="save", situation="Dari laptop.", base_revision=base)
    response = writer.post(writer.path(page, 2), act="save", situation="Dari ponsel.", base_revision=base)
    assert response.status_code == 409
    assert "Dari laptop." in response.content.decode()
    assert "Dari ponsel." in response.content.decode()
    assert writer.draft(page).situation == "<p>Dari laptop.</p>"


def test_choosing_the_version_of_this_form_saves_it(writer: Writer) -> None:
    page = writer.begin(title="Kartu", situation="Awal.")
    base = writer.base(page)
    writer.post(writer.path(page, 2), act="save", situation="Dari laptop.", base_revision=base)
    writer.post(
        writer.path(page, 2),
        **{"act": "save", "situation": "Dari ponsel.", "base_revision": base, "pick-situation": "mine"},
    )
    assert writer.draft(page).situation == "<p>Dari ponsel.</p>"


def test_choosing_the_other_version_keeps_it(writer: Writer) -> None:
    page = writer.begin(title="Kartu", situation="Awal.")
    base = writer.base(page)
    writer.post(writer.path(page, 2), act="save", situation="Dari laptop.", base_revision=base)
    response = writer.post(
        writer.path(page, 2),
        **{"act": "save", "situation": "Dari ponsel.", "base_revision": base, "pick-situation": "theirs"},
    )
    assert response.status_code == 302
    assert writer.draft(page).situation == "<p>Dari laptop.</p>"


def test_the_same_words_from_two_devices_are_no_conflict(writer: Writer) -> None:
    page = writer.begin(title="Kartu", situation="Awal.")
    base = writer.base(page)
    for _device in range(2):
        response = writer.post(writer.path(page, 2), act="save", situation="Sama.", base_revision=base)
    assert response.status_code == 302
