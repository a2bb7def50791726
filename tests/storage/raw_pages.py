"""Every byte of a store, read below SQLite: each page of the file and of its log decrypted by hand, free ones too.

A page of SQLCipher 4 holds 4016 bytes in AES-256-CBC, then the vector (16) and the code of authentication (64). The
first page begins with the salt of the file, in the clear.
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from storage.vault.holder import KeyHolder

PAGE, RESERVED, SALT = 4096, 80, 16
WAL_HEAD, FRAME_HEAD = 32, 24


def pages_of(path: Path, key: KeyHolder) -> Iterator[bytes]:
    """Yield every page of a file of the store, or of its write-ahead log, in the clear."""
    content, data_key = path.read_bytes(), key.data_key()
    if path.name.endswith("-wal"):
        step = FRAME_HEAD + PAGE
        for start in range(WAL_HEAD, len(content), step):
            first = content[start : start + 4] == bytes((0, 0, 0, 1))
            yield _plain(content[start + FRAME_HEAD : start + step], data_key, first=first)
        return
    for start in range(0, len(content), PAGE):
        yield _plain(content[start : start + PAGE], data_key, first=start == 0)


def _plain(page: bytes, data_key: bytes, *, first: bool) -> bytes:
    begin = SALT if first else 0
    vector = page[PAGE - RESERVED : PAGE - RESERVED + 16]
    opened = Cipher(algorithms.AES(data_key), modes.CBC(vector)).decryptor()
    return opened.update(page[begin : PAGE - RESERVED])


def everything(folder: Path, key: KeyHolder) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder, as it is and decrypted, with its name. The pages of one file are one text.

    A value that is longer than a page goes on in others, so each page is searched by itself and all of them together.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path), path.read_bytes()
            if ".db" in path.name and not path.name.endswith("-shm"):
                yield f"{path} (open)", b"\0".join(pages_of(path, key))


def forms(word: str) -> tuple[bytes, ...]:
    """Return a word in every way in which it could stand somewhere."""
    escaped = word.encode("unicode_escape").replace(b"\\x", b"\\u00")
    return tuple(
        dict.fromkeys(
            (word.encode(), word.encode("latin-1"), word.encode("utf-16-le"), word.encode("utf-16-be"), escaped)
        )
    )


def found(folder: Path, key: KeyHolder, words: tuple[str, ...]) -> dict[str, str]:
    """Return which words stand anywhere below a folder, each with the first file where it stands."""
    seen: dict[str, str] = {}
    for name, content in everything(folder, key):
        for word in words:
            if word not in seen and any(form in content for form in forms(word)):
                seen[word] = name
    return seen
