"""How good hints are: `python -m tools.hint_quality` on labelled defects and on sound cases."""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from services.submission.domain.form_fields import FieldKind, FormField
from services.submission.hints.fingerprint import NEAR, shingles, similarity
from services.submission.hints.hint import Hint, Surroundings
from services.submission.hints.looking import hints_for
from tools.sources import ROOT

LABELLED = ROOT / "tests/services/submission/hints/labelled.json"
HELD_OUT = LABELLED.with_name("held_out.json")
SOUND = ROOT / "cli/demo/data/sample_cases.json"
OF_THE_FORM = {"body_too_short"}  # a limit of the edition, which refuses; no hint
FIELDS = (FormField("title", "标题", FieldKind.LINE), FormField("text", "正文", FieldKind.TEXT))
EDITION = Surroundings(2023, "技能：让生活更美好", date(2023, 5, 14), date(2023, 5, 20))


@dataclass(frozen=True)
class Quality:
    """Of one code: how often it was expected and found, expected and missed, found in a text without that defect."""

    found: int
    missed: int
    mistaken: int

    @property
    def precision(self) -> float:
        """Of what was said, the share that was right."""
        return self.found / (self.found + self.mistaken) if self.found + self.mistaken else 1.0

    @property
    def recall(self) -> float:
        """Of what there was, the share that was said."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0


def hints_in(text: Mapping[str, Any], others: Sequence[Mapping[str, Any]] = ()) -> list[Hint]:
    """Of a labelled or sound text; its likeness to other texts included."""
    found = hints_for({"title": text["title"], "text": text["body"]}, FIELDS, EDITION)
    own = shingles(text["body"])
    alike = any(similarity(own, shingles(other["body"])) >= NEAR for other in others)
    return [*found, Hint("near_duplicate", "", 0, 0, "", "")] if alike else found


def measured(labelled_file: Path, *, with_sound: bool) -> tuple[dict[str, Quality], list[str]]:
    """By code; and what was said that nobody expected, to look at."""
    labelled = json.loads(labelled_file.read_text(encoding="utf-8"))["items"]
    sound = json.loads(SOUND.read_text(encoding="utf-8"))["cases"] if with_sound else []
    found, missed, mistaken, remarks = Counter[str](), Counter[str](), Counter[str](), []
    for text in labelled:
        expected, said = set(text["expected"]) - OF_THE_FORM, hints_in(text, sound)
        raised = {each.code for each in said}
        found.update(expected & raised)
        missed.update(expected - raised)
        mistaken.update(raised - expected)
        remarks += [f"{text['id']} {each.code}: {each.quote}" for each in said if each.code not in expected]
        remarks += [f"{text['id']} {code}: missed" for code in sorted(expected - raised)]
    for text in sound:
        said = hints_in(text, [other for other in sound if other is not text])
        mistaken.update({each.code for each in said})
        remarks += [f"{text['id']} {each.code}: {each.quote}" for each in said]
    codes = sorted(found.keys() | missed.keys() | mistaken.keys())
    return {code: Quality(found[code], missed[code], mistaken[code]) for code in codes}, remarks


def whole(by_code: Mapping[str, Quality]) -> Quality:
    """Over all codes."""
    return Quality(*(sum(getattr(each, name) for each in by_code.values()) for name in ("found", "missed", "mistaken")))


def main() -> None:
    """The texts that the rules were written with, then those that they had not seen; a line a code."""
    for file, with_sound in ((LABELLED, True), (HELD_OUT, False)):
        by_code, remarks = measured(file, with_sound=with_sound)
        print(f"\n{file.name}{' and the sound cases' if with_sound else ''}")
        for code, quality in [*by_code.items(), ("all", whole(by_code))]:
            counts = f"found {quality.found}  missed {quality.missed}  mistaken {quality.mistaken}"
            print(f"{code:26} precision {quality.precision:.2f}  recall {quality.recall:.2f}  {counts}")
        if "--remarks" in sys.argv:
            print(*remarks, sep="\n")


if __name__ == "__main__":
    main()
