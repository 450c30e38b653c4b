"""Lighthouse's own opinion of pages, where the npm package is at hand: `LIGHTHOUSE_PATH` names its cli/index.js."""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from tests.conftest import find_chromium
from tests.journeys.conftest import ARGUMENTS

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
SECONDS = 180


def command() -> list[str] | None:
    """How Lighthouse is called on this machine; None where it is not."""
    told = os.environ.get("LIGHTHOUSE_PATH")
    if told:
        return ["node", told] if Path(told).is_file() else None
    for words in (["lighthouse"], ["npx", "--no-install", "lighthouse"]):
        if (
            shutil.which(words[0])
            and not subprocess.run([*words, "--version"], capture_output=True).returncode
        ):
            return words
    return None


def table(base: str, paths: dict[str, str]) -> list[str]:
    """A line for each page: four scores, medians, and what keeps one below a hundred."""
    words = command()
    if words is None:
        return [
            "left out: no Lighthouse here (npm install lighthouse, LIGHTHOUSE_PATH=…/lighthouse/cli/index.js)"
        ]
    lines = [f"{'':12}{'speed':>8}{'access':>8}{'practice':>9}{'seo':>6}   medians of {RUNS}, goal 100"]
    for name, path in paths.items():
        found = [report for _run in range(RUNS) if (report := _report(words, base + path))]
        if not found:
            lines.append(f"{name:12} no answer")
            continue
        scores = [
            statistics.median(100 * (report["categories"][each]["score"] or 0) for report in found)
            for each in CATEGORIES
        ]
        told = "".join(f"{score:>{width}.0f}" for score, width in zip(scores, (8, 8, 9, 6), strict=True))
        lines.append(f"{name:12}{told}   {_faults(found[-1])}")
    return lines


def _report(words: list[str], address: str) -> dict | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        flags = " ".join(["--headless", *(flag for flag in ARGUMENTS if "host-resolver" not in flag)])
        call = [*words, address, "--quiet", "--no-enable-error-reporting", "--output", "json"]
        call += [
            "--output-path",
            str(path),
            "--only-categories",
            ",".join(CATEGORIES),
            f"--chrome-flags={flags}",
        ]
        try:
            subprocess.run(
                call,
                capture_output=True,
                timeout=SECONDS,
                env={**os.environ, "CHROME_PATH": find_chromium() or ""},
            )
        except subprocess.TimeoutExpired:
            return None
        return json.loads(path.read_text()) if path.is_file() else None


def _faults(report: dict) -> str:
    audits = report["audits"]
    failing = [
        f"{ref['id']} {audits[ref['id']].get('displayValue') or ''}".strip()
        for each in CATEGORIES
        for ref in report["categories"][each]["auditRefs"]
        if ref["weight"] and audits[ref["id"]]["score"] not in (None, 1)
    ]
    return "; ".join(failing)
