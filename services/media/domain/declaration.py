"""What a unit says about a file before it sends it, and whether that can be taken."""

import re
import unicodedata
from dataclasses import dataclass

from chassis.errors import FieldError, Unprocessable
from services.media.domain.asset_kind import AssetKind
from services.media.domain.material_limit import material_limits


class MaterialRefused(Unprocessable):
    """A file of this type, size or name is not taken."""

    code = "material-refused"
    title = "文件不符合报送要求"


class ConsentMissing(Unprocessable):
    """Nobody's likeness is published without their consent (民法典 art. 1019)."""

    code = "consent-missing"
    title = "尚未确认画面中的人物同意公开使用"


@dataclass(frozen=True)
class Declaration:
    """A file as declared. Of a document, which is not published, nothing is said about its use."""

    file_name: str
    kind: str
    content_type: str
    bytes: int
    sha256: str | None
    caption: str = ""
    credit: str | None = None
    licence: str | None = None
    people_consented: bool | None = None
    ai_generated: bool | None = None

    def check(self) -> None:
        """Refuse now what could only be refused later, with every fault at once."""
        if self.kind != AssetKind.DOCUMENT and not self.people_consented:
            detail = "请先取得画面中人物（未成年人为其监护人）的同意，或确认无法辨认任何人，再勾选此项"
            raise ConsentMissing(detail, errors=[FieldError("/people_consented", detail, "consent-missing")])
        faults = self._faults()
        if faults:
            raise MaterialRefused(faults[0].detail, errors=faults)

    def _faults(self) -> list[FieldError]:
        limit = material_limits().get(self.content_type)
        if limit is None or limit.kind != self.kind:
            return [FieldError("/content_type", _taken(self.kind), "type-refused")]
        faults = []
        if _extension(self.file_name) not in limit.extensions:
            names = "、".join(f".{each}" for each in limit.extensions)
            faults.append(FieldError("/file_name", f"此格式的文件扩展名应为 {names}", "type-differs"))
        if self.bytes == 0:
            faults.append(FieldError("/bytes", "文件没有内容，请检查原文件", "empty"))
        if self.bytes > limit.max_bytes:
            detail = f"文件不能超过 {limit.max_megabytes} MB，请压缩图片或画质后重新选择"
            faults.append(FieldError("/bytes", detail, "too-large"))
        return faults


def _taken(kind: str) -> str:
    names = [limit.name for limit in material_limits().values() if limit.kind == kind]
    return f"只接受这些格式：{'、'.join(names)}"


def _extension(file_name: str) -> str:
    return file_name.rpartition(".")[2].lower()


def clean_file_name(text: str) -> str:
    """The last part of the name without control, format and surrogate characters; only ever shown, never a path."""
    last = re.split(r"[/\\]", text)[-1]
    kept = "".join(character for character in last if not unicodedata.category(character).startswith("C")).strip()
    stem, dot, extension = kept.rpartition(".")
    return f"{stem[: 200 - len(extension)]}{dot}{extension}" if dot and len(extension) < 20 else kept[:200]
