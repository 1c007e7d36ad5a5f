"""Chinese in figures that are drawn without our charts: whatever is imported first, and with the names of usual fonts."""

from __future__ import annotations

import subprocess
import sys

import pytest

DRAW = """
import io, warnings
warnings.simplefilter("error")
import matplotlib.pyplot as plt
plt.title("财政援助资金"); plt.xlabel("−1 江苏 Jiangsu")
plt.savefig(io.BytesIO())
print(plt.rcParams["font.family"])
"""


def draw(*lines: str, after: str = DRAW) -> subprocess.CompletedProcess:
    code = "import matplotlib; matplotlib.use('agg')\n" if "early" in lines else ""
    code += "\n".join(line for line in lines if line != "early") + after
    environment = {"MPLBACKEND": "agg", "PATH": "", "HOME": "/nonexistent"}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)


@pytest.mark.parametrize("lines", [
    ("from analysis import dataset",),
    ("early", "import matplotlib.pyplot", "from analysis import dataset"),
    ("from analysis import charts",),
    ("from analysis import dataset", "import matplotlib.pyplot as plt", "plt.rcParams['font.sans-serif'] = ['SimHei']"),
])  # fmt: skip
def test_chinese_is_drawn_whatever_is_imported_first(lines) -> None:
    run = draw(*lines)
    assert run.returncode == 0, run.stderr
    assert "findfont" not in run.stderr
    assert run.stdout.strip() == "['sans-serif', 'Noto Sans SC']"


def test_after_a_style_sheet_it_is_offered_again() -> None:
    sheet = "import matplotlib.pyplot as plt\nplt.style.use('seaborn-v0_8')\n"
    assert "missing from" in draw("from analysis import dataset", sheet).stderr
    assert draw("from analysis import dataset, fonts", sheet, "fonts.offer()").returncode == 0


def test_reading_tables_imports_no_matplotlib() -> None:
    run = draw("from analysis import dataset", after="\nimport sys; print('matplotlib' in sys.modules)")
    assert run.stdout.strip() == "False"
