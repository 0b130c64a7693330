"""What a unit declares by submitting: shown beside the button, and on record by who pressed it."""

STATEMENTS = (
    "内容真实，数字有来源，照片和视频已取得授权",
    "已经本单位保密审查，不含国家秘密和工作秘密，不含不宜公开的个人信息",
    "属于职业教育活动周的公益活动，没有商业推广，没有借活动周之名行不相关之事",
)
