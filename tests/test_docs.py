"""The README says what the code does."""

from __future__ import annotations

import argparse
import re
import subprocess
from pathlib import Path

from analysis import cli
from analysis.report import parameters

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = cli.parser()._actions
    return next(dict(a.choices) for a in actions if isinstance(a, argparse._SubParsersAction))


def test_the_readme_lists_every_parameter_with_its_type_default_and_meaning() -> None:
    listed = re.findall(r"^\| `(\w+)` \| (.+?) \| `(.+?)` \| (.+?) \|$", README, re.M)
    declared = [(p.name, p.type, repr(p.default), p.meaning) for p in parameters.declared().values()]
    assert listed == declared


def test_the_readme_shows_every_command_as_it_is_called() -> None:
    for name, command in commands().items():
        usage = " ".join(command.format_usage().removeprefix("usage: ").split()).replace(" [-h]", "")
        assert f"- `{usage}`: " in README, f"{name}: {usage}"


def test_every_make_target_of_the_readme_is_there() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.M))
    named = set(re.findall(r"(?:^|`)make (\w+)", README, re.M))
    assert {"report", "test"} <= named <= targets


def test_make_alone_lists_the_targets() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("setup", "report", "test", "notebooks", "lab", "lint"):
        assert f"make {target} " in shown


def test_every_file_that_the_readme_names_exists() -> None:
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists(), path


def test_the_components_of_the_readme_give_what_it_says() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    said = re.findall(r"^(doc\S+)  # '([^']*)'", code, re.M)
    known: dict[str, object] = {}
    exec(code, known)
    assert len(said) == 2
    assert [str(eval(expression, known)) for expression, _ in said] == [value for _, value in said]
