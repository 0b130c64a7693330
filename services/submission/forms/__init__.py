"""A form per report type: what its content is made of.

To add a type: one module with its form, one line in `REPORT_TYPES`, one row in the edition's types.
"""

from services.submission.forms.activity import ACTIVITY
from services.submission.forms.article import ARTICLE
from services.submission.forms.call_answer import CALL_ANSWER
from services.submission.forms.case import CASE
from services.submission.forms.coverage_report import COVERAGE_REPORT
from services.submission.forms.extra_report import EXTRA_REPORT
from services.submission.forms.lead import LEAD
from services.submission.forms.nomination import NOMINATION
from services.submission.forms.photo_set import PHOTO_SET
from services.submission.forms.plan import PLAN
from services.submission.forms.report_type import ReportType
from services.submission.forms.summary import SUMMARY
from services.submission.forms.video import VIDEO

REPORT_TYPES: dict[str, ReportType] = {
    each.code: each
    for each in (
        PLAN,
        ACTIVITY,
        CASE,
        ARTICLE,
        PHOTO_SET,
        VIDEO,
        LEAD,
        SUMMARY,
        NOMINATION,
        COVERAGE_REPORT,
        EXTRA_REPORT,
        CALL_ANSWER,
    )
}

__all__ = ["REPORT_TYPES", "ReportType"]
