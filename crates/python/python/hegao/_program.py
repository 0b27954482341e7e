"""Where the program is that came with this package: it reads the files that can harm in a process of its own."""

from __future__ import annotations

import os
import sys
import sysconfig
from typing import Iterator, Optional

_NAME = "hegao.exe" if sys.platform == "win32" else "hegao"


def program() -> Optional[str]:
    """The program beside this package, or the one that HEGAO_PROGRAM names; None if there is none.

    One that lies anywhere else is not taken: it may be of another version.
    """
    return os.environ.get("HEGAO_PROGRAM") or next(filter(os.path.isfile, _places()), None)


def _places() -> Iterator[str]:
    package = os.path.dirname(os.path.abspath(__file__))
    above = os.path.dirname(package)
    # Where `pip install` puts programs: of this Python, of its user; beside what --target and --prefix were given.
    folders = [sysconfig.get_path("scripts")]
    user = "nt_user" if os.name == "nt" else "posix_user"
    if user in sysconfig.get_scheme_names():
        folders.append(sysconfig.get_path("scripts", scheme=user))
    folders.append(os.path.join(above, "bin"))
    folders.append(os.path.join(above, os.pardir, os.pardir, os.pardir, "bin"))
    folders.append(os.path.join(above, os.pardir, os.pardir, "Scripts"))
    for folder in folders:
        yield os.path.normpath(os.path.join(folder, _NAME))
