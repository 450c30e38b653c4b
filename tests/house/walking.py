"""Walking through every address that the site answers to, as the resolver knows them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Route:
    """One address: its name (with namespaces), its pattern as written, and whether it exists in each language."""

    name: str
    pattern: str
    localised: bool

    @property
    def key(self) -> str:
        """What the table of expectations calls it: its name, or its pattern where it has none."""
        return self.name or self.pattern

    @property
    def parameters(self) -> list[str]:
        """The names between angle brackets, in order."""
        return PARAMETER.findall(self.pattern)

    def path(self, values: Mapping[str, object], language: str = "id") -> str:
        """The address with its parameters filled in. Raises KeyError for one that is not given."""
        filled = PARAMETER.sub(lambda found: str(values[found.group(1)]), self.pattern)
        return ("/en/" if language == "en" and self.localised else "/") + filled


def routes() -> list[Route]:
    """All of them; those that are written as regular expressions keep their `^` and `$`."""
    return list(_walk(get_resolver(), "", "", False))


def _walk(resolver: URLResolver, namespace: str, prefix: str, localised: bool) -> Iterator[Route]:
    for found in resolver.url_patterns:
        if isinstance(found, URLPattern):
            name = f"{namespace}{found.name}" if found.name else ""
            yield Route(name, prefix + str(found.pattern), localised)
            continue
        inner = f"{namespace}{found.namespace}:" if found.namespace else namespace
        prefixed = isinstance(found.pattern, LocalePrefixPattern)
        yield from _walk(
            found, inner, prefix + ("" if prefixed else str(found.pattern)), localised or prefixed
        )
