"""Verification of documents (R54): what can only be read is taken, what does more is refused with what to do."""

import hashlib
from typing import Any

import pytest

from chassis.testing import published
from services.media.domain.rejection import REASONS, Fault
from tests.services.media.conftest import Media
from tests.services.media.documents import (
    DOC,
    DOCX,
    OFD,
    PDF,
    WPS,
    compound,
    doc,
    docx,
    docx_with_macros,
    docx_with_template,
    locked,
    ofd,
    packed,
    pdf,
    pdf_that_acts,
    pdf_with_file,
    pdf_with_password,
    written,
)
from tests.services.media.pictures import photo

PACKED_FILE = compound({"\x01Ole10Native": b"MZ"})
FORMULA = compound({"Equation Native": b"x"})


@pytest.mark.parametrize(
    ("content", "changes", "has_text"),
    [
        pytest.param(docx(), DOCX, True, id="docx"),
        pytest.param(written(pdf()), PDF, True, id="pdf"),
        pytest.param(ofd(), OFD, True, id="ofd"),
        pytest.param(doc(), DOC, True, id="doc"),
        pytest.param(doc(), WPS, True, id="wps"),
        pytest.param(written(pdf(None)), PDF, False, id="a scan as pdf"),
        pytest.param(ofd(None), OFD, False, id="a scan as ofd"),
        pytest.param(docx(""), DOCX, False, id="a docx without text"),
        pytest.param(pdf_that_acts("/URI", URI="https://www.example.edu.cn"), PDF, True, id="a pdf with a link"),
        pytest.param(docx(parts={"word/embeddings/oleObject1.bin": FORMULA}), DOCX, True, id="a docx with a formula"),
        pytest.param(docx_with_template("file:///C:\\Office\\official.dotm"), DOCX, True, id="a template of its own"),
    ],
)
async def test_r54_a_document_is_ready_as_it_came_and_says_whether_it_has_text(
    media: Media, content: bytes, changes: dict[str, Any], has_text: bool
) -> None:
    asset_id = await media.ready(content, **changes)

    row = await media.row(asset_id)
    told = (await published(media.database, type_prefix="media.asset.ready"))[0]
    assert (row.has_text, row.sha256) == (has_text, hashlib.sha256(content).hexdigest())
    assert (told.type, told.data["kind"]) == ("media.asset.ready.v2", "document")
    assert (told.data["renditions"], told.data["rights"]) == ([], None)


@pytest.mark.parametrize(
    ("content", "changes", "fault"),
    [
        pytest.param(docx_with_macros(), DOCX, "has-macros", id="a docm named .docx"),
        pytest.param(doc(Macros={"VBA": {"dir": b"x"}}), DOC, "has-macros", id="a doc with macros"),
        pytest.param(doc(Macros={"VBA": {"dir": b"x"}}), WPS, "has-macros", id="a wps with macros"),
        pytest.param(pdf_with_password(), PDF, "encrypted", id="a pdf with a password"),
        pytest.param(pdf_with_password(""), PDF, "encrypted", id="a pdf that forbids printing"),
        pytest.param(compound({"EncryptedPackage": b"x"}), DOCX, "encrypted", id="a docx with a password"),
        pytest.param(doc(encrypted=True), DOC, "encrypted", id="a doc with a password"),
        pytest.param(locked(docx()), DOCX, "encrypted", id="a locked zip named .docx"),
        pytest.param(ofd(Encryptions=b"<a/>"), OFD, "encrypted", id="an ofd with a password"),
        pytest.param(pdf_that_acts("/JavaScript", JS="app.alert(1)"), PDF, "active-content", id="a pdf with a script"),
        pytest.param(pdf_that_acts("/Launch", F="calc.exe"), PDF, "active-content", id="a pdf that starts a program"),
        pytest.param(docx_with_template("https://example.com/a.dotm"), DOCX, "active-content", id="a remote template"),
        pytest.param(docx_with_template("\\\\example\\a.dotm"), DOCX, "active-content", id="a template on a share"),
        pytest.param(pdf_with_file(), PDF, "embedded-files", id="a pdf with a file in it"),
        pytest.param(docx(parts={"word/embeddings/a.bin": PACKED_FILE}), DOCX, "embedded-files", id="a packed file"),
        pytest.param(doc(ObjectPool={"_1": {"\x01Ole10Native": b"MZ"}}), DOC, "embedded-files", id="one in a doc"),
        pytest.param(
            ofd(Doc_0__Attachs__Attachments=b"<a><Attachment/></a>"), OFD, "embedded-files", id="an ofd with a file"
        ),
        pytest.param(packed({"big": bytes(600 * 1024**2)}), DOCX, "unpacks-too-large", id="a zip bomb"),
        pytest.param(written(pdf()), DOCX, "type-differs", id="a pdf named .docx"),
        pytest.param(docx(), PDF, "type-differs", id="a docx named .pdf"),
        pytest.param(doc(), DOCX, "type-differs", id="a doc named .docx"),
        pytest.param(packed({"run.exe": b"MZ"}), DOCX, "type-differs", id="a zip named .docx"),
        pytest.param(docx(), OFD, "type-differs", id="a docx named .ofd"),
        pytest.param(compound({"Workbook": b"x"}), DOC, "type-differs", id="a table named .doc"),
        pytest.param(photo(), PDF, "type-differs", id="a photo named .pdf"),
        pytest.param(written(pdf())[:-300], PDF, "truncated", id="a pdf cut short"),
        pytest.param(docx()[:-300], DOCX, "truncated", id="a docx cut short"),
        pytest.param(doc()[:3000], DOC, "unreadable", id="a doc cut short"),
        pytest.param(b"%PDF-1.7\n%%EOF", PDF, "unreadable", id="a pdf without pages"),
    ],
)
async def test_r54_a_document_that_does_more_than_be_read_is_rejected_with_what_to_do(
    media: Media, content: bytes, changes: dict[str, Any], fault: str
) -> None:
    asset_id = await media.upload(content, **changes)

    await media.verify()

    row = await media.row(asset_id)
    assert (row.state, row.reason_code, row.reason) == ("rejected", fault, REASONS[Fault(fault)])
    rejected = (await published(media.database, type_prefix="media.asset.rejected"))[0]
    assert (rejected.type, rejected.data["kind"]) == ("media.asset.rejected.v2", "document")


async def test_r54_two_parts_of_one_name_are_no_document(media: Media) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = docx(parts={"word/document.xml": b"<another/>"})
    asset_id = await media.upload(content, **DOCX)

    await media.verify()

    assert (await media.row(asset_id)).reason_code == "unreadable"
