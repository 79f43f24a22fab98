//! Any bytes as a record: the change that a finding offers can be made, and the text read again.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| collab_fuzz::fix(bytes));
