"""The words for who may do what; registry grants them, every service checks them."""

from enum import StrEnum


class Role(StrEnum):
    """What an account is for; scope comes from its unit."""

    LIAISON = "liaison"  # 联络员: writes and submits for the own unit
    APPROVER = "approver"  # 审核员: approves or returns what units below report
    REVIEWER = "reviewer"  # 评审专家: scores items of the pool
    EDITOR = "editor"  # 编辑: assigns, proposes, reviews at one of three stages, decides
    PUBLISHER = "publisher"  # 发布员: releases decided items, withdraws them
    DESK = "desk"  # 媒体席位: a media organisation's machine client, reads the feed
    PLATFORM = "platform"  # 省级平台: a superior unit's machine client, reports for units below it
    CO_DEPARTMENT = "co_department"  # 联办部门: reads and comments on what its territory has submitted
    REGISTRAR = "registrar"  # 登记员: editions, units, accounts
    OPERATOR = "operator"  # 运维员: dead letters, replay, service state; sees no content


class UnitKind(StrEnum):
    """Kinds of reporting units (教职成函〔2023〕5号: addressees and those they lead)."""

    MINISTRY = "ministry"  # 部委
    PROVINCE = "province"  # 省级教育行政部门
    PLAN_CITY = "plan_city"  # 计划单列市
    CORPS = "corps"  # 新疆生产建设兵团
    INDUSTRY_COUNCIL = "industry_council"  # 行指委、教指委
    SCHOOL = "school"  # 职业院校
    OUTLET = "outlet"  # 媒体单位: holds desks, reports nothing
