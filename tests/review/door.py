"""Coming to the desk through the browser's door."""

from typing import Any

from django.test import Client

from accounts.models import User
from practices.articles.models import PracticePage


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def act(page: PracticePage, user: User, name: str, **fields: str) -> Any:
    return signed_in(user).post(f"/telaah/{page.pk}/", {"act": name, **fields})
