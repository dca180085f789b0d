# Everything one does with the archive from a clone. Needs Python 3.11 or later and make; the rest is installed here.

VENV ?= .venv
BIN := $(VENV)/bin
CORPUS ?= $(wildcard ../shared/corpus)
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c '$(NEW_ENOUGH)' 2>/dev/null && echo $(name))))
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement
UV := $(BIN)/uv pip install --python $(BIN)/python --quiet --require-hashes --requirement
RUN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

# Hundreds of short programs are started: without kept bytecode each compiles every module, which takes two seconds.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint audit check pictures lighthouse messages fidelity stories contract access faces lock pin sbom
.DEFAULT_GOAL := demo

demo: $(RUN)  ## an archive of the sample documents, served on this machine
	@$(BIN)/python manage.py demo

test: $(DEV)  ## the whole suite: unit, database, browser
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.office
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --corpus=$(CORPUS)

lint: $(DEV)  ## form and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run

audit: $(DEV)  ## known vulnerabilities of the packages in the lock, where they can be looked up
	@$(BIN)/python -m tools.audit

check: lint audit test

pictures: $(DEV)  ## screenshots of the sample documents: for README and docs, and of every kind of page in .pictures
	$(BIN)/python -m tools.pictures

lighthouse: $(DEV)  ## every kind of page as Lighthouse sees it: docs/lighthouse.md; needs Node.js and Lighthouse
	$(BIN)/python -m tools.lighthouse

messages: $(DEV)  ## renew the catalogues of the interface's text, and say what is not translated yet
	$(BIN)/python -m tools.messages

fidelity: $(DEV)  ## how faithfully documents are read: make fidelity CORPUS=folder
	$(BIN)/python -m benchmarks.fidelity $(CORPUS)

stories: $(DEV)  ## clicks and seconds from home to the answer of each question of readers: docs/stories.md
	STORIES=docs/stories.md $(BIN)/python -m pytest -q tests/browser/test_questions.py

contract: $(DEV)  ## the API against its description: bounds, fifty examples of each operation; `make test` has three
	CONTRACT_EXAMPLES=50 CONTRACT_PHASES=examples,coverage,fuzzing,stateful $(BIN)/python -m pytest -q tests/api/test_contract.py

access: $(DEV)  ## every kind of page by axe, both light and wide and dark and narrow; `make test` takes turns
	ACCESS_ALL=1 $(BIN)/python -m pytest -q tests/browser/test_accessibility.py

faces: $(DEV)  ## a hundred texts through every form and back; `make test` takes twenty-four
	FACES_TEXTS=100 $(BIN)/python -m pytest -q tests/exports/test_faces.py

bench-%: $(DEV)  ## benchmarks/<name>.py, over a corpus where it needs one: make bench-compare CORPUS=folder
	$(BIN)/python -m benchmarks.$* $(CORPUS)

lock: $(DEV)  ## renew the locked requirements from pyproject.toml
	$(BIN)/uv pip compile $(LOCK) --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile $(LOCK) --output-file requirements-dev.lock --extra dev --constraint requirements.lock pyproject.toml
	$(BIN)/uv pip compile $(LOCK) --output-file requirements-install.lock --group install

pin: $(DEV)  ## the digest of each container's image, beside its tag; asks the images' registries
	@$(BIN)/python -m tools.pin

sbom: $(DEV)  ## a bill of materials of the locked packages (CycloneDX): build/sbom.json
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file build/sbom.json requirements.lock

LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --upgrade --quiet \
	--custom-compile-command "make lock"

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Resarchive needs Python 3.11 or later, and none was found" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# uv installs in seconds what takes pip minutes; where it does not reach a package, pip may: a mirror in pip's settings.
$(BIN)/uv: requirements-install.lock | $(VENV)/bin/python
	@$(PIP) requirements-install.lock
	@touch $@

$(RUN): requirements.lock | $(BIN)/uv
	@echo "Installing into $(VENV), once"
	@$(UV) requirements.lock || $(PIP) requirements.lock
	@touch $@

$(DEV): requirements-dev.lock | $(BIN)/uv
	@echo "Installing into $(VENV), with what tests and lint need, once"
	@$(UV) requirements-dev.lock || $(PIP) requirements-dev.lock
	@touch $@ $(RUN)
