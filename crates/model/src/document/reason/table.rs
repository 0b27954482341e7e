//! What a line of the table of reasons becomes.

macro_rules! reasons {
    ($(
        $(#[$about:meta])+ $reason:ident $({ $($(#[$meant:meta])+ $field:ident: $of:ty),+ })?: $word:literal, $kind:expr;
    )+) => {
        /// Why something was not examined.
        #[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Reason {
            $($(#[$about])+ $reason $({ $($(#[$meant])+ $field: $of,)+ })?,)+
        }

        impl Reason {
            /// The words of all reasons; for a bound, which has a word of its own, `bound`.
            pub const WORDS: &[&str] = &[$($word),+];

            /// The kind of the gap.
            #[must_use]
            pub fn kind(&self) -> GapKind {
                #[allow(unused_variables)]
                match self {
                    $(Self::$reason $({ $($field),+ })? => $kind,)+
                }
            }

            fn word(&self) -> &'static str {
                match self {
                    $(Self::$reason $({ $($field: _),+ })? => $word,)+
                }
            }

            /// Gives the texts that are not ours.
            pub fn texts<'r>(&'r self, take: &mut impl FnMut(&'r Arc<str>)) {
                match self {
                    $(Self::$reason $({ $($field),+ })? => { $($($field.texts(take);)+)? })+
                }
            }

            /// Gives the texts that are not ours, to be masked.
            pub fn texts_mut(&mut self, take: &mut impl FnMut(&mut Arc<str>)) {
                match self {
                    $(Self::$reason $({ $($field),+ })? => { $($($field.texts_mut(take);)+)? })+
                }
            }
        }
    };
}
