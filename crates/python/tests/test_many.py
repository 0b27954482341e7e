"""Many documents, in several threads."""

from __future__ import annotations

import threading
import time
from itertools import count, islice
from pathlib import Path
from typing import Iterator

import pytest

import hegao


def texts(number: int) -> list[tuple[str, bytes]]:
    return [(f"{index}.txt", f"第{index}号：请登陆系统，电话13800138000。".encode()) for index in range(number)]


def test_reports_come_in_order_whatever_the_threads(checker: hegao.Checker) -> None:
    given = texts(300)
    expected = [checker.check(source, name=name) for name, source in given]
    for threads in (1, 2, 5):
        done: list[int] = []
        assert list(checker.check_many(given, threads=threads, progress=done.append)) == expected
        assert done == list(range(1, 301))


def test_an_endless_stream_is_read_a_little_ahead(checker: hegao.Checker) -> None:
    taken: list[int] = []

    def endless() -> Iterator[tuple[str, bytes]]:
        for index in count():
            taken.append(index)
            yield f"{index}.txt", b"a"

    reports = list(islice(checker.check_many(endless(), threads=2), 10))
    assert len(reports) == 10 and len(taken) <= 32 * 4 * 2 + 32


def test_one_bad_document_is_its_own_gap(checker: hegao.Checker, tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text("请登陆系统。", encoding="utf-8")
    reports = list(checker.check_many([good, tmp_path / "none.txt", ("b.docx", b"PK\x03\x04"), tmp_path, good], threads=2))
    assert [bool(report.gaps) for report in reports] == [False, True, True, True, False]
    assert reports[0].findings and reports[0] == reports[4]


def test_other_threads_run_meanwhile(checker: hegao.Checker) -> None:
    text = ("各有关单位要加强组织领导，明确责任分工，登陆系统填报。\n" * 20_000).encode()
    ticks, is_over = [0], threading.Event()

    def tick() -> None:
        while not is_over.is_set():
            ticks[0] += 1
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    # Processor time: where other programs run, the thread that ticks waits as long as the one that checks.
    begun = time.process_time()
    try:
        checker.check(text)
        spent = time.process_time() - begun
    finally:
        is_over.set()
        thread.join()
    # Were the lock held, there would be no tick while the text is checked.
    assert ticks[0] > spent * 1000 / 20, (ticks, spent)


def test_a_failure_of_the_source_comes_through(checker: hegao.Checker) -> None:
    def broken() -> Iterator[bytes]:
        yield b"a"
        raise RuntimeError("the source failed")

    with pytest.raises(RuntimeError, match="the source failed"):
        list(checker.check_many(broken()))
