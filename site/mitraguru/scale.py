"""Stories for measuring: made of building blocks, varied in words and in every filter, the same ones on every
machine.
"""

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core import enumerations
from places.models import Region
from practices.articles.collection import StoryData

_THINGS = """
timbangan ikan kerang balok pola panen sasi pecahan tali subak diagram nyanyian gempa motif tenun noken
pantun debat hujan pasir kartu gambar radio siaran video genset kuis sinyal kelompok perahu cerita dongeng
warna mangrove daun biji kebun kompos sampah bank pasar warung koperasi koin peta kompas layar tangga
anyaman bambu rotan gamelan angklung tari wayang batik ukir topeng layang sawah padi jagung sagu kopi
cengkih pala garam ombak pelampung sungai jembatan rakit gunung kabut mata-air kolam lele ayam telur lebah
madu pupuk cuaca angin termometer kincir surya lampu baterai magnet lensa cermin bayangan jam kalender surat
majalah komik poster papan catatan jurnal wawancara survei grafik tabel percobaan hipotesis model maket
robot kode aplikasi ponsel audio rekaman podcast perpustakaan pojok buku kamus puisi
"""
_ACTS = """
menghitung mengukur menggambar menulis membaca bercerita berdiskusi mencoba mengamati mencatat membandingkan
menimbang menanam merawat memasak menjual membuat merancang memperbaiki menyanyikan menari bermain menebak
menyusun mengurutkan mengelompokkan menjelaskan bertanya menjawab mewawancarai merekam menyimpulkan
merefleksikan mempresentasikan membagi
"""
_WHO = """
murid guru orang-tua nelayan petani pedagang kepala-sekolah pengawas kakak-kelas teman tetangga perajin
"""
_WHERE = """
halaman kelas pantai pasar kebun sungai perpustakaan dapur balai-desa pos-ronda rumah bukit dermaga sawah
"""
THINGS, ACTS, WHO, WHERE = _THINGS.split(), _ACTS.split(), _WHO.split(), _WHERE.split()
WHY = (
    "waktu terlalu singkat",
    "alat tidak cukup untuk semua",
    "sinyal putus di tengah kegiatan",
    "buku paket belum datang",
    "murid malu bertanya",
    "hujan turun setiap siang",
    "kelas digabung tiga tingkat",
    "bahasa di rumah berbeda",
    "listrik padam sejak pagi",
    "orang tua sibuk melaut",
    "hasil belajar jauh berbeda",
    "ruang kelas terlalu sempit",
)
SENTENCES = (
    "{who} {act} {thing} di {where} bersama {who2}.",
    "Pada pekan ke-{n}, kami {act} {thing} lalu {act2} {thing2}.",
    "Tantangannya, {why}, sehingga {thing} harus disiapkan sehari sebelumnya.",
    "{n} anak {act} dengan {thing} dan {thing2}.",
    "Sesudah {act}, setiap kelompok {act2} hasilnya di depan {who}.",
    "Dari {thing} itu {who} belajar {act} tanpa takut salah.",
    "Yang paling menolong adalah {thing} dari {where}, karena {why}.",
    "Kami mengganti {thing} dengan {thing2} karena {why}.",
)


class StoryMaker:
    """Makes the story with a number; the same number makes the same story."""

    def __init__(self) -> None:
        regencies = Region.objects.filter(province__isnull=False).order_by("pk")
        self.regencies = list(regencies.values_list("pk", "name"))
        self.start = datetime(2016, 1, 4, 7, 30, tzinfo=ZoneInfo("Asia/Jakarta"))

    def story(self, number: int) -> StoryData:
        """One story: all its parts, its filters, one to three tags and a day between 2016 and 2026."""
        draw = random.Random(number)  # noqa: S311 (nothing secret hangs on it)
        regency, place = draw.choice(self.regencies)
        level = draw.choice(enumerations.values("level"))
        thing, other = draw.sample(THINGS, 2)
        published = self.start + timedelta(minutes=draw.randrange(10 * 365 * 24 * 60))
        return StoryData(
            external_id=f"skala-{number:07d}",
            title=f"{draw.choice(ACTS).capitalize()} dengan {thing} dan {other} di {place.split(' ', 1)[-1]}",
            published_at=published,
            tags=draw.sample(THINGS[:40], draw.randint(1, 3)),
            fields={
                "summary": self._text(draw, 2)[:300],
                "situation": self._text(draw, draw.randint(3, 8)),
                "challenge": self._text(draw, draw.randint(2, 6)),
                "actions": self._text(draw, draw.randint(5, 14)),
                "reflection": self._text(draw, draw.randint(3, 8)),
                "did_not_work": self._text(draw, draw.randint(1, 4)),
                "outcome": draw.choice(enumerations.values("outcome")),
                "level": level,
                "phase": draw.sample(enumerations.values("phase"), draw.randint(1, 2)),
                "grade": sorted(str(grade) for grade in draw.sample(range(1, 13), draw.randint(1, 2))),
                "subject": draw.sample(enumerations.values("subject"), draw.randint(1, 2)),
                "setting": draw.sample(enumerations.values("setting"), draw.randint(1, 3)),
                "connectivity": draw.choice(enumerations.values("connectivity")),
                "regency_id": regency,
                "told_on": published.date(),
            },
        )

    def _text(self, draw: random.Random, sentences: int) -> str:
        return " ".join(self._sentence(draw) for _ in range(sentences))

    def _sentence(self, draw: random.Random) -> str:
        line = draw.choice(SENTENCES).format(
            # Things and acts are not equally common: a few come up everywhere, most seldom, as in real texts.
            thing=self._some(draw, THINGS),
            thing2=self._some(draw, THINGS),
            act=self._some(draw, ACTS),
            act2=self._some(draw, ACTS),
            who=draw.choice(WHO),
            who2=draw.choice(WHO),
            where=draw.choice(WHERE),
            why=draw.choice(WHY),
            n=draw.randint(1, 40),
        )
        return line[:1].upper() + line[1:].replace("-", " ")

    def _some(self, draw: random.Random, words: list[str]) -> str:
        return words[int(len(words) * draw.random() ** 2.5)]
