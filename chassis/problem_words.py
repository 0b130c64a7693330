"""The Chinese of validation errors and of bare HTTP statuses."""

from collections.abc import Mapping
from typing import Any

HTTP_TITLES: Mapping[int, str] = {
    400: "请求格式不正确",
    404: "没有找到",
    405: "不支持此操作方式",
    406: "不支持所要求的格式",
    408: "请求超时",
    413: "内容过大",
    415: "不支持此内容类型",
    428: "缺少必需的请求头",
    429: "请求过于频繁",
}

FIELD_WORDS: Mapping[str, str] = {
    "missing": "此项必填",
    "extra_forbidden": "没有这一项，请删除",
    "string_too_short": "不能少于 {min_length} 个字",
    "string_too_long": "不能超过 {max_length} 个字",
    "string_type": "应为文字",
    "string_pattern_mismatch": "格式不正确",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "int_from_float": "应为整数",
    "float_parsing": "应为数字",
    "bool_parsing": "应为是或否",
    "bool_type": "应为是或否",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "不能小于 {ge}",
    "less_than": "应小于 {lt}",
    "less_than_equal": "不能大于 {le}",
    "too_short": "不能少于 {min_length} 项",
    "too_long": "不能超过 {max_length} 项",
    "uuid_parsing": "编号格式不正确",
    "uuid_type": "编号格式不正确",
    "enum": "不在可选范围内",
    "literal_error": "不在可选范围内",
    "datetime_parsing": "时间格式不正确",
    "datetime_from_date_parsing": "时间格式不正确",
    "timezone_aware": "时间须带时区",
    "date_from_datetime_parsing": "日期格式不正确",
    "date_parsing": "日期格式不正确",
    "url_parsing": "网址格式不正确",
    "url_scheme": "网址须以 http 或 https 开头",
    "json_invalid": "请求体不是合法的 JSON",
    "model_attributes_type": "应为 JSON 对象",
    "model_type": "应为 JSON 对象",
    "dict_type": "应为 JSON 对象",
    "list_type": "应为列表",
    "value_error": "{error}",
}


def words_for(kind: str, context: Mapping[str, Any]) -> str:
    """What is wrong with a field, in words for the one who filled it in."""
    words = FIELD_WORDS.get(kind, "内容不符合要求")
    try:
        return words.format(**context)
    except (KeyError, IndexError):
        return "内容不符合要求"
