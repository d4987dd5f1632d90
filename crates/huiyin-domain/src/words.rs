//! People's words: what lies beside an event, encrypted under the concern's key, never in it.

use serde::{Deserialize, Serialize};

use crate::kernel::ids::{FileId, PointNo, UnitId};
use crate::kernel::text::{Line, Name, OldText, Prose, Title};

/// The words of one event. Tagged by name, so that bytes say by themselves what they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "words")]
pub enum Words {
    /// What the person brought.
    #[serde(rename = "concern.v1")]
    Concern(ConcernWords),
    /// Who came along, where they sat, who handed it over.
    #[serde(rename = "registration.v1")]
    Registration(RegistrationWords),
    /// Who the person is and how to reach them; sealed under a key of its own.
    #[serde(rename = "reporter.v1")]
    Reporter(ReporterWords),
    /// Material added later.
    #[serde(rename = "material.v1")]
    Material(MaterialWords),
    /// The points in the office's words, in their order.
    #[serde(rename = "points.v1")]
    Points(PointsWords),
    /// One text and nothing else: a reason, a remark, a note, a question, an answer.
    #[serde(rename = "said.v1")]
    Said(SaidWords),
    /// Why a concern is not accepted, and where to go instead.
    #[serde(rename = "decline.v1")]
    Decline(DeclineWords),
    /// The wordy half of the five-fixed plan.
    #[serde(rename = "plan.v1")]
    Plan(PlanWords),
    /// A whole reply.
    #[serde(rename = "reply.v1")]
    Reply(ReplyWords),
    /// A record of another system.
    #[serde(rename = "carried.v1")]
    Carried(Box<CarriedWords>),
    /// Who a member of staff is.
    #[serde(rename = "person.v1")]
    Person(PersonWords),
    /// What a co-handler is asked for.
    #[serde(rename = "task.v1")]
    Task(TaskWords),
    /// A co-handler's answer.
    #[serde(rename = "task_answer.v1")]
    TaskAnswer(TaskAnswerWords),
    /// The minutes of a joint meeting.
    #[serde(rename = "meeting.v1")]
    Meeting(MeetingWords),
    /// Who is called to a hearing, where, and about what.
    #[serde(rename = "hearing.v1")]
    Hearing(HearingWords),
    /// The minutes of a hearing.
    #[serde(rename = "minutes.v1")]
    Minutes(MinutesWords),
    /// A reply as it goes to several.
    #[serde(rename = "shared.v1")]
    Shared(SharedWords),
    /// Why a repeated concern gets the earlier answer, and that answer.
    #[serde(rename = "repeated.v1")]
    Repeated(RepeatedWords),
    /// Why the next level up is asked to look again, and what is new.
    #[serde(rename = "review_request.v1")]
    ReviewRequest(ReviewRequestWords),
    /// What somebody said while staff took it down.
    #[serde(rename = "interview.v1")]
    Interview(InterviewWords),
}

impl Words {
    /// The bytes that are encrypted.
    pub fn to_bytes(&self) -> Vec<u8> {
        crate::event::canonical(self)
    }

    /// Reads decrypted bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

    /// The matter in one line, of the words with which a concern began; of all other words there is none.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        match self {
            Self::Concern(said) => Some(said.title.as_str()),
            Self::Carried(old) => Some(&old.title),
            Self::Registration(_)
            | Self::Reporter(_)
            | Self::Material(_)
            | Self::Points(_)
            | Self::Said(_)
            | Self::Decline(_)
            | Self::Plan(_)
            | Self::Reply(_)
            | Self::Person(_)
            | Self::Task(_)
            | Self::TaskAnswer(_)
            | Self::Meeting(_)
            | Self::Shared(_)
            | Self::Repeated(_) => None,
            Self::ReviewRequest(_) | Self::Interview(_) | Self::Hearing(_) | Self::Minutes(_) => None,
        }
    }
}

/// What the person brought, in their words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernWords {
    /// Names of the files, in the order of the event's list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileWords>,
    /// Where it is, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Line>,
    /// Why it was registered late, when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_because: Option<Line>,
    /// What happened.
    pub text: Prose,
    /// The matter in one line.
    pub title: Title,
}

/// A file and what the person called it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileWords {
    /// Its length, when it is kept as it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// The encrypted file.
    pub id: FileId,
    /// MIME type after checking and re-encoding.
    pub kind: String,
    /// The name shown.
    pub name: String,
    /// How many pages, of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// Every page of it is a picture, so that it can be shown without being saved.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub scan: bool,
}

/// Who the person is. Every field may be missing.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReporterWords {
    /// Where a letter reaches them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Line>,
    /// The number of the identity card, when a visitor showed it; never asked of anybody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_card: Option<String>,
    /// What they are called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// What they need of us (an interpreter, slow and loud speech, letters read out), kept with their consent and for this
    /// concern alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Line>,
    /// Digits only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

impl std::fmt::Debug for ReporterWords {
    /// Never who it is: a telephone number is as good as a name.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReporterWords").finish_non_exhaustive()
    }
}

