"""The running site, as far as journeys look behind it: its address and the mails it has sent."""

import email
import email.policy
import re
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BETWEEN_MAILS = re.compile(r"^-{79}$", re.MULTILINE)


@dataclass(frozen=True)
class RunningSite:
    """Where the site answers, and the folder with everything that it keeps."""

    base: str
    folder: Path

    def link_in_mail_to(self, address: str, containing: str) -> str:
        """The first address of the site in the newest mail to somebody that has these words in it; mails may take a moment."""
        pattern = re.compile(re.escape(self.base) + r"[^\s\"'<>]*" + re.escape(containing) + r"[^\s\"'<>]*")
        for _attempt in range(60):
            for text in self.mails_to(address):
                found = pattern.search(text)
                if found:
                    return found.group()
            time.sleep(0.25)
        raise AssertionError(f"no mail to {address} with a link that contains {containing}")

    def mails_to(self, address: str) -> list[str]:
        """The words of every mail to somebody, newest first."""
        files = sorted((self.folder / "mail").glob("*"), key=lambda path: path.stat().st_mtime, reverse=True)
        mails = [
            email.message_from_string(text.lstrip(), policy=email.policy.default)
            for path in files
            for text in reversed(BETWEEN_MAILS.split(path.read_text(encoding="utf-8")))
            if text.strip()
        ]
        return [mail.get_body(("plain",)).get_content() for mail in mails if address in str(mail["To"])]
