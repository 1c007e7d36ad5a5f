# The commands of the project; `make` alone lists them.
# A machine needs python3 (3.11 or newer), make and git; everything else goes into .venv, from requirements.lock
# (and requirements-dev.lock for tests and style).

PYTHON ?= python3
VENV ?= .venv
PYTEST_ARGS ?=
LAB_ARGS ?=
UPGRADE ?=

PIP = $(VENV)/bin/pip --disable-pip-version-check --quiet
RUN = $(VENV)/bin/python -m

# Every report and many tests start processes of their own: without compiled modules, which containers often forbid, each
# of them compiles all libraries anew, three times what it takes to load them.
unexport PYTHONDONTWRITEBYTECODE

# uv installs a lock ten times as fast; where it can't be had, or reaches no packages, pip does it.
install = $(VENV)/bin/uv pip install --quiet --python $(VENV)/bin/python $(1) 2>/dev/null || $(PIP) install $(1)

check = $(VENV)/bin/uv pip check --quiet --python $(VENV)/bin/python 2>/dev/null || $(VENV)/bin/pip check

INSTALLED = $(VENV)/.installed
DEVELOP = $(VENV)/.develop

.PHONY: help reports tables explorer page test lint format hooks lab pictures lock clean distclean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help:  ## List these commands
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

reports: $(INSTALLED)  ## Set up, build the tables from data/raw and make the reports in reports/ that are due
	@$(RUN) analysis build --reports

explorer: $(INSTALLED)  ## Build the tables and write the interactive page reports/explorer.html
	@$(RUN) analysis build
	@$(RUN) analysis explore

page: $(DEVELOP)  ## Build the script of the explorer from web/explorer (needs Node)
	@cd web/explorer && npm ci --no-audit --no-fund && npm run build

tables: $(INSTALLED)  ## Build the tables in data/processed from data/raw
	@$(RUN) analysis build

test: $(DEVELOP)  ## Set up and run the tests (PYTEST_ARGS="-k places" for some of them)
	@$(RUN) pytest -n auto $(PYTEST_ARGS)

test-whole: $(DEVELOP)  ## Run the tests that go through everything there is, or many made-up worlds
	@$(MAKE) test PYTEST_ARGS="--whole $(PYTEST_ARGS)"

lint: $(DEVELOP)  ## Check style and format
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .

format: $(DEVELOP)  ## Mend style and format
	@$(RUN) ruff check --fix .
	@$(RUN) ruff format .

hooks: $(DEVELOP)  ## Install the git hooks that check style and strip notebooks before each commit
	@$(RUN) pre_commit install

lab: $(INSTALLED)  ## Open JupyterLab on notebooks/00_start.ipynb (LAB_ARGS="--no-browser" for a remote machine)
	-@$(RUN) analysis build
	@$(RUN) analysis lab $(LAB_ARGS)

pictures: explorer  ## Renew the pictures of the README (needs Chromium)
	@$(VENV)/bin/python docs/images/renew.py

lock:  ## Renew the locks from pyproject.toml, with hashes (UPGRADE=--upgrade for newer versions of everything)
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && \
	$(PYTHON) -m venv "$$tools" && "$$tools/bin/pip" --quiet install uv && \
	lock() { "$$tools/bin/uv" pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	  --strip-extras --no-annotate --no-emit-index-url --no-emit-find-links --generate-hashes \
	  --custom-compile-command "make lock" $(UPGRADE) "$$@"; } && \
	lock --all-extras --output-file requirements-dev.lock && \
	lock --extra cluster --extra pdf --extra setup --constraint requirements-dev.lock --output-file requirements.lock

clean:  ## Delete what was built: tables, reports, caches
	@rm -rf reports .reports build dist .pytest_cache .ruff_cache .hypothesis
	@find data/processed -mindepth 1 ! -name .gitkeep -delete
	@find src tests notebooks -name __pycache__ -prune -exec rm -rf {} +

distclean: clean  ## Delete the environment .venv as well
	@rm -rf $(VENV)

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is older than Python 3.11. Name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "Python's venv module is missing (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "Installing the packages of requirements.lock into $(VENV)."
	@awk '/^uv==/,!/\\$$/' requirements.lock >$(VENV)/uv.txt
	@$(PIP) install --no-deps --require-hashes -r $(VENV)/uv.txt 2>/dev/null || true
	@$(call install,--no-deps --require-hashes -r requirements.lock)
	@$(call install,--no-deps --editable .)
	@$(check)
	@# `python3` is the kernel that every Jupyter has, so the notebooks name it; here it is this environment.
	@$(RUN) ipykernel install --sys-prefix --name python3 --display-name "East-West Atlas" >/dev/null
	@touch $@

# What tests and style need beyond what users run.
$(DEVELOP): $(INSTALLED) requirements-dev.lock
	@$(call install,--no-deps --require-hashes -r requirements-dev.lock)
	@$(check)
	@touch $@
