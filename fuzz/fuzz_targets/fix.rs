//! Any bytes as a record: what is put right comes to an end, and doing it again changes nothing.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| collab_fuzz::fix(bytes));
