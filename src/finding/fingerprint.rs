//! Recognising a finding in a later run.
