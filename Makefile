# Parvis: `make run` serves a demo town, `make test` proves it works. Both need only Python 3.11 or later, and make.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
  $(if $(shell $(name) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(name))))
PORT ?= 8000
BIN := .venv/bin
# Where pip comes from and what it looks at are the machine's affair; what it may install is the lock's, which is whole:
# --no-deps, or a release newer than the lock makes pip refuse a requirement with extras (pip 23.2, `pydantic[email]`).
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq install --no-compile
EDITABLE := $(PIP) --no-deps --no-build-isolation --editable .
# A dot a second while a silent command works; its failure is ours.
with_dots = ($(1)) & work=$$!; while kill -0 $$work 2>/dev/null; do printf .; sleep 1; done; echo; wait $$work

.DEFAULT_GOAL := help
.PHONY: help run site test check soak bench lock clean

help:
	@echo 'make run    builds everything and serves a demo town on http://localhost:$(PORT) (PORT=… for another port)'
	@echo 'make test   installs what the tests need, then runs all of them'
	@echo 'make check  linters, types, layers, words and sizes, in under a minute'
	@echo 'make soak   long runs: crashes at random moments, hundreds of submissions (SEED=… repeats a run)'
	@echo 'make bench  measures, prints ratios, and writes build/bench.json'
	@echo 'make lock   resolves the Python packages anew (needs uv)'
	@echo 'make clean  removes all that was made, except the data in .data'

run: .venv/parvis-run
	@$(BIN)/parvis-build
	@PORT=$(PORT) exec $(BIN)/parvis serve --demo

site: .venv/parvis-test
	@$(BIN)/parvis-build

test: site
	@$(BIN)/python tests/checks/browsers.py
	$(BIN)/pytest tests/server -n 2 --dist loadfile
	cd pwa && PATH="$(CURDIR)/.nodeenv/bin:$$PATH" node_modules/.bin/vitest run
	$(BIN)/pytest tests/journeys
	$(BIN)/pytest tests/push
	$(BIN)/pytest tests/soak

check: site
	@$(BIN)/python tests/checks

soak: site
	@$(BIN)/python tests/checks/browsers.py
	SOAK=1 $(BIN)/pytest tests/soak

bench: site
	@$(BIN)/python tests/checks/browsers.py
	@$(BIN)/python -m tests.bench

# Two marks: what serving needs, and the rest that testing needs. Each is older than its lock when there is something to install.
.venv/parvis-run: server/requirements.lock pyproject.toml | .venv
	@printf 'Installing the Python packages (half a minute the first time) …'
	@$(call with_dots,$(PIP) --no-deps --require-hashes -r server/requirements.lock && $(EDITABLE))
	@touch $@

.venv/parvis-test: tests/requirements.lock pyproject.toml | .venv
	@printf 'Installing the Python packages, those of the tests too (a minute the first time) …'
	@$(call with_dots,$(PIP) --no-deps --require-hashes -r tests/requirements.lock && $(EDITABLE))
	@touch $@ .venv/parvis-run

.venv:
	@test -n '$(PYTHON)' || { echo 'Parvis needs Python 3.11 or later; none was found on the PATH.'; exit 1; }
	@echo 'Making a virtual environment with $(PYTHON) …'
	@$(PYTHON) -m venv .venv

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
  --no-emit-index-url --no-emit-find-links pyproject.toml
lock:
	$(LOCK) --extra build --output-file server/requirements.lock
	$(LOCK) --all-extras --constraint server/requirements.lock --output-file tests/requirements.lock

clean:
	rm -rf .venv .nodeenv build pwa/node_modules server/parvis/_site server/parvis/typesetting/_fonts .mypy_cache .pytest_cache .ruff_cache .hypothesis
