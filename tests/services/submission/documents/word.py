"""Word files for tests."""

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import OxmlElement


def a_word_file(write: Callable[[Any], None]) -> bytes:
    """A document as `write` fills it."""
    document = docx.Document()
    write(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def hide(run: Any) -> None:
    """What Word calls hidden text."""
    run._r.get_or_add_rPr().append(OxmlElement("w:vanish"))


def a_case_in_word(document: Any) -> None:
    """A case as a school would send it."""
    document.add_heading("胡同口的职教法小课堂", 0)
    document.add_paragraph("槐荫职业学院")
    document.add_heading("一、案例背景", 1)
    document.add_paragraph("　　法律事务专业的学生把课堂搬到了学校旁边的三条胡同里。")
    document.add_heading("二、主要做法", 1)
    document.add_paragraph("三天里，小课堂走了九个点位。")
    paragraph = document.add_paragraph("回答问题三百多个。")
    hide(paragraph.add_run("内部备注：不要外传"))
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("点位", "人数", "胡同口", "120"), strict=True):
        cell.text = text
    document.add_heading("三、工作成效", 1)
    document.add_paragraph("老师把重复率高的问题整理成四十二条问答。")
    document.add_heading("四、下一步打算", 1)
    document.add_paragraph("把剧本交给其他院校使用。")
    document.add_paragraph("参与人数：1,260人")
    document.add_paragraph("关键词：普法、情景剧")
