"""The rules of the house: what is locked, what is kept out, what fits together, and which way the imports point."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from configparser import RawConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.settings import PREFIX, Settings, load_settings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
VARIABLES = {PREFIX + field.upper() for field in Settings.model_fields}
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
PLACED = (".ci/run", "Makefile", "deploy/Dockerfile", "deploy/compose.yaml", "deploy/kimtan.service", "deploy/README.md")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tracked() -> list[Path]:
    """Everything that git holds or would take."""
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


def naming(pattern: str) -> list[str]:
    """The tracked files that hold something like the pattern."""
    sought = re.compile(pattern.encode())
    return [str(path.relative_to(ROOT)) for path in tracked() if sought.search(path.read_bytes())]


def locked(lock: str) -> dict[Requirement, frozenset[str]]:
    """Each requirement of a lock and its hashes."""
    lines = [line for line in text(lock).replace("\\\n", "").splitlines() if not line.lstrip().startswith("#")]
    parts = [line.partition("--hash=") for line in lines]
    return {Requirement(name): frozenset(re.findall(r"sha256:[0-9a-f]{64}\b", hashes)) for name, _, hashes in parts}


# The locks


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_version_and_hashes(lock: str) -> None:
    packages = locked(lock)
    assert packages
    assert [str(package) for package, hashes in packages.items() if not hashes] == []
    assert [str(package) for package in packages if not re.fullmatch(r"==[^,*]+", str(package.specifier))] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_no_folder_and_no_option(lock: str) -> None:
    strange = re.compile(r"://|(^|\s)[/~]|\bfile:|^-|--(?!hash=)")
    assert [line for line in text(lock).splitlines() if strange.search(line)] == []


def test_development_runs_on_the_very_packages_that_people_run() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


def test_peers_are_measured_beside_the_very_packages_that_development_has() -> None:
    development = {package.name: (package, hashes) for package, hashes in locked("requirements-dev.lock").items()}
    peers = {package.name: (package, hashes) for package, hashes in locked("requirements-bench.lock").items()}
    assert {name: found for name, found in peers.items() if development.get(name, found) != found} == {}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["build-system"]["requires"]),
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PROJECT["project"]["optional-dependencies"]["dev"]),
        ("requirements-bench.lock", PROJECT["project"]["optional-dependencies"]["bench"]),
    ],
)
def test_what_the_project_asks_for_is_locked_in_a_version_that_it_allows(lock: str, wanted: list[str]) -> None:
    versions = {canonicalize_name(package.name): str(package.specifier)[2:] for package in locked(lock)}
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), str(requirement)


def test_the_oldest_python_is_the_same_everywhere() -> None:
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert f"--python-version {oldest} " in text("Makefile")
    assert f"sys.version_info < ({oldest.replace('.', ', ')})" in text("Makefile")
    assert PROJECT["tool"]["mypy"]["python_version"] == oldest


# What is kept out


@pytest.mark.parametrize(
    "host", [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("debian", "org"), ("ubuntu", "com")]
)
def test_no_file_names_the_host_of_a_registry(host: tuple[str, str]) -> None:
    assert naming(re.escape(".".join(host))) == []


def test_no_file_holds_what_looks_like_a_real_token() -> None:
    assert naming(r"(?<!\d)\d{8,10}:[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])") == []


def test_no_file_with_secrets_or_data_is_in_git() -> None:
    kept_out = {".env", ".sqlite", ".db"}
    assert [path.name for path in tracked() if {path.name, path.suffix} & kept_out] == []


def test_the_image_gets_what_the_dockerfile_copies_and_nothing_else() -> None:
    copied = {name for line in re.findall(r"^COPY (?!--from)(.+) \S+$", text("deploy/Dockerfile"), re.M) for name in line.split()}
    rules = [line for line in text(".dockerignore").splitlines() if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert {rule.removeprefix("!") for rule in rules if rule.startswith("!")} == copied
    assert [name for name in copied if not (ROOT / name).exists()] == []


# The environment


def examples() -> Iterator[tuple[str, str, str]]:
    """Comment, name and value of each variable of .env.example."""
    return iter(re.findall(r"^# (.+)\n#?([A-Z_]+)=(.*)$", text("deploy/.env.example"), re.M))


def test_the_example_has_every_variable_of_the_settings_once_and_no_other() -> None:
    names = re.findall(r"^#?\s*(\w+)=", text("deploy/.env.example"), re.M)
    assert sorted(names) == sorted(VARIABLES)


def test_every_variable_of_the_example_is_explained_in_one_vietnamese_line() -> None:
    explained = {name: comment for comment, name, _ in examples()}
    assert set(explained) == VARIABLES
    assert [name for name, comment in explained.items() if comment.isascii()] == []


def test_the_settings_take_every_value_of_the_example() -> None:
    load_settings({name: value for _, name, value in examples()})


def test_the_example_holds_no_token() -> None:
    assert [value for _, name, value in examples() if name == "KIMTAN_TOKEN"] == [""]


@pytest.mark.parametrize("name", PLACED)
def test_no_file_speaks_of_a_variable_that_does_not_exist(name: str) -> None:
    assert set(re.findall(rf"\b{PREFIX}[A-Z]+(?:_[A-Z]+)*", text(name))) <= VARIABLES


# What fits together


def test_the_makefile_names_files_and_modules_that_exist() -> None:
    makefile = text("Makefile")
    assert [name for name in re.findall(r"\b[\w/-]+\.(?:lock|toml|md)\b", makefile) if not (ROOT / name).is_file()] == []
    modules = set(re.findall(r"python -m ([\w.]+)", makefile))
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []


@pytest.mark.parametrize("name", [".ci/run", "README.md", "deploy/README.md"])
def test_whoever_is_told_to_call_make_finds_the_target(name: str) -> None:
    targets = set(re.findall(r"^([\w-]+):", text("Makefile"), re.M))
    assert set(re.findall(r"\bmake (\w[\w-]*)", text(name))) <= targets


def test_ci_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_compose_builds_from_the_root_and_reads_the_env_file_there() -> None:
    bot = yaml.safe_load(text("deploy/compose.yaml"))["services"]["bot"]
    context = (DEPLOY / bot["build"]["context"]).resolve()
    assert context == ROOT
    assert (context / bot["build"]["dockerfile"]).is_file()
    assert (DEPLOY / bot["env_file"]).resolve() == ROOT / ".env"


def test_compose_keeps_the_data_in_the_folder_that_the_image_sets() -> None:
    compose, dockerfile = yaml.safe_load(text("deploy/compose.yaml")), text("deploy/Dockerfile")
    [volume] = compose["services"]["bot"]["volumes"]
    name, folder = volume.split(":")
    assert name in compose["volumes"]
    assert f"WORKDIR {folder}\n" in dockerfile
    assert f"sqlite:///{folder}/" in dockerfile


def test_compose_leaves_the_bot_no_more_rights_than_it_needs() -> None:
    bot = yaml.safe_load(text("deploy/compose.yaml"))["services"]["bot"]
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in bot["security_opt"]
    assert "privileged" not in bot


def test_the_image_runs_the_console_script_as_nobody_special() -> None:
    dockerfile = text("deploy/Dockerfile")
    [entry] = re.findall(r"^ENTRYPOINT (.+)$", dockerfile, re.M)
    assert set(json.loads(entry)) <= set(PROJECT["project"]["scripts"])
    assert re.findall(r"^USER (\d+):\d+$", dockerfile, re.M)[-1] != "0"


def test_the_unit_starts_the_script_that_make_installs() -> None:
    unit = RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(text("deploy/kimtan.service"))
    program, command = unit["Service"]["ExecStart"].split()
    home, _, script = program.partition("/.venv/bin/")
    assert script in PROJECT["project"]["scripts"]
    assert command == "run"
    assert (ROOT / unit["Unit"]["Documentation"].removeprefix(f"file:{home}/")).is_file()
    assert unit["Service"]["WorkingDirectory"] == f"/var/lib/{unit['Service']['StateDirectory']}"


def test_every_link_inside_the_house_leads_somewhere() -> None:
    documents = [path for path in tracked() if path.suffix == ".md"]
    links = [(path, link) for path in documents for link in re.findall(r"\]\(([^)#:]+)[)#]", path.read_text("utf-8"))]
    assert [f"{path.name}: {link}" for path, link in links if not (path.parent / link).exists()] == []


# Which way the imports point


def imported(path: Path) -> set[str]:
    """The top-level packages that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def loaded_by(module: str) -> set[str]:
    """All modules that a fresh interpreter holds after importing one."""
    program = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True)
    return set(done.stdout.split())


