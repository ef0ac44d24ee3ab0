# `make demo` on a machine with nothing but Python 3.11 or newer: sets up, reads examples/, prints the result.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
CLI := $(BIN)/counterclaim
LEDGER := build/demo.db
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-config --custom-compile-command "make lock" --quiet

.PHONY: setup demo test lint format eval bench readme lock clean

setup: $(STAMP)

$(STAMP): requirements-dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: setup
	@mkdir -p build && rm -f $(LEDGER) $(LEDGER)-*
	$(CLI) read examples/ --ledger $(LEDGER)
	$(CLI) incidents --ledger $(LEDGER)
	$(CLI) disputes --ledger $(LEDGER)
	$(CLI) export json --ledger $(LEDGER) -o build/demo.json
	$(CLI) export csv --ledger $(LEDGER) -o build/demo

test: lint
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: setup
	$(BIN)/python -m quality.evaluate

bench: setup
	$(BIN)/python -m quality.bench

# The result in README.md is what the program says of examples/ today.
readme: setup
	$(BIN)/python docs/refresh_readme.py

lock: setup
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --output-file requirements-dev.txt

clean:
	rm -rf build $(VENV)
