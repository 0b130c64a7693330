"""The kernels that offices still have. They cannot be had here: what is built is read for what they do not know."""

import subprocess

from cli.front_end import find_node
from cli.stack.layout import CONSOLE
from tests.browser.cases import Cases
from tests.browser.visits import Visits

TOO_NEW = (":where(", ":is(", ":has(", "@layer", "@container", "color-mix(")
_RULES = """[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join('\\n')"""
# Lowered once more for the same kernels, nothing may be left to lower: what the minifier merely writes otherwise is no
# difference, for both texts go through it.
_LEFT_TO_LOWER = """
import { readFileSync, readdirSync } from 'node:fs'
import { transformSync } from 'rolldown/utils'
const folder = new URL('dist/assets/', `file://${process.cwd()}/`)
for (const name of readdirSync(folder).filter((each) => each.endsWith('.js'))) {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const print = (target) => transformSync(name, text, { target }).code
  if (print('esnext') !== print(['chrome87', 'firefox78', 'safari14'])) console.log(name)
}
"""


def test_scripts_use_nothing_that_the_oldest_kernels_do_not_parse() -> None:
    command = [str(find_node().binary), "--input-type=module", "--eval", _LEFT_TO_LOWER]
    ran = subprocess.run(command, cwd=CONSOLE, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == "", f"too new: {ran.stdout}"


def test_styles_as_built_use_no_selector_that_the_oldest_kernels_do_not_know() -> None:
    built = {path.name: path.read_text("utf-8") for path in (CONSOLE / "dist" / "assets").glob("*.css")}
    assert built
    assert not [(name, new) for name, text in built.items() for new in TOO_NEW if new in text]


async def test_styles_as_written_at_run_time_use_none_either(visits: Visits, cases: Cases) -> None:
    visit = await visits.person("liaison", f"/items/{cases.draft}/edit")
    rules: str = await visit.page.evaluate(_RULES)
    assert "ant-select" in rules
    # A few rules with `:has()` are left out there as a whole: they trim antd's own details, no page needs them.
    assert not [new for new in (":where(", ":is(") if new in rules]