/// What staff wrote down beside the matter itself. Every field may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationWords {
    /// Who came along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub companions: Option<Line>,
    /// Where they were received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Line>,
    /// The organ that handed it over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<Line>,
    /// That organ's own number for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_number: Option<Line>,
}

/// Something added to a concern after it was filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialWords {
    /// Files added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileWords>,
    /// Words added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Prose>,
}

/// The points, first to last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsWords {
    /// One line each.
    pub points: Vec<Line>,
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidWords {
    /// The text.
    pub text: Prose,
}

/// Why not, and where instead (信访工作条例 19–24: no wrong door).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclineWords {
    /// Where that body is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Line>,
    /// The article on which it rests, beside the ground of the Regulations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Line>,
    /// Which body the person can go to.
    pub instead: Line,
    /// The number under which another organ has the same matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Line>,
    /// Its telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Line>,
    /// Why it is not accepted here.
    pub reason: Prose,
}

/// 定措施、包解决: what will be done and what counts as solved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanWords {
    /// Measures.
    pub measures: Prose,
    /// What counts as solved.
    pub solved_when: Prose,
}

/// A whole reply in words; outcomes and days stand in the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyWords {
    /// One answer a point.
    pub answers: Vec<AnswerWords>,
    /// What comes before the answers: what was looked into, and how.
    pub opening: Prose,
}

/// The answer to one point. A part that was left empty is `None`; such a draft cannot be handed to check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerWords {
    /// 依据
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Prose>,
    /// 事实
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Prose>,
    /// Which point.
    pub point: PointNo,
    /// What will be done by whom, in the order of the event's promises for this point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<PromiseWords>,
    /// 理由
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Prose>,
    /// 办法、救济: what will be done, or the way that is still open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Prose>,
}

/// One promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseWords {
    /// What.
    pub what: Line,
    /// Who.
    pub who: Line,
}

/// A reply and the points it answers, as they go to everybody whose concern was joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedWords {
    /// One line each.
    pub points: Vec<Line>,
    /// The reply.
    pub reply: ReplyWords,
}

impl SharedWords {
    /// Whether the text holds a name, a telephone, an address or a card number of one of these people.
    #[must_use]
    pub fn tells_of(&self, people: &[ReporterWords]) -> bool {
        let text = String::from_utf8(crate::event::canonical(self)).unwrap_or_default();
        let traits = |person: &ReporterWords| {
            let name = person.name.as_ref().map(|name| name.as_str().to_owned());
            let address = person.address.as_ref().map(|address| address.as_str().to_owned());
            [name, address, person.phone.clone(), person.id_card.clone()].into_iter().flatten().collect::<Vec<_>>()
        };
        // One sign alone is a surname or nothing, and would be found in every text.
        people.iter().flat_map(traits).any(|told| told.chars().count() > 1 && text.contains(&told))
    }
}

/// Why nothing is new, and the answer that was given before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepeatedWords {
    /// Why it stands, and what way is left.
    pub because: Prose,
    /// The earlier reply.
    pub reply: ReplyWords,
}

/// A record as the former system had it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedWords {
    /// Every other column, name and value as they were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<(String, String)>,
    /// Names of the files, in the order of the event's list: another installation of ours has files to carry over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileWords>,
    /// Where, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The reply as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<OldText>,
    /// The id in the former system.
    pub source_id: String,
    /// The state in the former system's word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// What happened.
    pub text: OldText,
    /// The matter in one line.
    pub title: String,
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonWords {
    /// What they are called.
    pub name: Name,
    /// The office phone, shown to citizens whose concern they handle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Line>,
}

/// What another unit is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskWords {
    /// Why it may take longer than the lead itself has; the head's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_because: Option<Prose>,
    /// What is wanted.
    pub wanted: Prose,
}

/// What that unit answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskAnswerWords {
    /// What came with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileWords>,
    /// What was found or done.
    pub text: Prose,
}

/// Who came to a joint meeting and what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingWords {
    /// The minutes.
    pub minutes: Prose,
    /// Who came, unit by unit.
    pub present: Vec<PresentWords>,
}

/// Who came for one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresentWords {
    /// The unit.
    pub unit: UnitId,
    /// Who, by name and office.
    pub who: Line,
}

/// To what people are called to a hearing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingWords {
    /// What is to be heard.
    pub matters: Prose,
    /// Who is called, in the order of the roles.
    pub people: Vec<Line>,
    /// Where.
    pub place: Line,
}

/// What was said at a hearing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesWords {
    /// The minutes, as they were read and signed.
    pub minutes: Prose,
}

/// Why the next level up is asked to look again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRequestWords {
    /// What is new; empty when nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_facts: Option<Prose>,
    /// Why.
    pub reasons: Prose,
}

/// What somebody said at the counter or on the telephone, as it was taken down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewWords {
    /// On which telephone; nothing at the counter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Line>,
    /// The sentence that was read back and confirmed.
    pub read_back: Prose,
    /// What else the person said, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Prose>,
}
