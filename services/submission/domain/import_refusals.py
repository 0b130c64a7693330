"""What imports refuse; the codes are part of the API."""

from chassis.errors import DomainError, Forbidden, NotFound, Unprocessable


class ImportNotFound(NotFound):
    """No such import of the caller's unit."""

    title = "没有找到这次导入"


class ImportOfAnother(Forbidden):
    """An import is gone on with by the unit that began it."""

    code = "import-of-another-unit"
    title = "只能由导入表格的单位继续办理"


class ImportNotDrafted(DomainError):
    """Rows become drafts before they are submitted."""

    code = "import-not-drafted"
    title = "请先把表格中的材料存为草稿，再报送"


class ImportEmpty(Unprocessable):
    """No row could become an item."""

    code = "import-empty"
    title = "表格里没有可以导入的行，请按提示修改后重新上传"


class TypeNotImportable(Unprocessable):
    """What a type asks for must fit into cells: a photo does not."""

    code = "type-not-importable"
    title = "此类材料不能用表格导入，请逐件填写"


class HeadingsMissing(Unprocessable):
    """A sheet is read by the headings of the template."""

    code = "headings-missing"
    title = "没有找到表头，请使用本类材料的模板填写"


class FileNameMalformed(Unprocessable):
    """A name of 1 to 200 characters without control characters."""

    code = "file-name-malformed"
    title = "文件名过长或含有不允许的字符"
