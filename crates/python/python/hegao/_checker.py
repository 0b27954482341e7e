"""Checking: documents in, reports out."""

from __future__ import annotations

import datetime
import functools
import json
import os
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any, Callable, Deque, Dict, Iterable, Iterator, List, Literal, Optional, Tuple, Union

from hegao._errors import GapError
from hegao._hegao import Batch
from hegao._hegao import Checker as _Checker
from hegao._program import program
from hegao._report import Report
from hegao._shapes import Gap
from hegao._text import Block, Text

PathLike = Union[str, "os.PathLike[str]"]
Source = Union[PathLike, bytes, bytearray, memoryview]
"""A path, or the bytes of a document. A text is given as `text.encode()`."""
Audience = Literal["public", "internal"]
Genre = Literal["official", "statute", "speech", "list", "news", "contract", "manual", "general"]
Date = Union[str, datetime.date]
"""A day, or a text: 2025-01-08, 2025-01 or 2025."""
Progress = Callable[[int], None]
"""Is called with the number of documents that are done."""

_Item = Tuple[Optional[str], Optional[bytes], Optional[str], Optional[str], Optional[str]]

_TAKEN = 32
"""Documents that a thread takes at once: of the smallest, that costs it a few milliseconds."""
_WAITING = 4
"""How many takes for each thread wait, or wait to be fetched."""


class Checker:
    """Rules that are ready: reading them takes some ten milliseconds, so one checker is made and asked often, from any thread.

    Args:
        config: A configuration file (hegao.yaml). Without one the built-in defaults hold: none is looked for.
        rules: Folders with rules of one's own, beside those that the configuration names.
        audience: Who will read the documents; goes before the configuration.
        genre: What sort of text they are.
        date: Their date, for those that do not say it better.
        lang: The language of messages; Chinese if neither this nor the configuration says.
        select: Only these rules: ids, categories, tags.
        ignore: Not these.
        spelling: Whether the model of spelling looks for typos that no list has: True everywhere (slow: 1 to 2 MB a second), False nowhere. By default it
            looks where another character makes a common word of what never stood together.
        today: The day of the run, which is the date of documents that do not say theirs. Without it, the day on which the checker is made.

    Raises:
        SettingsError: A setting, the configuration or a rule is wrong.

    A checker can be pickled: it is made anew from the same settings, so the files must be there.
    """

    def __init__(
        self,
        *,
        config: Optional[PathLike] = None,
        rules: Iterable[PathLike] = (),
        audience: Optional[Audience] = None,
        genre: Optional[Genre] = None,
        date: Optional[Date] = None,
        lang: Optional[Literal["zh", "en"]] = None,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        spelling: Optional[bool] = None,
        today: Optional[Date] = None,
    ) -> None:
        self._settings: Dict[str, Any] = {
            "config": os.path.abspath(config) if config is not None else None,
            "rules": [os.path.abspath(folder) for folder in rules],
            "audience": audience,
            "genre": genre,
            "date": _day(date),
            "lang": lang,
            "select": list(select),
            "ignore": list(ignore),
            "spelling": spelling,
            "today": _day(today) or datetime.date.today().isoformat(),
        }
        known = {"base": os.getcwd(), "program": program()}
        self._checker = _Checker(json.dumps({**self._settings, **known}))

    def __reduce__(self) -> Tuple[Callable[..., Checker], Tuple[()]]:
        return functools.partial(Checker, **self._settings), ()

    def check(
        self,
        source: Source,
        *,
        name: Optional[str] = None,
        audience: Optional[Audience] = None,
        date: Optional[Date] = None,
    ) -> Report:
        """What is said of a document.

        Args:
            source: Its path, or its bytes.
            name: What reports call it. Its ending decides the format of texts (.md, .csv, .html), its folders what of the
                configuration holds. Without one it is its path, and bytes are called `-` and read as plain text if they are text.
            audience: Who will read it; goes before the checker's own.
            date: Its date, likewise.

        Raises:
            FileNotFoundError: There is no such file. All else that keeps a document from being read is a gap of its report.
        """
        [line] = self._checker.check([_item(source, name, audience, date)])
        return Report(line)

    def check_many(
        self,
        sources: Iterable[Union[Source, Tuple[str, Source]]],
        *,
        threads: Optional[int] = None,
        progress: Optional[Progress] = None,
    ) -> Iterator[Report]:
        """A report for each source, in their order, as they are done. A pair is a name and its source.

        Documents are read and judged in so many threads (as many as there are processors) without the lock of Python. A few at a
        time are taken from `sources`, which may be endless. A file that is not there is a gap here.
        """
        items = (_item(*_named(source), is_there=False) for source in sources)
        count = threads or os.cpu_count() or 1
        return _in_order(self._checker.check, items, count, progress)

    def text(self, source: Source, *, name: Optional[str] = None) -> Text:
        """The text of a document, unmasked, block by block, with what of it was not read.

        Raises:
            GapError: Nothing of it could be read.
            FileNotFoundError: There is no such file.
        """
        item = _item(source, name, None, None)
        blocks, gaps = self._checker.text(item)
        told = tuple(Gap(*gap) for gap in gaps)
        if told and not blocks:
            raise GapError(item[0] or item[2] or "-", told)
        return Text(tuple(Block(*block) for block in blocks), told)

    def redact_text(self, text: str) -> str:
        """The text, with every private value masked as in reports. It was read again, and nothing was found.

        Raises:
            RedactionError: A value would be left.
        """
        return self._checker.redact(text)

    def check_arrow(
        self,
        batch: Any,
        *,
        content: str = "content",
        path: Optional[str] = "path",
        audience: Optional[str] = None,
        date: Optional[str] = None,
        keep: Iterable[str] = (),
    ) -> Any:
        """What is said of each row of a table, as a table of as many rows in the same order.

        Args:
            batch: A `pyarrow.RecordBatch`, or anything with `__arrow_c_array__`. Its text is not copied on the way.
            content: The column of the documents: binary or string.
            path: The column of their names; None if they have none.
            audience: The column of who will read them.
            date: The column of their dates.
            keep: Columns that the result has as they are, behind its own: the key of a row, for one. They are not masked.

        Returns:
            A `pyarrow.RecordBatch` if one was given; else an object with `__arrow_c_array__`. Its columns: docs/python.md. A row whose
            document could not be read has its gaps.
        """
        table = self._checker.check_table(batch, (content, path, audience, date), list(keep))
        return _as_given(batch, table)

    def _passages(self, batch: Any, content: str, path: Optional[str], keep: List[str]) -> Any:
        return _as_given(batch, self._checker.passages(batch, (content, path, None, None), keep))


