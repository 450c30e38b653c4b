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


def test_an_old_form_never_brings_old_words_back(writer: Writer) -> None:
    page = writer.begin(title="Kartu", summary="Awal.")
    base = writer.base(page)
    writer.post(writer.path(page), act="save", title="Kartu", summary="Dari laptop.", base_revision=base)
    writer.post(writer.path(page), act="save", title="Kartu di tali", summary="Awal.", base_revision=base)
    draft = writer.draft(page)
    assert (draft.title, draft.summary) == ("Kartu di tali", "Dari laptop.")


def test_key_strokes_of_an_old_form_do_not_cover_what_was_saved_meanwhile(writer: Writer) -> None:
    page = writer.begin(title="Kartu", situation="Awal.", challenge="Awal.")
    base, keep = writer.base(page), f"/tulis/praktik/{page.pk}/ketik/"
    writer.post(writer.path(page, 2), act="save", situation="Dari laptop.", base_revision=base)
    answer = writer.post(keep, situation="Awal.", challenge="Dari ponsel.", base_revision=base, hand="p")
    assert answer.status_code == 200
    assert "Dari laptop." in writer.shown(page, 2)
    assert "Dari ponsel." in writer.shown(page, 3)
    answer = writer.post(keep, situation="Lain sama sekali.", base_revision=base, hand="p")
    assert answer.status_code == 409
    assert "Dari laptop." in writer.shown(page, 2)


def test_what_another_device_typed_and_never_saved_is_shown_beside_ones_own(writer: Writer) -> None:
    page = writer.begin(title="Kartu", situation="Awal.")
    base, keep = writer.base(page), f"/tulis/praktik/{page.pk}/ketik/"
    seen = writer.seen(page, 2)
    writer.post(keep, situation="Diketik di ponsel.", base_revision=base, hand="ponsel", turn=seen)
    answer = writer.post(
        writer.path(page, 2),
        act="save",
        situation="Diketik di laptop.",
        base_revision=base,
        hand="laptop",
        turn=seen,
    )
    assert answer.status_code == 409
    for words in ("Diketik di ponsel.", "Diketik di laptop."):
        assert words in answer.content.decode()


def test_sending_on_from_the_same_form_after_a_lost_answer_is_no_conflict(writer: Writer) -> None:
    page = writer.begin(title="Kartu", situation="Awal.")
    base = writer.base(page)
    for words in ("Setengah.", "Setengah, lalu penuh."):
        answer = writer.post(
            writer.path(page, 2), act="save", situation=words, base_revision=base, hand="ponsel"
        )
        assert answer.status_code == 302
    assert writer.draft(page).situation == "<p>Setengah, lalu penuh.</p>"


def test_rows_that_both_changed_are_chosen_one_by_one_and_keep_their_places(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    uids = ["7d8f7a52-6f4f-4a87-9d7a-0f2b1d6f3a01", "7d8f7a52-6f4f-4a87-9d7a-0f2b1d6f3a02"]
    path = writer.path(page, 4)

    def steps(*titles: str, **more: str) -> dict[str, str]:
        rows = {f"steps-{n}-uid": uids[n] for n in range(len(titles))}
        return rows | {f"steps-{n}-title": title for n, title in enumerate(titles)} | {"act": "save"} | more

    writer.post(path, **steps("Potong", "Gantung"))
    base = writer.base(page, 4)
    writer.post(path, **steps("Potong kartu", "Gantung di tali", base_revision=base))
    answer = writer.post(path, **steps("Potong", "Gantung tinggi", base_revision=base))
    assert answer.status_code == 409
    assert "Gantung di tali" in answer.content.decode()
    assert "Potong kartu" not in answer.content.decode()
    writer.post(
        path,
        **{
            "act": "save",
            "base_revision": writer.base(page, 4),
            "steps-1-uid": uids[1],
            "steps-1-title": "Gantung tinggi",
            f"pick-steps:{uids[1]}": "mine",
        },
    )
    assert [row.title for row in writer.draft(page).steps.all()] == ["Potong kartu", "Gantung tinggi"]


def test_a_row_that_one_side_took_away_and_the_other_changed_is_asked_about(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    uid, path = "7d8f7a52-6f4f-4a87-9d7a-0f2b1d6f3a03", writer.path(page, 4)
    writer.post(path, **{"act": "save", "steps-0-uid": uid, "steps-0-title": "Potong"})
    base = writer.base(page, 4)
    writer.post(path, **{"act": "save", "steps-0-uid": uid, "steps-0-remove": "1", "base_revision": base})
    unchanged = {"act": "save", "steps-0-uid": uid, "steps-0-title": "Potong", "base_revision": base}
    assert writer.post(path, **unchanged).status_code == 302
    assert not writer.draft(page).steps.exists()
    changed = writer.post(path, **{**unchanged, "steps-0-title": "Potong rapi"})
    assert changed.status_code == 409
    assert "Baris ini dibuang." in changed.content.decode()