def test_knowledge_knows_nothing_of_telegram_the_bot_or_a_database() -> None:
    foreign = {"telegram", "bot", "tests", "httpx", "sqlite3", "psycopg", "asyncpg"}
    files = sorted((ROOT / "knowledge").rglob("*.py"))
    assert files
    assert {path.name: found for path in files if (found := imported(path) & foreign)} == {}


@pytest.mark.parametrize("module", ["bot.conversation", "bot.commands", "bot.console"])
def test_the_conversation_and_the_terminal_load_no_telegram(module: str) -> None:
    loaded = loaded_by(module)
    assert "knowledge" in loaded
    assert {name for name in loaded if name.startswith(("telegram", "bot.telegram", "httpx"))} == set()


@pytest.mark.parametrize("module", ["bot.commands", "bot.console", "bot.launching"])
def test_libraries_for_pictures_are_loaded_only_to_make_one(module: str) -> None:
    assert loaded_by(module) & {"matplotlib", "PIL", "segno"} == set()


@pytest.mark.parametrize("module", ["bot.commands", "bot.launching"])
def test_what_people_run_loads_nothing_that_only_developers_have(module: str) -> None:
    people = {canonicalize_name(package.name) for package in locked("requirements.lock")}
    everyone = {canonicalize_name(package.name) for lock in LOCKS for package in locked(lock)}
    developers = everyone - people
    tops = {canonicalize_name(name) for name in loaded_by(module) if "." not in name}
    assert tops & (developers | {"sklearn"}) == set()
