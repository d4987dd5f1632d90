//! How refusals are declared: word, values and a sample of each in one place.

/// Declares the refusals: each with the word under which its sentence is kept, and a sample for every value it carries, so
/// that no variant can be added without a word, nor escape the tests that go through all of them.
macro_rules! refusals {
    (@hidden $inner:ty) => { _ };
    ($($(#[$doc:meta])* $name:ident $(($inner:ty = $one:expr))? $({ $($(#[$about:meta])* $field:ident: $type:ty = $sample:expr),+ $(,)? })? => $word:literal,)+) => {
        /// Why a command cannot be done now. Each variant has a sentence in both languages under `refusal-…`.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Refusal { $($(#[$doc])* $name $(($inner))? $({ $($(#[$about])* $field: $type),+ })?,)+ }

        impl Refusal {
            /// The word that names it in sentences and in answers to machines.
            pub fn word(&self) -> &'static str {
                match self { $(Self::$name { .. } => $word,)+ }
            }

            /// What it carries, by name: the variables of its sentence.
            pub fn values(&self) -> Vec<(&'static str, Value)> {
                match self { $(Self::$name $({ $($field),+ })? $((refusals!(@hidden $inner)))? => vec![$($((stringify!($field), Value::from(*$field))),+)?],)+ }
            }

            /// One of each, for tests that go through all.
            pub fn samples() -> Vec<Self> {
                vec![$(Self::$name $(($one))? $({ $($field: $sample),+ })?,)+]
            }
        }
    };
}

pub(super) use refusals;
