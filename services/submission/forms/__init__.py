"""A form per report type: what its content is made of.

To add a type: one module with a form and its draft, one line in `REPORT_TYPES`, one row in the edition's types.
"""

from services.submission.forms.case import CASE
from services.submission.forms.report_type import ReportType

REPORT_TYPES: dict[str, ReportType] = {each.code: each for each in (CASE,)}

__all__ = ["REPORT_TYPES", "ReportType"]
