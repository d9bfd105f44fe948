# Needs Python >= 3.11, git and make; everything else comes into .venv, as the lock files say.
# make run PYTHON=python3.12    another Python
# make test ARGS="-k house"     arguments for pytest
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: help run chat install test check format fit judge pictures bench bench-peers lock
.DELETE_ON_ERROR:

help: ## liệt kê các lệnh
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile

run: $(VENV)/runtime ## chạy bot Telegram; chưa có KIMTAN_TOKEN thì trò chuyện trong cửa sổ dòng lệnh
	@$(dotenv) \
	if [ -n "$$KIMTAN_TOKEN" ]; then exec $(BIN)/kimtan run; fi; \
	echo "Chưa có KIMTAN_TOKEN (xem deploy/README.md), nên mời hỏi thử ngay tại đây." >&2; \
	exec $(BIN)/kimtan chat

chat: $(VENV)/runtime ## trò chuyện trong cửa sổ dòng lệnh
	@$(dotenv) exec $(BIN)/kimtan chat

install: $(VENV)/runtime ## chỉ cài vào .venv, không chạy

test: $(VENV)/development ## chạy các bài kiểm thử
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/development ## kiểm tra mã nguồn và các tệp tri thức
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/kimtan check

format: $(VENV)/development ## định dạng lại mã nguồn
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fit: $(VENV)/development ## học lại từ các cách hỏi và ví dụ trong knowledge/
	$(BIN)/python -m knowledge.learning

judge: $(VENV)/development ## hỏi bộ câu hỏi chấm điểm, ghi bảng và hội thoại mẫu vào README.md
	$(BIN)/python -m tests.transcript
	$(BIN)/python -m tests.judging --write

pictures: $(VENV)/development ## vẽ lại các hình trong docs/pictures
	$(BIN)/python -m tests.pictures

bench: $(VENV)/development ## đo thời gian hiểu một tin nhắn và thời gian khởi động
	$(BIN)/python -m tests.bench.speed

bench-peers: $(VENV)/bench ## so với các cách dò câu hỏi khác, ghi bảng vào README.md
	$(BIN)/python -m tests.bench.peers --write

# The versions that stand are kept as long as pyproject.toml allows them; make lock UPGRADE=--upgrade takes the newest.
# Universal: one file for every system and every Python from 3.11 on, with the same versions on each ("fewest"). The build
# backend is locked too, since the project is built without isolation; all files hold hashes and no address of an index.
COMPILE = $(VENV)/lock/bin/uv pip compile --no-config --quiet $(UPGRADE) --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
BUILD_BACKEND = $(BIN)/python -c 'import tomllib; \
	print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")'

lock: $(VENV)/lock/bin/uv ## viết lại requirements.lock, requirements-dev.lock và requirements-bench.lock
	$(BUILD_BACKEND) | $(COMPILE) --output-file requirements.lock pyproject.toml -
	$(BUILD_BACKEND) | $(COMPILE) --output-file requirements-dev.lock \
		--extra dev --constraint requirements.lock pyproject.toml -
	$(COMPILE) --output-file requirements-bench.lock --extra bench --constraint requirements-dev.lock pyproject.toml

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "$(PYTHON): cần Python 3.11 trở lên. Hãy chỉ rõ, ví dụ: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)

# A .venv whose Python went away with an upgrade of the system is made anew, stamps and all.
ifneq ($(shell test -x $(BIN)/python && echo there),there)
.PHONY: $(VENV)/runtime $(VENV)/development $(VENV)/bench
endif

# Stamps: one install a lock, repeated only when the lock or the project's own file changes.
$(VENV)/runtime: $(BIN)/python requirements.lock pyproject.toml
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/development: $(BIN)/python requirements-dev.lock pyproject.toml
	@$(PIP) --require-hashes -r requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $(VENV)/runtime $@

# The peers that only `make bench-peers` needs, beside what development has.
$(VENV)/bench: $(VENV)/development requirements-bench.lock
	@$(PIP) --require-hashes -r requirements-bench.lock
	@touch $@

$(VENV)/lock/bin/uv: $(BIN)/python
	@$(PYTHON) -m venv $(VENV)/lock
	@$(VENV)/lock/bin/pip --disable-pip-version-check install --quiet uv

# The KIMTAN_* lines of .env, as plain text that no shell expands and no command line shows. What is set already wins.
define dotenv
if [ -f .env ]; then while IFS= read -r line || [ -n "$$line" ]; do \
	name=$${line%%=*}; value=$${line#*=}; value=$${value%"$$(printf '\r')"}; \
	case $$value in \"*\") value=$${value#\"}; value=$${value%\"} ;; \'*\') value=$${value#\'}; value=$${value%\'} ;; esac; \
	case $$line in KIMTAN_*=*) ;; *) continue ;; esac; \
	case $$name in *[!A-Z_]*) echo ".env: bỏ qua \"$$name\", tên biến viết không đúng" >&2; continue ;; esac; \
	printenv "$$name" >/dev/null || export "$$name=$$value"; \
done < .env; fi;
endef
