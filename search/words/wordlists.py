"""Two short lists: words that the stemmer would maim, and words that say nothing in a question.

A word stands in the first list only when its stem would be another Indonesian word, or when the stemmer gives
the bare word and the same word with an affix two different stems. Snowball's result is noted beside it.
"""

_WHOLE = """
sekolah     seko: -lah is no particle here
pesisir     sisir: a comb
masalah     masa: an age
makalah     maka: then
majalah     maja: a fruit
istilah     isti
sebelah     sebe
kepala      pala: nutmeg
media       dia: she
maluku      malu: ashamed
melayu      layu: to wither
pengalaman  alam: nature
pecahan     cahan; memecahkan is to break, pecahan a fraction
kelompok    lompok, but berkelompok gives kelompok
diferensiasi  ferensiasi, but berdiferensiasi gives diferensiasi
diskusi     skusi, but berdiskusi gives diskusi
disiplin    siplin, but kedisiplinan gives disiplin
keluarga    luarga, but berkeluarga gives keluarga
metode      tode, but bermetode gives metode
digital     gital
dialog      alog
disabilitas  sabilitas
direktur    rektur
merdeka     rdeka
nelayan     nelay
perahu      ahu, but berperahu gives perahu
pelangi     langi
kelapa      lapa
kepiting    piting: to grip
kelinci     linci
kereta      reta
kebaya      baya: age
kemiri      miri
kedelai     delai
berita      ita
memori      pori: a pore
menara      ara
menteri     teri: an anchovy
mentari     tari: a dance
beruang     uang: money
beringin    ingin: to wish
perempuan   empu: a smith
pertama     tama
terima      ima
peserta     serta: with
perintah    intah
pemerintah  perintah: an order
pesantren   santren
telaah      elaah after peN-
pantai      panta
percaya     caya
nilai       nila: indigo; penilaian gives ilai
jembatan    jembat
berani      ani, as keberanian; kept together with it
"""

#: folded word → its stem
KEEP_WHOLE = {line.split()[0]: line.split()[0] for line in _WHOLE.strip().splitlines()} | {
    # The stemmer drops the consonant that peN- and meN- have swallowed.
    "menulis": "tulis",
    "penulis": "tulis",
    "menari": "tari",
    "penari": "tari",
    "menumbuhkan": "tumbuh",
    "mengembangkan": "kembang",
    "pengembangan": "kembang",
    "pengetahuan": "tahu",
    "mengetahui": "tahu",
}

#: words that are kept whole as they stand, while with more endings they are other words: pelajar is no ajar,
#: and pelajaran no pelajar
KEEP_BARE = {"pelajar": "pelajar", "pelajarnya": "pelajar"}

_STOP = """
apa apakah apaan siapa siapakah kapan kapankah mana manakah dimana dimanakah kemana darimana bagaimana
bagaimanakah gimana mengapa kenapa berapa berapakah yang dan atau di ke dari pada untuk dengan dalam oleh
sebagai adalah ialah merupakan itu ini tersebut akan telah sudah agar supaya jika bila kalau maka juga saja
pun para sang si ada bisa dapat tentang terhadap antara serta saya aku kami kita anda kamu mereka dia ia nya
tolong mohon minta dong sih deh nih kok ya yah min gan sis kak bang halo hai hallo permisi maaf terimakasih
assalamualaikum assalamu alaikum wassalam wr wb yg dgn utk dr gmn bgmn bagaimanakah knp dmn kpn jg dlm pd krn tsb
mau ingin carikan cariin what who whom whose which when where why how is are was were be been do does did
can could should would will shall may the a an of in on at to for from with by and or as it its this that
these those i we you they he she my our your please
"""

#: words of a question that say nothing about what is sought
STOP_WORDS = frozenset(_STOP.split())
