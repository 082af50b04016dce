"""One run: parameters in, notebooks executed, one page with its data beside it out, or nothing at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat

from analysis import messages
from analysis import study as studies
from analysis.comparison import availability, periods
from analysis.corpus.articles import Corpus
from analysis.engine import Options
from analysis.report import annotations as web_annotations
from analysis.report import execution, kernels, manifest, output, parameters, rights, timeline_export
from analysis.report.page import figures, render
from analysis.study import Study


def prepare(values: Mapping[str, Any], options: Options) -> Study:
    """The study that these parameters select."""
    return studies.open_study(
        **{name: values[name] for name in studies.SELECTION},
        periods=values["periods"],
        codebook=values["codebook"],
        options=options,
    )


def run(
    values: Mapping[str, Any],
    target: Path,
    options: Options | None = None,
    timeout: int = execution.TIMEOUT,
) -> tuple[Path, Study]:
    """Make the report into the folder `target`; returns the page's path and the study.

    `values` are checked parameters (see `parameters.check`); `options` say how to run, `timeout` how many
    seconds a cell of a notebook may take. The folder holds index.html, notebooks/, data/, charts/ and
    manifest.json. Raises UserError for what the user can mend, another run in that folder and a full disk
    among them, NotebookError for a notebook that fails; in each case what stood at `target` stays as it was.
    """
    with output.locked(target), kernels.prepared(parameters.notebooks()):
        study = prepare(values, options or Options())
        spoken = messages.speaking(values["report_language"], study.language, study.languages)
        with spoken, output.replacing(target) as folder:
            _write(values, study, folder, timeout)
    return target / "index.html", study


def _write(values: Mapping[str, Any], study: Study, folder: Path, timeout: int) -> None:
    made = manifest.manifest(values, study.corpus, study.tables)
    (folder / "notebooks").mkdir()
    done = execution.execute_all(parameters.notebooks(), folder / "notebooks", values, timeout)
    page_study = studies.spoken(study)
    kept, tables, told = None, study.tables, page_study
    if not values["show_full_text"]:
        kept = rights.cited(map(nbformat.writes, done), study["sentences"])
        tables = rights.withheld(study.tables, kept)
        told = replace(page_study, tables=rights.exportable(page_study.tables, kept))
    studies.write(tables, folder / "data")
    timeline_export.write(told, folder / "data", values["title"], periods.read(values["periods"]))
    web_annotations.write(told, folder / "data" / "annotations.jsonld")
    figures.files(done, folder / "charts", messages.locale().d3)
    (folder / "manifest.json").write_text(manifest.dump(made), encoding="utf-8", newline="\n")
    page = render(
        done,
        in_order(page_study),
        page_study.tables,
        title=values["title"],
        language=messages.language(),
        parameters=manifest.asked(values),
        kept=kept,
    )
    (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")


def in_order(study: Study) -> Corpus:
    """The corpus with its articles in the order of their publication."""
    place = {name: at for at, name in enumerate(availability.in_order(study["articles"])["article_id"])}
    articles = sorted(study.corpus.articles, key=lambda article: place[article.article_id])
    return replace(study.corpus, articles=tuple(articles))


def summary(study: Study, page: Path) -> Sequence[str]:
    """The run in six lines: the page's path, then what it holds."""
    quotes = study["quotations"]
    speech = quotes[(quotes["layer"] == "quoted") & (quotes["role"] == "speech")]
    articles, elements = study["articles"], study["elements"]
    words, skipped = articles["words"].sum(), len(study.corpus.skipped)
    return [
        str(page),
        f"articles: {len(articles)} by {articles['outlet'].nunique()} outlets, {words} words"
        f" ({skipped} left out)",
        f"coverage: {len(study['entities'])} names, {len(elements)} story elements,"
        f" {study['passages']['passage_id'].nunique()} shared passages",
        f"quotations: {len(speech)} quoted passages, {speech['speaker'].notna().sum()} with a speaker,"
        f" {(quotes['layer'] == 'indirect').sum()} reported clauses",
        f"time: {len(study['timex'])} expressions, {len(study['events'])} dated events",
        f"figures: {len(study['figures'])}, hedges: {len(study['hedges'])}",
    ]
