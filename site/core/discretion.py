"""What logs do not keep: addresses that are keys, because whoever reads a log could use them."""

import logging
import re

#: links from mails: one reading, a new password, a confirmed address, a founder's yes
KEYS = re.compile(r"(/telaah/tautan/|/akun/sandi/baru/|/akun/surel/konfirmasi/|/komunitas/ikut/)[^/\s'\"]+")


class HideKeys(logging.Filter):
    """Leaves the way to such an address in the log, and its key out."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes, if need be with a shorter address."""
        message = record.getMessage()
        hidden = KEYS.sub(r"\1…", message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True
