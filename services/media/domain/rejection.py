"""Why bytes cannot be used, and what the unit can do about it."""

from collections.abc import Mapping
from enum import StrEnum


class Fault(StrEnum):
    """Reason codes of a rejected asset; part of the API and of the events."""

    EMPTY = "empty"
    SIZE_DIFFERS = "size-differs"
    HASH_DIFFERS = "hash-differs"
    TYPE_DIFFERS = "type-differs"
    TRUNCATED = "truncated"
    UNREADABLE = "unreadable"
    ANIMATED = "animated"
    TOO_SMALL = "too-small"
    TOO_MANY_PIXELS = "too-many-pixels"
    TOO_LONG = "too-long"
    CODEC_REFUSED = "codec-refused"
    HAS_MACROS = "has-macros"
    ENCRYPTED = "encrypted"
    ACTIVE_CONTENT = "active-content"
    EMBEDDED_FILES = "embedded-files"
    UNPACKS_TOO_LARGE = "unpacks-too-large"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    PROCESSING_FAILED = "processing-failed"
    DAMAGED = "damaged"
    ERASED = "erased"


REASONS: Mapping[Fault, str] = {
    Fault.EMPTY: "文件没有内容。请检查原文件后重新上传。",
    Fault.SIZE_DIFFERS: "收到的文件大小与申报的不一致。请重新选择文件并上传。",
    Fault.HASH_DIFFERS: "收到的内容与申报的校验值不一致，文件在传输前后发生了变化。请重新上传原文件。",
    Fault.TYPE_DIFFERS: "文件的实际格式与扩展名或申报的格式不一致。请用原格式的文件上传，不要改扩展名。",
    Fault.TRUNCATED: "文件不完整，后半部分缺失。请从相机或手机重新导出后上传。",
    Fault.UNREADABLE: "文件无法打开。请用常用软件另存为可接受的格式（如 JPEG、MP4、PDF）后重新上传。",
    Fault.ANIMATED: "不接受动图。请上传静态图片，动态内容请上传视频。",
    Fault.TOO_SMALL: "画面尺寸太小：照片长边不少于 1000 像素，视频长边不少于 640 像素。请上传原图或原片。",
    Fault.TOO_MANY_PIXELS: "画面尺寸过大：照片不超过 5000 万像素，视频不超过 4K。请缩小后重新上传。",
    Fault.TOO_LONG: "视频时长应在 5 分钟以内。请剪辑后重新上传。",
    Fault.CODEC_REFUSED: "视频编码不受支持。请转换为 H.264 画面、AAC 声音的 MP4 后重新上传。",
    Fault.HAS_MACROS: "文档含有宏。请另存为不含宏的 .docx 或 PDF 后重新上传。",
    Fault.ENCRYPTED: "文档设有打开密码或使用限制。请取消密码和限制，另存后重新上传。",
    Fault.ACTIVE_CONTENT: "文档含有脚本、控件或打开时自动执行的动作。请用“打印为 PDF”另存一份后重新上传。",
    Fault.EMBEDDED_FILES: "文档里夹带了其他文件。请取出夹带的文件，另存后重新上传。",
    Fault.UNPACKS_TOO_LARGE: "文档解开后过大。请压缩文中的图片，另存后重新上传。",
    Fault.EXPIRED: "上传超过 24 小时没有完成，已自动结束。请重新上传。",
    Fault.CANCELLED: "上传已由本单位取消。如仍需使用请重新上传。",
    Fault.PROCESSING_FAILED: "文件多次处理失败。请用常用软件另存一份后重新上传，仍不成功请联系技术支持。",
    Fault.DAMAGED: "存储的文件已损坏。请重新上传原文件。",
    Fault.ERASED: "素材已按要求删除。",
}


class Unfit(Exception):
    """The bytes cannot be used, for this reason."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault
