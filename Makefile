# Every target works alone from a clean clone; the README has the Windows equivalents.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup run test check lock clean

setup: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m pip check
	touch $@

run: setup
	$(BIN)/tambon run

# The fault suite mostly waits for commands of its own: it runs beside the others. Tests
# of a file share what they set up, and stay together.
test: setup
	$(BIN)/python -m pytest -p no:cacheprovider tests/faults > .faults.log 2>&1 & faults=$$!; \
	$(BIN)/python -m pytest -n 2 --dist loadfile --ignore=tests/faults; others=$$?; \
	wait $$faults; faults=$$?; cat .faults.log; \
	exit $$((others + faults))

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --processes 2 transforms

# Hashes only: no download address belongs in the file.
lock:
	uv pip compile --universal --generate-hashes --no-header --group dev \
		pyproject.toml -o requirements.lock

clean:
	rm -rf .venv .prefect data/raw/sample data/curated/* .mypy_cache .pytest_cache .ruff_cache
