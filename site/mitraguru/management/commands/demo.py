"""`manage.py demo`: everything a newcomer needs to look around, on this machine only. `make demo` calls it."""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from mitraguru.demo.content import ACCOUNTS, PASSWORD


class Command(BaseCommand):
    """Migrate, put the demo's content in, start web and worker, stop both together."""

    help = "Siapkan dan jalankan situs contoh di 127.0.0.1 (boleh diulang; tulisan yang sudah ada tetap)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to answer, and whether to answer at all."""
        parser.add_argument("--port", type=int, default=8000, help="port di 127.0.0.1 (bawaan: 8000)")
        parser.add_argument("--address", default="127.0.0.1", help="alamat; hanya loopback yang diterima")
        parser.add_argument("--no-server", action="store_true", help="siapkan saja, jangan jalankan")

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up, tell, serve."""
        if not settings.IS_DEMO:
            raise CommandError("Perintah ini hanya untuk setelan demo: pakai `make demo`.")
        if options["address"] not in ("127.0.0.1", "localhost", "::1"):
            raise CommandError(
                "Demo hanya berjalan di komputer ini (127.0.0.1): sandinya diketahui semua orang."
            )
        self._require_free(options["address"], options["port"])
        started = time.monotonic()
        self._set_up()
        self._tell(options["port"], time.monotonic() - started)
        if not options["no_server"]:
            self._serve(options["address"], options["port"])

    def _require_free(self, address: str, port: int) -> None:
        with socket.socket() as probe:
            if probe.connect_ex((address, port)) == 0:
                raise CommandError(f"Port {port} sedang dipakai. Coba: make demo PORT={port + 1}")

    def _set_up(self) -> None:
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        self._say("Menyusun kata …")
        call_command("compile_catalogues", verbosity=0)
        self._say("Menyiapkan basis data …")
        call_command("migrate", interactive=False, verbosity=0)
        from mitraguru.demo import desk, editorial, loading

        for number, title in enumerate(_all(loading, editorial, desk), 1):
            self._say(f"  {number:>2}  {title}")

    def _tell(self, port: int, seconds: float) -> None:
        lines = [
            "",
            f"Siap dalam {seconds:.0f} detik: http://127.0.0.1:{port}/",
            "",
            f"Akun contoh (sandi semuanya: {PASSWORD}):",
            *(
                f"  {email:<26} {name}{' · ' + ', '.join(roles) if roles else ' · Guru'}"
                for name, email, roles in ACCOUNTS
            ),
            "",
            "Langkah kedua saat masuk (2FA) dimatikan di demo ini. Surat keluar disimpan di folder var/mail.",
            "Berhenti: Ctrl+C.",
            "",
        ]
        self.stdout.write("\n".join(lines))

    def _say(self, line: str) -> None:
        self.stderr.write(line)

    def _serve(self, address: str, port: int) -> None:
        environment = {**os.environ, "PORT": str(port), "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
        web = [
            sys.executable,
            "-m",
            "gunicorn",
            "mitraguru.wsgi",
            "--bind",
            f"{address}:{port}",
            "--workers",
            "2",
            "--threads",
            "4",
            "--log-level",
            "warning",
            "--pythonpath",
            f"{settings.BASE_DIR},{settings.BASE_DIR / 'site'}",
        ]
        worker = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work"]
        processes = [subprocess.Popen(command, env=environment) for command in (web, worker)]  # noqa: S603
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _stop)
        try:
            while all(process.poll() is None for process in processes):
                time.sleep(0.5)
        except KeyboardInterrupt:
            self._say("Berhenti …")
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                try:
                    process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    process.kill()


def _stop(*_args: Any) -> None:
    """Ctrl+C and `kill` end the same way, also where a shell has told its children to ignore Ctrl+C."""
    raise KeyboardInterrupt


def _all(*rooms: Any) -> Any:
    """The progress lines of each loader, one after the other."""
    for room in rooms:
        yield from room.load()
