# Two commands for everybody: `make demo` and `make test`. The rest is for those who change the code.
PORT ?= 8000
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py

.PHONY: demo test test-services bench lint messages lock clean

$(VENV)/.runs: requirements.lock pyproject.toml
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Memasang paket (sekali saja) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.tests: $(VENV)/.runs requirements-dev.lock
	@echo "Installing what the tests need (once) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.runs
	@DJANGO_SETTINGS_MODULE=mitraguru.settings.demo $(MANAGE) demo --port $(PORT)

test: $(VENV)/.tests
	@$(MANAGE) compile_catalogues
	@$(PY) -m pytest -n 2 --dist loadgroup

test-services: $(VENV)/.tests
	@tests/services/run.sh
	@tests/services/search.sh

bench: $(VENV)/.tests
	@$(PY) -m tests.bench

lint: $(VENV)/.tests
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .
	@PYTHONPATH=.:site $(VENV)/bin/lint-imports
	@$(VENV)/bin/mypy site search practices home
	@$(VENV)/bin/djlint --lint --quiet site search practices home
	@$(MANAGE) makemigrations --check --dry-run
	@$(MANAGE) check

messages: $(VENV)/.tests
	@$(MANAGE) collect_messages

lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml --group build -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml --group build --group dev -o requirements-dev.lock

clean:
	rm -rf var .pytest_cache .mypy_cache .ruff_cache .hypothesis
