"""What the rules of items refuse; the codes are part of the API."""

from chassis.errors import DomainError, Forbidden, NotFound, Unprocessable


class ItemNotFound(NotFound):
    """No such item, or one that the caller's unit may not see: the answers are the same."""


class VersionNotFound(NotFound):
    """The item was not submitted that often."""


class UnitNotFound(NotFound):
    """No such unit in the edition, or one that the caller may not look into."""

    title = "没有找到该单位"


class EditionUnknown(Unprocessable):
    """No edition with this id was published."""

    code = "edition-unknown"
    title = "没有这一届活动周"


class ReportTypeNotFound(NotFound):
    """No form of this type in the edition."""

    title = "本届活动周不收集此类材料"


class ItemTypeUnknown(Unprocessable):
    """The edition does not collect this type."""

    code = "item-type-unknown"
    title = "本届活动周不收集此类材料"


class TakenItemUnknown(Unprocessable):
    """Only what the unit may read can be taken over."""

    code = "taken-item-unknown"
    title = "没有找到要带入的材料"


class UnitNotEnrolled(DomainError):
    """Only a unit that takes part in the edition reports to it."""

    code = "unit-not-enrolled"
    title = "本单位未列入本届活动周名单，请联系上级登记员"


class ReportingNotOpen(DomainError):
    """The edition's reporting has not begun."""

    code = "reporting-not-open"
    title = "报送尚未开始"


class ReportingLocked(DomainError):
    """The edition's reporting has ended."""

    code = "reporting-locked"
    title = "报送已截止，系统不再接收"


class UnitClosed(DomainError):
    """A closed unit reports nothing new; what it reported goes its way."""

    code = "unit-closed"
    title = "本单位已停用，不能再报送"


class OtherUnit(Forbidden):
    """Writing, submitting and withdrawing are the reporting unit's own."""

    code = "other-unit"
    title = "只能由报送单位的联络员操作"


class NotYourLevel(Forbidden):
    """An item waits for one level at a time."""

    code = "not-your-level"
    title = "此材料由另一级单位审核"


class ApproveOwnItem(Forbidden):
    """Nobody decides on an item that they wrote or submitted."""

    code = "approve-own-item"
    title = "不能审核自己填写或报送的材料，请由本单位其他审核员处理"


class ItemNotEditable(DomainError):
    """Only a draft or a returned item is written in."""

    code = "item-not-editable"
    title = "当前状态不能修改"


class ItemNotSubmittable(DomainError):
    """Only a draft or a returned item is submitted."""

    code = "item-not-submittable"
    title = "当前状态不能报送"


class ItemNotSubmitted(DomainError):
    """Only a submitted item is approved or returned."""

    code = "item-not-submitted"
    title = "当前状态不能审核"


class ItemBusy(DomainError):
    """One of many items is being changed by somebody else at this very moment; it is not waited for."""

    code = "item-busy"
    title = "材料正在被他人处理，请稍后重试"


class ItemNotWithdrawable(DomainError):
    """Only what was submitted and not given back, or what the ministry has, can be withdrawn, and only once."""

    code = "item-not-withdrawable"
    title = "当前状态不能撤回"


class ItemNotPoolable(DomainError):
    """The ministry's pool can only have taken an approved item."""

    code = "item-not-poolable"
    title = "未经审核通过的材料不能入库"


class ItemPooled(DomainError):
    """The pool takes items of this type by itself; its editors choose from there."""

    code = "item-pooled"
    title = "此类材料审核通过后自动入池，不用接收"


class ItemNotAcceptable(DomainError):
    """The ministry's office accepts what is approved, once."""

    code = "item-not-acceptable"
    title = "当前状态不能接收"


class ItemNotCorrectable(DomainError):
    """Only what the ministry has is corrected; before that it is edited or withdrawn."""

    code = "item-not-correctable"
    title = "当前状态不能申请更正"


class AppealOpen(DomainError):
    """While an appeal is open its item stands still."""

    code = "appeal-open"
    title = "申诉正在复核，复核结果出来前不能修改或报送"


class UnitSuspended(DomainError):
    """The ministry has stopped a unit's reporting in the edition, until it lifts that."""

    code = "unit-suspended"
    title = "教育部已暂停本单位本届的报送"


class PublicationWithdrawn(DomainError):
    """A withdrawn publication is final: what it was is reported anew from itself, not corrected."""

    code = "publication-withdrawn"
    title = "材料发布后已撤回，不能更正；请以原材料为底稿重新报送"


class UnitShareUsed(DomainError):
    """A unit submits no more items of a type than the edition allows."""

    code = "unit-share-used"
    title = "本单位此类材料已达到报送份数上限"


class HighlightsUsed(DomainError):
    """A unit flags no more of its items as highlights than the edition allows (R30)."""

    code = "highlights-used"
    title = "本单位的特色亮点已达到上限"


class MediaPending(DomainError):
    """An item is approved when all its media can be seen."""

    code = "media-pending"
    title = "照片或视频还在处理中，处理完成后即可审核通过"


class ContentInvalid(Unprocessable):
    """The content is not complete, or breaks a limit of the edition."""

    code = "content-invalid"
    title = "提交的内容不符合要求"


class AssetForeign(Unprocessable):
    """An item names assets of its own unit only."""

    code = "asset-foreign"
    title = "只能使用本单位上传的照片、视频或附件"


class AssetMisplaced(Unprocessable):
    """Photos and videos are shown, documents are attached; neither takes the place of the other."""

    code = "asset-misplaced"
    title = "照片和视频放在素材里，文档放在附件里"


class AssetRejected(Unprocessable):
    """An item names assets that passed verification."""

    code = "asset-rejected"
    title = "有照片、视频或附件未通过检查，请更换"


class NotePointerUnknown(Unprocessable):
    """A note points to a place that the item has."""

    code = "note-pointer-unknown"
    title = "批注所指的位置不存在"
