"""Chinese in figures that are drawn without our charts: whatever is imported first, and with the names of usual fonts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import matplotlib
import pytest

DRAW = """
import io, warnings
warnings.simplefilter("error")
import matplotlib.pyplot as plt
plt.title("财政援助资金"); plt.xlabel("−1 江苏 Jiangsu")
plt.savefig(io.BytesIO())
print(plt.rcParams["font.family"])
"""


FORK = """
import json, os, sys, traceback
import numpy, pandas, PIL.Image  # what takes long and knows nothing of fonts
for number, code in enumerate(json.load(sys.stdin)):
    if os.fork() == 0:
        for stream, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(f"{sys.argv[1]}/{number}.{name}", os.O_WRONLY | os.O_CREAT), stream)
        try:
            exec(compile(code, "<drawn>", "exec"), {"__name__": "__main__"})
            failed = 0
        except BaseException:
            traceback.print_exc()
            failed = 1
        sys.stdout.flush()
        os._exit(failed)
    print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
"""
"""Runs each piece of code in a process of its own, and prints how each ended."""


EARLY = "import matplotlib; matplotlib.use('agg')\n"
SHEET = "import matplotlib.pyplot as plt\nplt.style.use('seaborn-v0_8')\n"
FIRST = (
    "from analysis import dataset" + DRAW,
    EARLY + "import matplotlib.pyplot\nfrom analysis import dataset" + DRAW,
    "from analysis import charts" + DRAW,
    "from analysis import dataset\nimport matplotlib.pyplot as plt\nplt.rcParams['font.sans-serif'] = ['SimHei']"
    + DRAW,
)
"""What is imported first."""
UNOFFERED = "from analysis import dataset\n" + SHEET + DRAW
OFFERED = "from analysis import dataset, fonts\n" + SHEET + "fonts.offer()" + DRAW
READING = "from analysis import dataset\nimport sys; print('matplotlib' in sys.modules)"


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> dict[str, subprocess.CompletedProcess]:
    """What each piece of code said and how it ended; where matplotlib keeps its list of fonts all of them share."""
    kept, told = (tmp_path_factory.mktemp(name) for name in ("matplotlib", "told"))
    for known in Path(matplotlib.get_cachedir()).glob("fontlist-*.json"):
        shutil.copy(known, kept)  # to look through the machine's fonts takes longer than all that is drawn
    environment = {"MPLBACKEND": "agg", "PATH": "", "HOME": "/nonexistent", "MPLCONFIGDIR": str(kept)}
    pieces = (*FIRST, UNOFFERED, OFFERED, READING)
    done = subprocess.run(
        [sys.executable, "-c", FORK, str(told)],
        input=json.dumps(pieces), capture_output=True, text=True, env=environment, check=True,
    )  # fmt: skip
    said = [
        [(told / f"{n}.{name}").read_text("utf-8") for name in ("out", "err")] for n in range(len(pieces))
    ]
    return {
        piece: subprocess.CompletedProcess((), int(status), *streams)
        for piece, status, streams in zip(pieces, done.stdout.split(), said, strict=True)
    }


@pytest.mark.parametrize("code", FIRST)
def test_chinese_is_drawn_whatever_is_imported_first(run, code) -> None:
    done = run[code]
    assert done.returncode == 0, done.stderr
    assert "findfont" not in done.stderr
    assert done.stdout.strip() == "['sans-serif', 'Noto Sans SC']"


def test_after_a_style_sheet_it_is_offered_again(run) -> None:
    assert "missing from" in run[UNOFFERED].stderr
    assert run[OFFERED].returncode == 0


def test_reading_tables_imports_no_matplotlib(run) -> None:
    assert run[READING].stdout.strip() == "False"
