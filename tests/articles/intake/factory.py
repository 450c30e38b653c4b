"""Makes the posts and files that the tests of the import read."""

from pathlib import Path

from practices.articles.intake import Post, read_posts

FIXTURES = Path(__file__).parent / "fixtures"


def posts_in(name: str) -> list[Post]:
    """The posts of a stored example."""
    return list(read_posts(FIXTURES / name))


def one_post_in(name: str) -> Post:
    """The only post of a stored example."""
    (post,) = posts_in(name)
    return post


def written(folder: Path, content: str | bytes, name: str = "berkas") -> Path:
    """A file with `content`, text as UTF-8."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read_one(folder: Path, content: str | bytes) -> Post:
    """The only post in a file with `content`."""
    (post,) = read_posts(written(folder, content))
    return post


def post(html: str = "", title: str = "Cerita") -> Post:
    """A post with this body."""
    return Post(source_id="uji", title=title, html=html)


def atom(*entries: str, prolog: str = "<?xml version='1.0' encoding='UTF-8'?>") -> str:
    """An Atom file with these entries."""
    return f"{prolog}\n<feed xmlns='http://www.w3.org/2005/Atom'>\n" + "\n".join(entries) + "\n</feed>"


def entry(title: str = "Judul", content: str = "Isi.", more: str = "") -> str:
    """One entry; `content` and `title` are written as they stand."""
    body = f"<title>{title}</title><content type='html'>{content}</content>"
    return f"<entry><id>tag:uji:1</id>{body}{more}</entry>"
