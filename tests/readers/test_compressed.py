"""Packed files: every format by suffix, files that break off, bombs."""

from __future__ import annotations

import gzip
import io
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from kg.errors import InputError
from kg.model import Article
from kg.readers import READERS, compressed, read_articles, source
from kg.readers.compressed import packing, unpacked
from tests.readers.test_contract import SENTENCE, WRITERS

PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".zst": lambda data: zstandard.ZstdCompressor().compress(data),
}
PACKED = pytest.mark.parametrize("suffix", list(PACK))


def read_file(path: Path, data: bytes) -> list[Article | InputError]:
    path.write_bytes(data)
    return list(read_articles([str(path)]))


@PACKED
@pytest.mark.parametrize("name", list(READERS))
def test_every_format_is_read_by_its_inner_suffix(name: str, suffix: str, tmp_path: Path) -> None:
    inner, write = WRITERS[name]
    (article,) = read_file(tmp_path / f"a{inner}{suffix}", PACK[suffix](write(SENTENCE)))
    assert isinstance(article, Article), article
    assert article.text == SENTENCE


@PACKED
def test_members_one_after_another_are_one_file(suffix: str, tmp_path: Path) -> None:
    data = b"".join(PACK[suffix](part) for part in (b"Ana Ruiz ", b"said no", b".\n"))
    (article,) = read_file(tmp_path / f"a.txt{suffix}", data)
    assert isinstance(article, Article)
    assert article.text == "Ana Ruiz said no.\n"


def test_zeros_at_the_end_of_gzip_are_passed_over(tmp_path: Path) -> None:
    (article,) = read_file(tmp_path / "a.txt.gz", gzip.compress(b"She said no.") + bytes(1024))
    assert isinstance(article, Article)


@PACKED
def test_unknown_inner_suffix_is_known_by_the_first_bytes(suffix: str, tmp_path: Path) -> None:
    (article,) = read_file(tmp_path / f"a{suffix}", PACK[suffix](b'{"text": "She said no."}\n'))
    assert isinstance(article, Article)
    assert article.text == "She said no."


@PACKED
def test_directory_is_searched_for_packed_files(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"a.txt{suffix}").write_bytes(PACK[suffix](b"She said no."))
    (tmp_path / f"b.tar{suffix}").write_bytes(b"")
    tally: Counter[str] = Counter()
    assert len(list(read_articles([str(tmp_path)], tally=tally))) == 1
    assert +tally == {f"{suffix} files": 1}


@PACKED
@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_file_that_breaks_off_is_one_clear_line(suffix: str, share: float, tmp_path: Path) -> None:
    data = PACK[suffix](b"".join(f"{number * 7919} people said no.\n".encode() for number in range(2000)))
    (found,) = read_file(tmp_path / f"a.txt{suffix}", data[: int(share * len(data))])
    assert str(found) == f"{tmp_path}/a.txt{suffix}: breaks off: the compressed file is not whole"


@PACKED
def test_lines_before_the_break_are_kept(suffix: str, tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "%d people said no."}\n' % (number * 7919) for number in range(20_000))
    data = PACK[suffix](lines)
    *articles, last = read_file(tmp_path / f"a.jsonl{suffix}", data[: len(data) // 2])
    assert len(articles) > 1000
    assert all(isinstance(article, Article) for article in articles)
    assert isinstance(last, InputError)


@PACKED
@pytest.mark.parametrize("data", [b"", b"plain text", b"\x1f\x8b\x08\x00\x00", b"\x28\xb5\x2f\xfd\xff\xff\xff"])
def test_what_is_not_packed_is_refused(suffix: str, data: bytes, tmp_path: Path) -> None:
    (found,) = read_file(tmp_path / f"a.txt{suffix}", data)
    assert isinstance(found, InputError)
    assert "\n" not in str(found)
    assert any(reason in str(found) for reason in ("is empty", "is no whole", "breaks off"))


@PACKED
@pytest.mark.parametrize("name", ["text", "html", "feed"])
def test_bomb_for_one_article_is_refused(
    name: str, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compressed, "FREE_BYTES", 10**6)
    (found,) = read_file(tmp_path / f"a{WRITERS[name][0]}{suffix}", PACK[suffix](bytes(20_000_000)))
    assert str(found).endswith("unpacks to more than 250 times its size: no text does")


def test_article_that_unpacks_to_more_than_any_article_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 10**6)
    (found,) = read_file(tmp_path / "a.txt.gz", gzip.compress(b"Ana Ruiz said no.\n" * 100_000))
    assert "longer than 1,000,000 bytes: no single article" in str(found)


@PACKED
def test_bomb_of_many_lines_is_refused_by_its_ratio(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compressed, "FREE_BYTES", 10**6)
    *_, last = read_file(tmp_path / f"a.jsonl{suffix}", PACK[suffix](b" \n" * 4_000_000))
    assert str(last).endswith("unpacks to more than 250 times its size: no text does")


def test_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    (found,) = read_file(tmp_path / "a.txt.zst", PACK[".zst"](b"She said no."))
    assert str(found).endswith("a.txt.zst: is Zstandard: pip install 'hearsay[zstd]' reads it")


def test_archive_readers_unpack_by_themselves() -> None:
    assert packing("a.warc.gz") is None
    assert packing("a.warc.zst") == ".zst"
    assert packing("A.TXT.GZ") == ".gz"


@PACKED
def test_pieces_are_small(suffix: str) -> None:
    stream = unpacked(io.BytesIO(PACK[suffix](bytes(range(256)) * 40_000)), suffix, path="a")
    assert b"".join(iter(lambda: stream.read(1000), b"")) == bytes(range(256)) * 40_000
