//! What it is for: figures about many concerns, each traceable to its records, each saying on what it rests.
//! Who acts: the operator on the command line; later the analyst and the leaders.
//! Legal basis: 信访工作条例 41 (年度报告), 39 (考核以事实为据).
//! Events: none; it reads views.
//! Never: counts a sealed concern; mixes what was recorded here with what an old system claims.
//! Map rows: S24, S40.

pub mod response_times;
