"""`python -m analysis`: the command line; all it does is in `analysis.cli`."""

import os

# Read by numpy's linear algebra when it is imported. More threads than one stand in each other's way, for families and reports
# are already made side by side; and sums end in the same digits on machines with more cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from analysis.cli import app

if __name__ == "__main__":
    app(prog_name="python -m analysis")
