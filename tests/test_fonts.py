"""Chinese in figures that are drawn without our charts: whatever is imported first, and with the names of usual fonts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial

import pytest

DRAW = """
import io, warnings
warnings.simplefilter("error")
import matplotlib.pyplot as plt
plt.title("财政援助资金"); plt.xlabel("−1 江苏 Jiangsu")
plt.savefig(io.BytesIO())
print(plt.rcParams["font.family"])
"""


@pytest.fixture(scope="module")
def draw(tmp_path_factory) -> Callable[..., subprocess.CompletedProcess]:
    """A function that draws in a process of its own; where matplotlib keeps its list of fonts all of them share."""
    return partial(_draw, str(tmp_path_factory.mktemp("matplotlib")))


def _draw(kept: str, *lines: str, after: str = DRAW) -> subprocess.CompletedProcess:
    code = "import matplotlib; matplotlib.use('agg')\n" if "early" in lines else ""
    code += "\n".join(line for line in lines if line != "early") + after
    environment = {"MPLBACKEND": "agg", "PATH": "", "HOME": "/nonexistent", "MPLCONFIGDIR": kept}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)


@pytest.mark.parametrize("lines", [
    ("from analysis import dataset",),
    ("early", "import matplotlib.pyplot", "from analysis import dataset"),
    ("from analysis import charts",),
    ("from analysis import dataset", "import matplotlib.pyplot as plt", "plt.rcParams['font.sans-serif'] = ['SimHei']"),
])  # fmt: skip
def test_chinese_is_drawn_whatever_is_imported_first(draw, lines) -> None:
    run = draw(*lines)
    assert run.returncode == 0, run.stderr
    assert "findfont" not in run.stderr
    assert run.stdout.strip() == "['sans-serif', 'Noto Sans SC']"


def test_after_a_style_sheet_it_is_offered_again(draw) -> None:
    sheet = "import matplotlib.pyplot as plt\nplt.style.use('seaborn-v0_8')\n"
    assert "missing from" in draw("from analysis import dataset", sheet).stderr
    assert draw("from analysis import dataset, fonts", sheet, "fonts.offer()").returncode == 0


def test_reading_tables_imports_no_matplotlib(draw) -> None:
    run = draw("from analysis import dataset", after="\nimport sys; print('matplotlib' in sys.modules)")
    assert run.stdout.strip() == "False"
