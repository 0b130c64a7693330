"""The tables of a run, put between two marks of docs/performance.md."""

from bench.report import Report
from cli.stack.layout import ROOT

DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def put_into_docs(report: Report) -> None:
    """Replace the tables that stand there; everything else of the document is written by hand and stays."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{DOCUMENT.name} lacks the marks {BEGIN} and {END}")
    DOCUMENT.write_text(f"{before}{BEGIN}\n\n{report.as_markdown()}\n{END}{after}", encoding="utf-8")
