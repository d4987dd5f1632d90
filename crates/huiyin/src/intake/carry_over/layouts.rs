//! Files we know by their header. The name of a layout is the default source of its rows, for ever.

use super::header::Role;

/// One known header.
#[derive(Debug)]
pub struct Layout {
    /// The default `--source`.
    pub source: &'static str,
    /// Names that must all be there.
    pub signature: &'static [&'static str],
    /// What its columns tell where that differs from [`super::names::NAMES`].
    pub columns: &'static [(Role, &'static [&'static str])],
}

/// All known headers, the most particular first.
pub const LAYOUTS: &[Layout] = &[
    Layout {
        source: "messages-with-replies",
        signature: &["留言编号", "留言主题", "留言详情", "答复意见"],
        columns: &[],
    },
    Layout {
        source: "messages-hot-topics",
        signature: &["留言编号", "留言主题", "留言详情", "反对数", "点赞数"],
        columns: &[],
    },
    Layout {
        source: "baltimore-311",
        signature: &["SRRecordID", "ServiceRequestNum", "SRType", "SRStatus"],
        columns: &[
            (Role::SourceId, &["SRRecordID"]),
            (Role::Category, &["SRType"]),
            (Role::Channel, &["MethodReceived"]),
            (Role::State, &["SRStatus"]),
            (Role::Dated, &["StatusDate", "LastActivityDate"]),
            (Role::Unit, &["Agency"]),
            (Role::Place, &["Address", "Neighborhood"]),
            (Role::Reply, &["Outcome"]),
        ],
    },
    Layout {
        source: "boston-311",
        signature: &["case_enquiry_id", "open_dt", "case_status", "case_title"],
        columns: &[
            (Role::SourceId, &["case_enquiry_id"]),
            (Role::Title, &["case_title"]),
            (Role::Text, &["type"]),
            (Role::Category, &["reason"]),
            (Role::Received, &["open_dt"]),
            (Role::Due, &["target_dt"]),
            (Role::Closed, &["closed_dt"]),
            (Role::State, &["case_status"]),
            (Role::Reply, &["closure_reason"]),
            (Role::Unit, &["department"]),
            (Role::Place, &["location", "neighborhood"]),
            (Role::Channel, &["source"]),
            (Role::Kept, &["subject"]),
        ],
    },
    Layout {
        source: "nyc-311",
        signature: &["Unique Key", "Complaint Type", "Descriptor", "Agency Name"],
        columns: &[
            (Role::SourceId, &["Unique Key"]),
            (Role::Category, &["Complaint Type"]),
            (Role::Text, &["Descriptor"]),
            (Role::Reply, &["Resolution Description"]),
            (Role::Dated, &["Resolution Action Updated Date"]),
            (Role::Unit, &["Agency Name"]),
            (Role::Place, &["Incident Address", "Intersection Street 1", "Intersection Street 2", "City"]),
            (Role::Channel, &["Open Data Channel Type"]),
            (Role::Kept, &["Agency", "Location"]),
        ],
    },
    Layout {
        source: "hotline-12345",
        signature: &["市受理编号", "反映日期", "反映内容"],
        columns: &[
            (Role::SourceId, &["市受理编号"]),
            (Role::Phone, &["来电号码", "联系电话"]),
            (Role::Kept, &["省信访件编号", "区县受理编号"]),
        ],
    },
    Layout { source: "exchange", signature: &["xfjbh"], columns: &[(Role::Kept, &["id"])] },
    Layout { source: "exchange", signature: &["id", "xfrq", "tsnr"], columns: &[] },
    Layout { source: "labelled-concerns", signature: &["id", "title", "detail", "label"], columns: &[] },
    Layout { source: "unlabelled-concerns", signature: &["id", "title", "detail"], columns: &[] },
];
