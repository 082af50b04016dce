# The first Python that the project supports; override with `make PYTHON=/path/to/python …`.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
PARAMETERS ?= parameters/macronleaks.yml
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup report pdf pictures test notebooks lab lint evaluate measures catalogues bench lock clean

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

setup: .venv/ready ## create the environment in .venv, nothing else

# A half-made environment never counts as ready: the stamp comes last.
.venv/ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 found; name one with make PYTHON=/path/to/python"; exit 1; }
	@rm -rf .venv
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --python "$(PYTHON)" .venv && \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
		$(PYTHON) -m venv .venv && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@touch $@

report: setup ## make the report of PARAMETERS (default: the demo)
	@$(BIN)/media-report run $(PARAMETERS)

pdf: setup ## make the report of PARAMETERS and beside its page report.pdf (needs a Chromium or Chrome)
	@browser=$$(for b in "$$CHROME_PATH" chromium chromium-browser google-chrome google-chrome-stable; do \
		command -v "$$b" && break; done); \
	test -n "$$browser" || { echo "No Chromium or Chrome found; name one with CHROME_PATH=/path/to/it"; exit 1; }; \
	page=$$($(BIN)/media-report run $(PARAMETERS) | head -n 1); test -n "$$page" || exit 1; \
	pdf=$${page%index.html}report.pdf; \
	"$$browser" --headless --no-sandbox --disable-gpu --no-pdf-header-footer --virtual-time-budget=20000 \
		--print-to-pdf="$$pdf" "file://$$(realpath "$$page")" 2>/dev/null && echo "$$pdf"

pictures: setup ## take the pictures of the demo report in docs/ again (needs a Chromium or Chrome)
	$(BIN)/python docs/pictures.py

test: setup ## run every test, the notebooks included
	$(BIN)/python -m pytest tests
	$(BIN)/python -m pytest --nbval --nbval-cell-timeout=600 notebooks

notebooks: setup ## execute the committed notebooks again with their default parameters
	$(BIN)/jupyter nbconvert --to notebook --execute --inplace --log-level=WARN \
		--ExecutePreprocessor.record_timing=False notebooks/*.ipynb

lab: setup ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab notebooks

lint: setup ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evaluate: setup ## measure the reading against the reference annotations
	@$(BIN)/media-report evaluate

measures: setup ## measure again what the reports say of their own accuracy
	@$(BIN)/python -m analysis.evaluation tests/gold --csv analysis/evaluation/measured.csv

catalogues: setup ## bring the catalogues of the report's texts up to date with the code
	@$(BIN)/python -m analysis.catalogues

bench: setup ## measure speed and memory against the bars (an hour; QUICK=1: some minutes)
	@$(BIN)/python -m bench.all $(if $(QUICK),--quick)

lock: ## write requirements.lock again from pyproject.toml (needs uv)
	uv pip compile --quiet --generate-hashes --universal --no-header --extra test pyproject.toml -o requirements.lock

clean: ## remove the environment and everything generated but the demo report
	rm -rf .venv *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
