"""`manage.py import_posts FILE… --owner EMAIL`: older texts (Blogger, HTML, plain text) become drafts of one teacher."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from accounts.models import User
from practices.articles.importing import import_file
from practices.articles.intake import IntakeError, Notice


class Command(BaseCommand):
    """Import files as drafts; running it again makes no doubles, and nothing is ever published."""

    help = (
        "Jadikan ekspor Blogger, halaman HTML, atau teks biasa sebagai draf milik satu guru (boleh diulang)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The files and whose they are."""
        parser.add_argument(
            "files",
            nargs="+",
            type=Path,
            metavar="BERKAS",
            help="ekspor Blogger (.xml, .atom), .html, atau .txt",
        )
        parser.add_argument("--owner", required=True, metavar="SUREL", help="alamat surel akun pemilik draf")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import each file; a file that cannot be read is told with its line, the others still come in."""
        owner = User.objects.filter(email__iexact=options["owner"], is_active=True).first()
        if owner is None:
            raise CommandError(f"Tidak ada akun {options['owner']}. Tidak ada yang diimpor.")
        made = known = broken = 0
        with override("id"):
            for path in options["files"]:
                try:
                    for result in import_file(path, owner=owner, progress=self._progress, report=self._tell):
                        made, known = made + (result.page is not None), known + (result.page is None)
                        self._tell_result(result)
                except (IntakeError, OSError) as error:
                    broken += 1
                    self.stderr.write(self.style.ERROR(f"{path}: {error}"))
        self.stdout.write(f"{made} draf baru, {known} sudah ada, {broken} berkas tidak terbaca.")
        if broken:
            raise CommandError("Ada berkas yang tidak terbaca; draf lain tetap tersimpan.", returncode=2)

    def _progress(self, done: int, total: int) -> None:
        if total and done == total:
            self.stderr.write(f"  100% ({total // 1024} KB)")

    def _tell_result(self, result: Any) -> None:
        if result.page is None:
            self.stderr.write(f"  sudah ada: {result.post.title}")
            return
        self.stderr.write(f"  draf {result.page.pk}: {result.page.title}")
        for notice in result.notices:
            self._tell(notice)

    def _tell(self, notice: Notice) -> None:
        where = f" (baris {notice.line})" if notice.line else ""
        self.stderr.write(f"    - {notice.message}{where}")
