//! How refusals are declared: word, values and a sample of each in one place.

/// Declares refusals: each with the word under which its sentence is kept, and a sample for every value it carries, so that no
/// variant can be added without a word, nor escape the tests that go through all of them. `with Name(Type)` takes in another
/// set of them, declared in the same way.
macro_rules! refusals {
    (@hidden $inner:ty) => { _ };
    (
        $(#[$about_all:meta])*
        pub enum $all:ident $(, with $group:ident($set:ty))*:
        $($(#[$doc:meta])* $name:ident $(($inner:ty = $one:expr))? $({ $($(#[$about:meta])* $field:ident: $type:ty = $sample:expr),+ $(,)? })? => $word:literal,)+
    ) => {
        $(#[$about_all])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $all {
            $(#[doc = "One of another set."] $group($set),)*
            $($(#[$doc])* $name $(($inner))? $({ $($(#[$about])* $field: $type),+ })?,)+
        }

        $(impl From<$set> for $all {
            fn from(one: $set) -> Self {
                Self::$group(one)
            }
        })*

        impl $all {
            /// The word that names it in sentences and in answers to machines.
            pub fn word(&self) -> &'static str {
                match self { $(Self::$group(one) => one.word(),)* $(Self::$name { .. } => $word,)+ }
            }

            /// What it carries, by name: the variables of its sentence.
            pub fn values(&self) -> Vec<(&'static str, Value)> {
                match self {
                    $(Self::$group(one) => one.values(),)*
                    $(Self::$name $({ $($field),+ })? $((refusals!(@hidden $inner)))? => vec![$($((stringify!($field), Value::from(*$field))),+)?],)+
                }
            }

            /// One of each, for tests that go through all.
            pub fn samples() -> Vec<Self> {
                let mut all = vec![$(Self::$name $(($one))? $({ $($field: $sample),+ })?,)+];
                $(all.extend(<$set>::samples().into_iter().map(Self::$group));)*
                all.shrink_to_fit();
                all
            }
        }
    };
}

pub(super) use refusals;
