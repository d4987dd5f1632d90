//! Why a row goes back. The sentence stands in the rejected file beside the row, so it says what to change.

/// One thing wrong with one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Neither title nor words.
    NothingSaid,
    /// NUL, another control character, or a mark that turns the direction of writing.
    ControlCharacter {
        /// The column's name.
        column: String,
    },
    /// Bytes that belong to no character.
    BrokenBytes {
        /// The column's name.
        column: String,
    },
    /// More characters than a record may carry.
    TooLong {
        /// The column's name.
        column: String,
        /// How many it has.
        characters: usize,
        /// How many it may have.
        most: usize,
    },
    /// A date cell that is no date.
    UnclearDate {
        /// The column's name.
        column: String,
        /// What stands there, shortened.
        shown: String,
    },
    /// Said to have come in later than today.
    NotYet {
        /// The column's name.
        column: String,
    },
    /// A word for a state that we do not know.
    UnclearState {
        /// The word.
        shown: String,
    },
    /// A purpose given only as a code: whether it must be sealed cannot be told.
    UnclearPurpose {
        /// The code.
        shown: String,
    },
    /// The same old number stands higher up with other content.
    SameNumberOtherContent {
        /// Where it stood first.
        line: u32,
    },
    /// The rules refused it; the sentence is theirs.
    Refused {
        /// What the rules said.
        sentence: String,
    },
}

impl Reason {
    /// What is wrong and what to do, as the office reads it.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Reason::NothingSaid => "没有标题也没有内容；补上，补不上就写“原件无内容”".to_owned(),
            Reason::ControlCharacter { column } => {
                format!("“{column}”里有看不见的控制字符或改变书写方向的记号；删掉再传")
            }
            Reason::BrokenBytes { column } => format!("“{column}”里有认不出的字节，可能传坏了；对照原件改"),
            Reason::TooLong { column, characters, most } => {
                format!("“{column}”有 {characters} 字，最多 {most} 字；分成附件")
            }
            Reason::UnclearDate { column, shown } => {
                format!("“{column}”写的“{shown}”认不出是哪天；写成 2023-05-08，只知道月份就写 2023-05")
            }
            Reason::NotYet { column } => format!("“{column}”在今天以后；对照原件改"),
            Reason::UnclearState { shown } => format!("状态“{shown}”认不出办没办完；改成“已办结”或“办理中”"),
            Reason::UnclearPurpose { shown } => {
                format!("信访目的只有代码“{shown}”，认不出是不是揭发控告；加一列 xfmdmc 写上名称")
            }
            Reason::SameNumberOtherContent { line } => {
                format!("和第 {line} 行同号，内容不一样；真是两件就把后一件编号加 -2")
            }
            Reason::Refused { sentence } => sentence.clone(),
        }
    }
}
