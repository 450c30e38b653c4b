"""A password hasher that counts its work, so that a test can compare two answers without a clock."""

from django.contrib.auth.hashers import MD5PasswordHasher


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password was hashed."""

    rounds = 0

    def encode(self, password: str, salt: str) -> str:
        """Hash and count."""
        CountingHasher.rounds += 1
        return super().encode(password, salt)