def _as_given(batch: Any, table: Batch) -> Any:
    if type(batch).__module__.partition(".")[0] != "pyarrow":
        return table
    import pyarrow  # type: ignore[import-untyped, unused-ignore]

    return pyarrow.record_batch(table)


def _day(date: Optional[Date]) -> Optional[str]:
    return date.isoformat() if isinstance(date, datetime.date) else date


def _named(source: Union[Source, Tuple[str, Source]]) -> Tuple[Source, Optional[str], None, None]:
    if isinstance(source, tuple):
        return source[1], source[0], None, None
    return source, None, None, None


def _item(
    source: Source, name: Optional[str], audience: Optional[str], date: Optional[Date], *, is_there: bool = True
) -> _Item:
    if isinstance(source, bytes):
        return name, source, None, audience, _day(date)
    if isinstance(source, (bytearray, memoryview)):
        return name, bytes(source), None, audience, _day(date)
    path = os.fspath(source)
    if is_there and not os.path.lexists(path):
        # The path is not told: it may be a text that was meant to be checked.
        raise FileNotFoundError("没有这个文件；如果给的是文字，请写 text.encode()；there is no such file; a text is given as text.encode()")
    return name, None, path, audience, _day(date)


def _in_order(
    check: Callable[[List[_Item]], List[bytes]], items: Iterator[_Item], threads: int, progress: Optional[Progress]
) -> Iterator[Report]:
    done = 0
    with ThreadPoolExecutor(threads, thread_name_prefix="hegao") as pool:
        waiting: Deque[Future[List[bytes]]] = deque()
        try:
            while True:
                while len(waiting) < threads * _WAITING and (taken := list(islice(items, _TAKEN))):
                    waiting.append(pool.submit(check, taken))
                if not waiting:
                    return
                for line in waiting.popleft().result():
                    done += 1
                    if progress is not None:
                        progress(done)
                    yield Report(line)
        finally:
            for future in waiting:
                future.cancel()


_lock = threading.Lock()


@functools.lru_cache(maxsize=8)
def _made(base: str, day: str, settings: str) -> Checker:
    return Checker(**json.loads(settings))


def _checker_of(**settings: Any) -> Checker:
    """The checker of these settings: the same for the same ones, as long as folder and day are the same."""
    if (config := settings.get("config")) is not None:
        # It may have changed meanwhile.
        return Checker(config=config)
    with _lock:
        return _made(os.getcwd(), datetime.date.today().isoformat(), json.dumps(settings))


def check(
    source: Source,
    *,
    name: Optional[str] = None,
    audience: Optional[Audience] = None,
    date: Optional[Date] = None,
    config: Optional[PathLike] = None,
) -> Report:
    """What is said of a document: `Checker.check` of a checker with this configuration. A `Checker` spares reading that each time."""
    return _checker_of(config=config).check(source, name=name, audience=audience, date=date)


def check_many(
    sources: Iterable[Union[Source, Tuple[str, Source]]],
    *,
    config: Optional[PathLike] = None,
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
) -> Iterator[Report]:
    """A report for each source, in their order: `Checker.check_many`."""
    return _checker_of(config=config).check_many(sources, threads=threads, progress=progress)


def text(source: Source, *, name: Optional[str] = None) -> Text:
    """The text of a document, unmasked: `Checker.text`."""
    return _checker_of().text(source, name=name)


def redact_text(text: str, *, config: Optional[PathLike] = None) -> str:
    """The text, with every private value masked: `Checker.redact_text`."""
    return _checker_of(config=config).redact_text(text)


def check_arrow(batch: Any, *, content: str = "content", path: Optional[str] = "path", config: Optional[PathLike] = None) -> Any:
    """What is said of each row of a table: `Checker.check_arrow`."""
    return _checker_of(config=config).check_arrow(batch, content=content, path=path)
