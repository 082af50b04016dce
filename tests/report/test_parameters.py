from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from analysis.errors import UserError
from analysis.report import parameters


def notebook(path: Path, source: str, tags: tuple[str, ...] = ("parameters",)) -> Path:
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": list(tags)})
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    return path


def test_every_notebook_declares_the_five_parameters_of_a_selection() -> None:
    for name in ("corpus", "outlets", "date_from", "date_to", "language"):
        assert len(parameters.declared()[name].notebooks) == len(parameters.notebooks()) == 5


def test_every_parameter_says_what_it_means() -> None:
    assert all(parameter.meaning for parameter in parameters.declared().values())


def test_an_unknown_name_is_answered_with_the_nearest_and_all_valid_ones() -> None:
    with pytest.raises(UserError, match=r"'outlet' \(did you mean 'outlets'\?\); valid: .*corpus.*title"):
        parameters.check({"outlet": ["Le Monde"]})


@pytest.mark.parametrize(
    ("name", "value", "valid"),
    [
        ("outlets", 7, "a list of texts"),
        ("outlets", [1], "a list of texts"),
        ("top_n", "x", "a whole number"),
        ("top_n", True, "a whole number"),
        ("date_from", 2017, "a text"),
        ("corpus", None, "a text"),
        ("min_confidence", "high", "a number"),
    ],
)
def test_a_wrong_type_is_answered_with_the_right_one(name: str, value: object, valid: str) -> None:
    with pytest.raises(UserError, match=f"parameter '{name}' must be {valid}, not"):
        parameters.check({name: value})


def test_one_text_for_a_list_is_a_list_of_one() -> None:
    assert parameters.check({"outlets": "Le Monde"})["outlets"] == ["Le Monde"]


def test_a_number_out_of_range_is_answered_with_the_range() -> None:
    with pytest.raises(UserError, match="'min_confidence' must lie between 0 and 1, not 3"):
        parameters.check({"min_confidence": 3})
    with pytest.raises(UserError, match="'top_n' must lie between 1 and 1000, not 0"):
        parameters.check({"top_n": 0})


def test_what_is_not_given_keeps_its_default() -> None:
    values = parameters.check({"outlets": ["Le Monde"]})
    assert values["outlets"] == ["Le Monde"]
    assert values["language"] == ""
    assert values["date_from"] == ""


def test_an_unquoted_date_in_yaml_is_taken_as_the_text_it_was_written_as(tmp_path: Path) -> None:
    file = tmp_path / "p.yml"
    file.write_text("date_from: 2017-05-06\n")
    assert parameters.load(file) == {"date_from": "2017-05-06"}
    assert parameters.setting("date_to=2017-05-07") == ("date_to", "2017-05-07")
    assert parameters.setting("outlets=[Le Monde, Libération]") == ("outlets", ["Le Monde", "Libération"])


@pytest.mark.parametrize(
    ("content", "sentence"), [("- a\n- b\n", "must hold `name: value`"), ("a: [\n", "not a readable YAML")]
)
def test_a_file_that_holds_no_parameters_is_named(tmp_path: Path, content: str, sentence: str) -> None:
    file = tmp_path / "p.yml"
    file.write_text(content)
    with pytest.raises(UserError, match=sentence):
        parameters.load(file)


def test_a_missing_file_and_a_malformed_setting_are_named() -> None:
    with pytest.raises(UserError, match=r"no parameter file nowhere\.yml"):
        parameters.load(Path("nowhere.yml"))
    with pytest.raises(UserError, match="NAME=VALUE, not 'corpus'"):
        parameters.setting("corpus")


def test_two_notebooks_may_not_give_one_parameter_two_defaults(tmp_path: Path) -> None:
    one = notebook(tmp_path / "1.ipynb", "n: int = 1  # rows")
    two = notebook(tmp_path / "2.ipynb", "n: int = 2  # rows")
    with pytest.raises(UserError, match="'n' differs between 1 and 2"):
        parameters.declared([one, two])


def test_a_parameters_cell_that_cannot_be_checked_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="line 1: write each parameter as"):
        parameters.declared([notebook(tmp_path / "1.ipynb", "n = 1")])
    with pytest.raises(UserError, match="type dict is not one of"):
        parameters.declared([notebook(tmp_path / "2.ipynb", "n: dict = {}")])
    with pytest.raises(UserError, match=r"3\.ipynb has no cell tagged"):
        parameters.declared([notebook(tmp_path / "3.ipynb", "n: int = 1", ())])


def test_a_period_of_another_form_is_named_before_anything_starts() -> None:
    with pytest.raises(UserError, match="a period is 'name: from/to'"):
        parameters.check({"periods": ["le procès"]})


def test_a_period_that_yaml_reads_as_a_mapping_is_the_text_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "report.yml"
    path.write_text("periods:\n  - procès: 2024-06-01/2024-06-30\n", encoding="utf-8")
    assert parameters.check(parameters.load(path))["periods"] == ["procès: 2024-06-01/2024-06-30"]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "colours",
            ["Le Monde"],
            "a colour is 'outlet: #rrggbb' in quotes, such as 'Le Courrier: #0072b2', not",
        ),
        ("colours", ["Le Monde: blue"], "a colour is 'outlet: #rrggbb'"),
        ("colours", ["Le Monde: #12345"], "a colour is 'outlet: #rrggbb'"),
        ("colours", ["Le Monde: #ffee00"], "too light to be seen on a white page: its contrast is 1.2, 3"),
        ("colours", ["A: #0072b2", "A: #d55e00"], "the outlet 'A' is given two colours"),
        ("keywords", ["*"], "a keyword has a letter or digit"),
    ],
)
def test_a_value_of_another_form_is_named_before_anything_starts(
    name: str, value: object, sentence: str
) -> None:
    with pytest.raises(UserError) as caught:
        parameters.check({name: value})
    assert sentence in str(caught.value)


def test_a_colour_that_yaml_reads_as_a_mapping_is_the_text_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "report.yml"
    path.write_text('colours:\n  - Le Courrier: "#0072B2"\n', encoding="utf-8")
    assert parameters.check(parameters.load(path))["colours"] == ["Le Courrier: #0072B2"]
