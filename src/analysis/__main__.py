"""`python -m analysis`: the command line; all it does is in `analysis.cli`."""

from analysis.cli import app

if __name__ == "__main__":
    app(prog_name="python -m analysis")
