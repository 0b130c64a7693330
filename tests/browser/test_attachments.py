"""A plan's document in the browser (R54): sent by its unit, refused where it acts, saved by the approver."""

from pathlib import Path

from playwright.async_api import expect

from cli.demo.loading import patiently
from tests.browser.visits import Visits
from tests.flows.people import People
from tests.services.media.documents import docx_with_macros, pdf, written
from tests.services.submission.report_contents import contents

SCAN = "盖章方案.pdf"


async def test_r54_a_scan_is_attached_by_the_unit_and_saved_by_the_approver_and_a_macro_is_refused(
    visits: Visits, people: People, tmp_path: Path
) -> None:
    scan, macros = tmp_path / SCAN, tmp_path / "方案.docx"
    scan.write_bytes(written(pdf(None)))
    macros.write_bytes(docx_with_macros())
    edition_id, content = await people.edition_id(), contents()["T1"]
    content["activities"] = [{**content["activities"][0], "activity_type": "into_village"}]
    created = await patiently(lambda: people.liaison.create_item(edition_id, item_type="T1"))
    await people.liaison.save_draft(created["id"], content, etag=created.etag)
    liaison = await visits.person("liaison", f"/items/{created['id']}/edit")
    page = liaison.page

    await page.get_by_label("添加附件").set_input_files([macros, scan])
    added = page.get_by_role("list", name="已添加的附件").get_by_role("listitem")
    await expect(added.filter(has_text=macros.name).get_by_text("文档含有宏")).to_be_visible(timeout=60_000)
    await expect(added.filter(has_text=SCAN).get_by_text("可能是扫描件")).to_be_visible(timeout=60_000)
    await page.get_by_role("button", name=f"移除 {macros.name}").click()
    await expect(added).to_have_count(1)
    await page.get_by_role("button", name="报送", exact=True).click()
    await people.in_state(created["id"], "submitted")

    approver = await visits.person("approver", f"/approvals/{created['id']}")
    async with approver.page.expect_download() as saving:
        await approver.page.get_by_role("button", name=f"下载 {SCAN}").click()
    saved = await saving.value
    assert saved.suggested_filename == SCAN
    await saved.save_as(tmp_path / "saved.pdf")
    assert (tmp_path / "saved.pdf").read_bytes() == scan.read_bytes()
