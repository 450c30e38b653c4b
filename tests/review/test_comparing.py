"""Comparing versions: words that came and went, lines that moved, split or joined, and what did not change."""

from hypothesis import given, settings
from hypothesis import strategies as st

from review.comparing.gaps import compare_lines, mark_moved
from review.comparing.lines import MOVED_AWAY, MOVED_HERE, Told, units_of
from review.comparing.words import GONE, NEW, SAME, Budget

LONG = " ".join(f"kata{number}" for number in range(200))


def lines(old: str, new: str) -> list[Told]:
    told = compare_lines(units_of(old), units_of(new), Budget())
    mark_moved([("Aksi", told)])
    return told


def said(old: str, new: str) -> str:
    """The comparison in one string: [-gone-], {+new+}, a stroke between lines."""
    marks = {GONE: "[-{}-]", NEW: "{{+{}+}}", SAME: "{}"}
    return " / ".join(
        " ".join(marks[piece.kind].format(piece.text) for piece in line.pieces) for line in lines(old, new)
    )


def states(old: str, new: str) -> list[str]:
    return [line.state for line in lines(old, new)]


def test_only_the_words_that_changed_are_marked() -> None:
    told = said("<p>Murid menimbang tiga ikan di TPI.</p>", "<p>Murid menimbang lima ikan di TPI.</p>")

    assert told == "Murid menimbang [-tiga-] {+lima+} ikan di TPI."


def test_a_sign_that_changed_leaves_its_word_in_peace() -> None:
    assert said("<p>Ikan ditimbang, lalu dijual</p>", "<p>Ikan ditimbang; lalu dijual</p>") == (
        "Ikan ditimbang [-,-] {+;+} lalu dijual"
    )


def test_a_new_paragraph_between_two_old_ones_is_told_as_new() -> None:
    old, new = (
        "<p>Pagi di dermaga.</p><p>Pulang.</p>",
        "<p>Pagi di dermaga.</p><p>Lelang mulai.</p><p>Pulang.</p>",
    )

    assert states(old, new) == [SAME, NEW, SAME]


def test_a_paragraph_that_moved_is_told_as_moved_and_not_twice() -> None:
    first, second = "<p>Juru lelang membaca timbangan bersama kami.</p>", f"<p>{LONG}</p>"

    assert sorted(states(first + second, second + first)) == sorted([MOVED_AWAY, SAME, MOVED_HERE])


def test_a_paragraph_moved_to_another_part_names_that_part() -> None:
    gone = compare_lines(units_of("<p>Nota lelang dibawa pulang.</p>"), [], Budget())
    came = compare_lines([], units_of("<p>Nota lelang dibawa pulang.</p>"), Budget())

    mark_moved([("Situasi", gone), ("Aksi", came)])

    assert (gone[0].part, came[0].part) == ("Aksi", "Situasi")


def test_a_paragraph_split_in_two_has_no_new_words() -> None:
    halves = LONG.replace(" kata100 ", "</p><p>kata100 ")

    told = lines(f"<p>{LONG}</p>", f"<p>{halves}</p>")

    assert [line.state for line in told] == [SAME, SAME]


def test_two_paragraphs_joined_have_no_new_words() -> None:
    told = lines(
        "<p>Satu dua tiga empat.</p><p>Lima enam tujuh.</p>", "<p>Satu dua tiga empat. Lima enam tujuh.</p>"
    )

    assert [line.state for line in told] == [SAME]


def test_lines_with_little_in_common_are_told_one_after_the_other() -> None:
    told = said(
        "<p>Anak yang bukan anak nelayan tertinggal.</p>",
        "<p>Kami yang mengulang pelajaran pada sore hari.</p>",
    )

    assert (
        told
        == "[-Anak yang bukan anak nelayan tertinggal.-] / {+Kami yang mengulang pelajaran pada sore hari.+}"
    )


def test_points_of_a_list_are_compared_point_by_point() -> None:
    old = "<ul><li>Siapkan nota.</li><li>Bagi kelompok tiga anak.</li></ul>"
    new = "<ul><li>Siapkan nota.</li><li>Pinjam timbangan.</li><li>Bagi kelompok lima anak.</li></ul>"

    assert said(old, new) == "Siapkan nota. / {+Pinjam timbangan.+} / Bagi kelompok [-tiga-] {+lima+} anak."


def test_cells_of_a_table_are_compared_row_by_row() -> None:
    old = "<table><tbody><tr><td>Kelompok perahu</td><td>3</td></tr></tbody></table>"

    assert said(old, old.replace(">3<", ">4<")) == "Kelompok perahu | [-3-] {+4+}"


def test_a_link_that_leads_elsewhere_is_told() -> None:
    old = '<p>Unduh <a href="https://sekolah.example/nota">nota</a> ini.</p>'

    told = said(old, old.replace("sekolah.example", "lain.example"))

    assert told == "Unduh nota ( [-https://sekolah.example/nota-] {+https://lain.example/nota+} ) ini."


def test_marks_of_letters_are_no_change_of_words() -> None:
    assert states("<p>Timbangan gantung.</p>", "<p><b>Timbangan</b> gantung.</p>") == [SAME]


def test_single_words_between_two_rewritten_stretches_are_not_left_standing() -> None:
    old = "<p>Awal sama persis begini. Satu dua tiga dan empat lima enam. Akhir sama persis begini.</p>"
    new = "<p>Awal sama persis begini. Tujuh delapan sembilan dan nol sepuluh seratus. Akhir sama persis begini.</p>"

    assert "dan" not in [piece.text for line in lines(old, new) for piece in line.pieces]


def test_long_stretches_that_stayed_are_folded_in_a_changed_line() -> None:
    kinds = [piece.kind for piece in lines(f"<p>{LONG} lama</p>", f"<p>{LONG} baru</p>")[0].shown()]

    assert kinds == ["folded", SAME, GONE, NEW]


WORDS = st.lists(st.sampled_from(["a", "b", "ikan", "laut", ",", "perahu", "&amp;", "3,5"]), max_size=12)
TEXTS = st.lists(WORDS, max_size=8).map(
    lambda paragraphs: "".join(f"<p>{' '.join(words)}</p>" for words in paragraphs)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_out_of_the_comparison(old: str, new: str) -> None:
    told = compare_lines(units_of(old), units_of(new), Budget())

    def read(*kinds: str) -> list[str]:
        return "".join(piece.text for line in told for piece in line.pieces if piece.kind in kinds).replace(
            " ", ""
        )

    def plain(html: str) -> str:
        return "".join(word.text for unit in units_of(html) for word in unit.words)

    assert read(SAME, NEW) == plain(new)
    assert read(SAME, GONE) == plain(old)


def test_a_text_made_to_be_slow_spends_its_budget_and_is_still_told() -> None:
    old = "<p>" + " ".join(f"{'ab'[number % 2]} {'cd'[number % 3 % 2]}" for number in range(4000)) + "</p>"
    new = "<p>" + " ".join(f"{'ba'[number % 3 % 2]} {'cd'[number % 2]}" for number in range(4000)) + "</p>"
    budget = Budget(cells=1000, looks=20_000)

    told = compare_lines(units_of(old), units_of(new), budget)

    assert budget.cells >= 0
    assert sum(line.count(SAME) + line.count(NEW) for line in told) == 8000
