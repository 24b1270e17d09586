# Two commands do all the set-up: `make run` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
# Kept bytecode: the tests start Python a hundred times, and images of machines often forbid it to keep any.
export PYTHONDONTWRITEBYTECODE :=
BROWSERS := chromium-headless-shell chromium chromium-browser google-chrome

.PHONY: run test lint unit few-faults faults browser eval bench lock programs

run: .venv/.app
	@$(BIN)/contactline serve --port $(PORT)

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11), "Contact Line needs Python 3.11 or newer"'
	@$(PYTHON) -m venv .venv 2>/dev/null || { \
	  echo "Installing python3-venv"; apt-get update -q && apt-get install -y -q python3-venv && $(PYTHON) -m venv .venv; }

.venv/.app: requirements.lock pyproject.toml | .venv/bin/pip
	$(BIN)/pip install -q --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/.test: requirements-test.lock .venv/.app
	$(BIN)/pip install -q --disable-pip-version-check -r requirements-test.lock
	@touch $@

# Debian's packages come while pip works. The fault tests wait more than they work: types are checked beside them.
test: .venv/bin/pip
	$(MAKE) -j2 .venv/.test programs
	$(MAKE) unit
	$(MAKE) -j2 --output-sync=target lint few-faults
	$(MAKE) browser

lint: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

# What the tests need beside Python, from Debian and in one go: a browser, fonts for its pages, a database server.
programs:
	@need=; \
	command -v $(BROWSERS) >/dev/null || need="chromium-headless-shell fonts-dejavu-core fonts-noto-core"; \
	ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null || need="$$need postgresql"; \
	[ -z "$$need" ] || { \
	  echo "Installing $$need (Debian's packages)"; \
	  SUDO=$$([ $$(id -u) = 0 ] || echo sudo); \
	  $$SUDO apt-get update -q && $$SUDO apt-get install -y -q --no-install-recommends $$need; }

unit: .venv/.test programs
	$(BIN)/pytest -n auto --dist worksteal tests/unit tests/specs
	$(BIN)/node --test tests/js/*.test.mjs

few-faults: .venv/.test programs
	$(BIN)/pytest tests/faults

# The same fault tests with more random moments, restarts and turns; CONTACTLINE_FAULT_SEED tries the same moments again.
faults: .venv/.test programs
	CONTACTLINE_FAULT_KILLS=20 CONTACTLINE_FAULT_TURNS=60 CONTACTLINE_FAULT_RESTARTS=5 $(BIN)/pytest tests/faults

browser: .venv/.test programs
	$(BIN)/pytest -n auto --dist worksteal tests/browser

eval: .venv/.test
	$(BIN)/python -m tests.eval $(ARGS)

bench: .venv/.test programs
	$(BIN)/python -m tests.bench

lock:
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-emit-index-url --no-header --group test pyproject.toml -o requirements-test.lock
