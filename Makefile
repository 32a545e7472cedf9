# Each target sets up what it needs in .venv: Python 3.11 or newer and a package registry are enough.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# A Python that is new enough and can make environments (Debian leaves ensurepip out of python3).
USABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
FIND_PYTHON = for p in $(PYTHON) python3.13 python3.12 python3.11 python3.14 python3 python; do \
	  command -v $$p >/dev/null && $$p -c '$(USABLE)' 2>/dev/null && { echo $$p; exit; }; done; \
	echo "No Python 3.11+ with venv and ensurepip was found (Debian, Ubuntu: apt install python3-venv). Name one: make PYTHON=/path/to/python3.11" >&2; exit 1

PYTEST_ARGS ?= -n 2 --dist worksteal
FUZZ_SECONDS ?= 600

.PHONY: help setup demo test lint types score fuzz dictionary endurance format bench build lock

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

# Made anew whenever the lock or the project's metadata changes; --no-deps because the lock is complete and names extras' packages plainly.
$(STAMP): requirements.lock pyproject.toml
	@python=$$($(FIND_PYTHON)); [ -x $(BIN)/python ] || { echo "Setting up $(VENV) with $$($$python --version)"; $$python -m venv $(VENV); }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(STAMP) ## install the pinned dependencies and the project into .venv

demo: $(STAMP) ## the whole path on a bundled sample archive: no network, no identity
	@$(BIN)/noteholders demo

test: $(STAMP) ## all tests
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(STAMP) ## ruff: rules and layout
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP) ## mypy --strict
	@$(BIN)/mypy

format: $(STAMP) ## let ruff lay out the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(STAMP) ## all benchmarks, into BENCHMARKS.md (a quarter of an hour)
	@$(BIN)/python -m tests.bench

score: $(STAMP) ## how well filings are read: tests/filings, generated markups, and the shared corpus if it is there
	@$(BIN)/python -m tests.evaluate

fuzz: $(STAMP) ## hostile documents at full size, then filings damaged at random for FUZZ_SECONDS
	@MONSTER_MEGABYTES=30 $(BIN)/python -m pytest tests/fuzz/test_monsters.py --timeout 1800
	@$(BIN)/python -m tests.fuzz.run --seconds $(FUZZ_SECONDS)

dictionary: $(STAMP) ## write the generated parts of README and docs again
	@$(BIN)/python -m tests.docs

endurance: $(STAMP) ## the process tests in full: a hundred kills (ten to twenty minutes)
	@NOTEHOLDERS_ENDURANCE=100 $(BIN)/python -m pytest tests/flows/test_processes.py --timeout 7200

build: $(STAMP) ## wheel and source archive in dist/
	@$(BIN)/python -m build --no-isolation

# certifi is held below a release that not every index carries, and all else to what had been published for a while.
lock: ## choose all pinned versions anew (needs uv: pip install uv)
	echo 'certifi<2026.10' | uv pip compile pyproject.toml --no-config --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --exclude-newer 2026-11-01 --constraint - -o requirements.lock
