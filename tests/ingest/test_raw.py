"""The raw store keeps what it was given, whole or not at all: over kills, full and read-only disks, damage, and object storage."""

from __future__ import annotations

import gzip
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import packing
from ingest.errors import CorruptObjectError, NotStoredError, StoreError, StoreFullError, StoreReadOnlyError
from ingest.packing import Facts
from ingest.raw import RawStore
from ingest.records import Fetched
from tests.ingest.samples import ACCESSION, submission

SHARED = Path(__file__).parents[3] / "shared" / "edgar" / "Archives" / "edgar" / "data"


def fetched(body: bytes = submission(), address: str = "http://127.0.0.1/a") -> Fetched:
    return Fetched(address, body, packing.sha256(body), datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), 1, '"tag"', None)


@pytest.fixture(params=["folder", "memory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RawStore]:
    """A store in a folder, in fsspec's memory, and in a local S3-compatible server."""
    if request.param == "s3":
        yield RawStore(request.getfixturevalue("bucket"))
    elif request.param == "memory":
        yield RawStore(f"memory://{tmp_path.name}/raw")
    else:
        yield RawStore(str(tmp_path / "raw"))


def test_gives_back_what_it_was_given(store: RawStore) -> None:
    assert not store.has(ACCESSION)
    store.put(ACCESSION, fetched())
    stored = store.get(ACCESSION)
    assert stored.body == submission()
    assert (stored.sha256, stored.address) == (packing.sha256(submission()), "http://127.0.0.1/a")
    assert stored.fetched_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert store.facts(ACCESSION).bytes == len(submission())
    assert store.has(ACCESSION)


def test_lists_what_it_has_in_order(store: RawStore) -> None:
    for accession in ("0000000002-96-000101", "0000000001-96-000001", "0000000001-26-000001"):
        store.put(accession, fetched(submission(accession)))
    store.put_page("edgar/full-index/2004/QTR1/master.gz", fetched())
    assert list(store.accessions()) == ["0000000001-96-000001", "0000000002-96-000101", "0000000001-26-000001"]


def test_never_alters_what_it_has(store: RawStore) -> None:
    store.put(ACCESSION, fetched())
    store.put(ACCESSION, fetched(submission(words="other")))
    assert store.get(ACCESSION).body == submission()


def test_absent_and_discarded(store: RawStore) -> None:
    with pytest.raises(NotStoredError):
        store.get(ACCESSION)
    store.put(ACCESSION, fetched())
    store.discard(ACCESSION)
    store.discard(ACCESSION)
    assert not store.has(ACCESSION)


def test_pages_keep_what_confirms_them(store: RawStore) -> None:
    assert store.page("edgar/x.idx") is None
    store.put_page("edgar/x.idx", fetched(b"first"))
    store.put_page("edgar/x.idx", fetched(b"second"))
    page = store.page("edgar/x.idx")
    assert page is not None
    assert (page.body, page.etag, page.last_modified) == (b"second", '"tag"', None)


@given(st.binary(max_size=3000), st.text(max_size=60))
def test_packing_is_undone_by_unpacking_and_by_gzip(body: bytes, address: str) -> None:
    facts = Facts(packing.sha256(body), len(body), address, "2026-01-01T00:00:00+00:00")
    packed = packing.pack(body, facts)
    assert packing.unpack(packed, "x") == (body, facts)
    assert gzip.decompress(packed) == body


def test_any_damage_is_noticed() -> None:
    body = submission()
    packed = packing.pack(body, Facts(packing.sha256(body), len(body), "a", "2026-01-01T00:00:00+00:00"))
    chance = random.Random(1)
    for position in chance.sample(range(len(packed)), 100):
        damaged = bytearray(packed)
        damaged[position] ^= 1 << chance.randrange(8)
        try:
            unpacked, facts = packing.unpack(bytes(damaged), "x")
        except CorruptObjectError:
            continue
        # A flipped bit in the header's own words about time or address changes no byte of the submission.
        assert (unpacked, facts.sha256) == (body, packing.sha256(body))
    for length in range(0, len(packed), 37):
        with pytest.raises(CorruptObjectError):
            packing.unpack(packed[:length], "x")


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0001111111-04-00001", "0001111111-04-000001.txt"])
def test_only_accession_numbers_name_submissions(name: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no accession number"):
        RawStore(str(tmp_path)).has(name)


def test_threads_may_put_the_same_filing(tmp_path: Path) -> None:
    store = RawStore(str(tmp_path))
    threads = [threading.Thread(target=store.put, args=(ACCESSION, fetched())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.get(ACCESSION).body == submission()
    assert not list((tmp_path / ".partial").iterdir())


_WRITER = """
import sys
from datetime import datetime, UTC
from ingest.packing import sha256
from ingest.raw import RawStore
from ingest.records import Fetched
from tests.ingest.samples import submission
store = RawStore(sys.argv[1])
print("ready", flush=True)
for number in range(int(sys.argv[2]), 10**6):
    accession = f"0001111111-04-{number:06d}"
    body = submission(accession, "words " * 5000)
    store.put(accession, Fetched("a", body, sha256(body), datetime.now(UTC), 1))
"""


def test_killed_at_any_moment_it_holds_only_whole_submissions(tmp_path: Path) -> None:
    chance = random.Random(7)
    for attempt in range(6):
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path), str(attempt * 1000)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(chance.uniform(0.02, 0.15))
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
    store = RawStore(str(tmp_path))
    store.clean(older_than_seconds=0)
    names = list(store.accessions())
    assert names
    for accession in names:
        assert accession.encode() in store.get(accession).body
    assert not list((tmp_path / ".partial").iterdir())


def test_the_first_write_cleans_what_was_abandoned_but_not_what_is_under_way(tmp_path: Path) -> None:
    partial = tmp_path / ".partial"
    partial.mkdir()
    for name in ("abandoned", "under way"):
        (partial / name).write_bytes(b"half")
    os.utime(partial / "abandoned", (time.time() - 7200, time.time() - 7200))
    RawStore(str(tmp_path)).put(ACCESSION, fetched())
    assert [path.name for path in partial.iterdir()] == ["under way"]


_LIMITED = """
import os, resource, signal, sys
from datetime import datetime, UTC
from ingest import errors
from ingest.packing import sha256
from ingest.raw import RawStore
from ingest.records import Fetched
if sys.argv[2] == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
elif os.getuid() == 0:
    os.setuid(65534)
body = os.urandom(5000)
try:
    RawStore(sys.argv[1]).put("0001111111-04-000002", Fetched("a", body, sha256(body), datetime.now(UTC), 1))
except errors.StoreError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.parametrize(("limit", "error"), [("full", StoreFullError), ("read-only", StoreReadOnlyError)])
def test_full_or_read_only_disk_is_told_and_damages_nothing(limit: str, error: type[Exception], tmp_path: Path) -> None:
    place = tmp_path / "raw"
    RawStore(str(place)).put(ACCESSION, fetched())
    folders = [place, *(path for path in place.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555 if limit == "read-only" else 0o755)
    for parent in (tmp_path, *tmp_path.parents[:3]):
        parent.chmod(parent.stat().st_mode | 0o055)
    ran = subprocess.run([sys.executable, "-c", _LIMITED, str(place), limit], capture_output=True, text=True, check=False)
    for folder in folders:
        folder.chmod(0o755)
    assert ran.stdout.startswith(error.__name__), ran.stdout + ran.stderr
    assert "NOTEHOLDERS_HOME" in ran.stdout or "make room" in ran.stdout
    assert list(RawStore(str(place)).accessions()) == [ACCESSION]
    assert RawStore(str(place)).get(ACCESSION).body == submission()
    assert not list((place / ".partial").iterdir())


def test_a_location_nobody_can_reach(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        RawStore("nowhere://bucket/raw")
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        RawStore(str(tmp_path / "file" / "raw"))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside the project")
def test_takes_at_most_a_quarter_of_the_room(tmp_path: Path) -> None:
    store, raw = RawStore(str(tmp_path)), 0
    for path in sorted(SHARED.glob("*/*.txt")):
        raw += path.stat().st_size
        store.put_bytes(path.stem, path.read_bytes(), path.name)
    packed = sum(path.stat().st_size for path in tmp_path.rglob("*.gz"))
    assert packed <= raw / 4


def test_object_storage_without_its_bucket_is_a_store_error(bucket: str) -> None:
    store = RawStore("s3://no-such-bucket/raw")
    with pytest.raises(StoreError, match="no-such-bucket"):
        store.put(ACCESSION, fetched())
